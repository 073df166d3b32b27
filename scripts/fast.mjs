// node scripts/fast.mjs COMMAND …: runs scripts/COMMAND.ts from one file that is made of all its modules. Loading 290
// modules takes half of a short run. The file is made after the first run, and anew whenever the code changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = process.env.MUSTER_CACHE ?? join(root, 'node_modules/.cache');
enableCompileCache(join(cache, 'compile'));

const [name = ''] = process.argv.splice(2, 1);
const entry = join(root, 'scripts', `${name}.ts`);
process.argv[1] = entry;
const file = join(cache, 'muster-code', `${name}-${digest()}.mjs`);
if (existsSync(file)) {
  await import(pathToFileURL(file).href);
} else {
  await import(pathToFileURL(entry).href);
  // A machine of a CI service is thrown away: nobody would run the file.
  if (!process.env.CI) await make();
}

/** Names all code of the command: ours, and the packages that it uses. */
function digest() {
  const hash = createHash('sha256')
    .update(process.version)
    .update(root)
    .update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of ['schemas', 'scripts', 'src', 'src/edit', 'src/plan', 'src/report', 'src/rules']) {
    for (const each of readdirSync(join(root, folder)).sort()) {
      if (/\.(?:ts|js|mjs|json)$/.test(each)) hash.update(each).update(readFileSync(join(root, folder, each)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** Makes the file, whole or not at all. Whatever prevents it costs time in the next run, nothing else. */
async function make() {
  const part = `${file}.${process.pid}`;
  try {
    const { build } = await import('rolldown');
    mkdirSync(dirname(file), { recursive: true });
    // Those of other code are of no more use.
    for (const old of readdirSync(dirname(file)).filter((each) => each.startsWith(`${name}-`)))
      rmSync(join(dirname(file), old));
    try {
      await build({
        input: entry,
        platform: 'node',
        // It has a part that is no JavaScript.
        external: ['satteri'],
        plugins: [
          {
            name: 'own-address',
            transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
          },
        ],
        output: { file: part, format: 'esm', codeSplitting: false },
        logLevel: 'silent',
      });
      renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
  } catch {
    // A folder that nobody may write to, or a full disk: the next run loads the modules.
  }
}
