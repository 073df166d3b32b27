import { check, defaultAsOf, load } from '../src/check.ts';
import { fail, readContent, run, shown } from './command.ts';
import { findDrill } from './drill/find.ts';
import { makePack, newSeed, packName } from './drill/pack.ts';
import { recordResult } from './drill/record.ts';

const HELP = `
Usage: npm run drill -- pack DRILL [--seed WORD] [--out DIR] [--content DIR]
       npm run drill -- record DRILL RESULT.json [--content DIR]

pack    makes the facilitator's pack of a drill: one file to open on any device and to print, with
        run sheet, hand-outs, evaluator sheets, hotwash, report and attendance. Keep it from players.
record  writes what the pack saved after the drill into the drill's file: the day, ratings,
        attendance and actions. Open actions then nag until they are closed with proof.

  DRILL           <plan>/<drill>, such as task-list/2026-12-15-first-call; the plan may be
                  left out where only one has such a drill; a file's path will do
  --seed WORD     draws the same cards again; without it a new seed is made and printed
  --out DIR       the folder of the pack (default: dist-facilitator)
  --content DIR   the content folder; content where it is left out
  --help          print this

Exit code: 0 done, 2 nothing written.
`;

const OPTIONS = { seed: { type: 'string' }, out: { type: 'string' }, content: { type: 'string' } } as const;

await run(HELP, OPTIONS, async (values, [command, name, result, ...more]) => {
  if (command !== 'pack' && command !== 'record')
    fail(`${command === undefined ? 'Say what to do' : `There is no ${shown(command)}`}: pack or record. See --help.`);
  if (name === undefined) fail('Name the drill, such as 2026-12-15-first-call. See --help.');
  if (more.length > 0 || (command === 'pack' && result !== undefined))
    fail(`${shown(more[0] ?? result ?? '')} is one name too many. See --help.`);
  const directory = values.content ?? 'content';
  const { files, name: folder } = readContent(directory);
  if (command === 'record') {
    if (values.seed !== undefined || values.out !== undefined) fail('--seed and --out belong to pack. Leave them out.');
    if (result === undefined) fail('Name the file that the pack saved, EXERCISE-…-result.json. See --help.');
    process.stdout.write(recordResult(findDrill(name, load(files), folder), result, { directory, folder, files }));
    return;
  }
  const asOf = defaultAsOf(files, Date.now());
  const report = check(files, { asOf, latest: asOf, folder });
  const drill = findDrill(name, report.content, folder);
  const broken = report.findings.filter(
    (each) => each.plan === drill.plan.id && each.entry === drill.name && each.level !== 'notice',
  );
  for (const { file, line, message } of broken) process.stdout.write(`${file}:${line} ${message}\n`);
  const draws = (drill.data.injects ?? []).some((inject) => inject.drawn);
  if (values.seed !== undefined && !draws) fail(`${drill.id} draws no cards. Leave out --seed.`);
  if (values.seed !== undefined && !/^[A-Za-z0-9-]{1,20}$/.test(values.seed))
    fail(`--seed is ${shown(values.seed)}. Use up to 20 letters, digits and hyphens.`);
  const seed = values.seed ?? (draws ? newSeed() : '');
  const out = values.out ?? 'dist-facilitator';
  process.stdout.write(`Making ${packName(drill)} …\n`);
  const file = await makePack(drill, seed, directory, out);
  const again =
    seed === ''
      ? ''
      : `Seed ${seed}: npm run drill -- pack ${drill.plan.id}/${drill.id} --seed ${seed} draws the same cards.\n`;
  process.stdout.write(
    `${file}\n${again}Open it in a browser. It is for the facilitator only: players read the drill's page on the site.\n`,
  );
});
