import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Served, serve } from '../../src/site/server.ts';
import { buildSite, ROOT } from './built.ts';

/** Days later than the newest record of the content: some weeks on, a year on, and when nothing holds any more. */
export const LATER_DAYS = ['2027-01-15', '2027-12-01', '2029-06-01'];

/** The shipped content as if it were live, so that its pages go by the reader's own day; built and served for one file of tests. */
export interface LiveSite {
  /** The folder around `content`, and that folder. */
  parent: string;
  folder: string;
  at(path: string): string;
}

/** Builds it before the tests of a file; `prepare` may change the folder first. */
export function liveSite(name: string, prepare: (live: LiveSite) => void = () => {}): LiveSite {
  const parent = mkdtempSync(join(tmpdir(), 'muster-live-'));
  let served: Served;
  const live: LiveSite = {
    parent,
    folder: join(parent, 'content'),
    at: (path) => served.url + path.replace(/^\//, ''),
  };
  beforeAll(async () => {
    cpSync(join(ROOT, 'content'), live.folder, { recursive: true });
    const organization = join(live.folder, 'organization.yml');
    writeFileSync(
      organization,
      readFileSync(organization, 'utf8')
        .replace('profile: demo', 'profile: live')
        .replace(/^demoDate: .*\n/m, ''),
    );
    prepare(live);
    const built = await buildSite(live.folder, name);
    if (!built.ok) throw new Error(built.output);
    served = await serve(built.dist, { port: 0 });
  }, 180_000);
  afterAll(async () => {
    await served?.close();
    rmSync(parent, { recursive: true, force: true });
  });
  return live;
}
