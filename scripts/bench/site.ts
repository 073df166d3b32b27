import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../src/site/server.ts';
import { openBrowser } from '../../test/site/browser.ts';
import { writeCorpus } from './corpus.ts';
import { measure, median, pairs, type Run } from './measure.ts';
import { kb, row, table } from './print.ts';
import { forget, writeStarlight } from './starlight.ts';
import { weigh } from './weigh.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');
/** Ours is measured at each size, the peer at those it is asked for. */
const SIZES = [200, 1_000, 2_000, 3_000];
const BESIDE_PEER = [200, 1_000, 3_000];
const LARGE_PLAN = 3_000;
/** A page that both sites have. */
const SAME_PAGE = 'plan-1/scenarios/case-1/';

/** Builds sites of growing content, beside Starlight sites of the same bodies, and weighs a page of both. */
export async function benchSite({ runs, temporary }: { runs: number; temporary: string }): Promise<void> {
  // The peer's project lies below ours, where its imports find our packages.
  mkdirSync(join(ROOT, 'test/.tmp'), { recursive: true });
  const peers = mkdtempSync(join(ROOT, 'test/.tmp/starlight-'));
  process.on('exit', () => rmSync(peers, { recursive: true, force: true }));
  const growth: [entries: number, seconds: number][] = [];
  for (const entries of SIZES) {
    const content = join(temporary, `site-content-${entries}`);
    writeCorpus(content, entries);
    const dist = join(temporary, `site-${entries}`);
    const ours = () => buildOurs(content, dist);
    const limit = entries === 2_000 ? 'limit 15 s, 1024 MiB' : entries === 200 ? 'limit 60 s' : '';
    if (!BESIDE_PEER.includes(entries)) {
      const taken: Run[] = [];
      for (let index = 0; index < runs; index += 1) taken.push(await ours());
      tell(`site with search, ${entries} entries`, median(taken), dist, limit);
      growth.push([entries, median(taken).seconds]);
    } else {
      const project = join(peers, String(entries));
      writeStarlight(content, project);
      const { a, b, ratio } = await pairs(ours, () => buildPeer(project), { runs, warm: false });
      tell(`site with search, ${entries} entries`, a, dist, limit);
      tell(
        `Starlight with search, ${entries} entries`,
        b,
        join(project, 'dist'),
        `ours takes ${ratio.toFixed(2)} of it`,
      );
      growth.push([entries, a.seconds]);
      if (entries === BESIDE_PEER[0]) await besideEachOther(dist, join(project, 'dist'));
      rmSync(project, { recursive: true });
    }
    rmSync(dist, { recursive: true, force: true });
  }
  const content = join(temporary, 'site-content-one-plan');
  writeCorpus(content, LARGE_PLAN, LARGE_PLAN);
  const dist = join(temporary, 'site-one-plan');
  tell(`site with search, ${LARGE_PLAN} entries in one plan`, await buildOurs(content, dist), dist);
  tellGrowth(growth);
}

function buildOurs(content: string, dist: string): Promise<Run> {
  rmSync(dist, { recursive: true, force: true });
  return measure([ASTRO, 'build', '--outDir', dist, '--silent'], {
    cwd: ROOT,
    env: { MUSTER_CONTENT: content, ASTRO_TELEMETRY_DISABLED: '1' },
  });
}

function buildPeer(project: string): Promise<Run> {
  forget(project);
  return measure([ASTRO, 'build', '--silent'], { cwd: project, env: { ASTRO_TELEMETRY_DISABLED: '1' } });
}

function tell(name: string, run: Run, dist: string, note = ''): void {
  const sizes = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, size: statSync(join(entry.parentPath, entry.name)).size }));
  const megabytes = sizes.reduce((sum, { size }) => sum + size, 0) / 1_000_000;
  const pages = sizes.filter((file) => file.name.endsWith('.html')).length;
  row(name, run, `${megabytes.toFixed(1)} MB, ${pages} pages  ${note}`);
}

/** What each next thousand entries takes: the same at every size while the build is linear. */
function tellGrowth(growth: readonly (readonly [entries: number, seconds: number])[]): void {
  const steps = growth.slice(1).map(([entries, seconds], index) => {
    const [from, before] = growth[index] as readonly [number, number];
    return `${(((seconds - before) * 1_000) / (entries - from)).toFixed(2)} s (${from} to ${entries})`;
  });
  process.stdout.write(`  each further 1,000 entries: ${steps.join(', ')}\n\n`);
}

/** The same entry as both sites serve it. */
async function besideEachOther(ours: string, peer: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const rows: (string | number)[][] = [];
    for (const [name, dist] of [
      ['ours', ours],
      ['Starlight', peer],
    ] as const) {
      const served = await serve(dist, { port: 0 });
      // The peer's inline code would be stopped by our policy.
      const weight = await weigh(browser, served.url + SAME_PAGE, { bypassCSP: true });
      await served.close();
      const { html, css, js, fonts, total, addresses } = weight;
      rows.push([name, kb(html), kb(css), kb(js), kb(fonts), kb(total), addresses.length]);
    }
    table([`${SAME_PAGE}, gzipped KB`, 'HTML', 'CSS', 'JS', 'fonts', 'all', 'requests'], rows);
  } finally {
    await browser.close();
  }
}
