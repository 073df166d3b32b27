import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import unpackBrowser from './browser.ts';
import { buildSite, ROOT } from './built.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site of this repository's content was built. */
    dist: string;
  }
}

/** Before all tests of the site: builds it once, as it ships, and unpacks the browser. */
export default async function setup(project: TestProject): Promise<void> {
  const built = await buildSite(join(ROOT, 'content'), 'site');
  if (!built.ok) throw new Error(built.output);
  project.provide('dist', built.dist);
  await unpackBrowser();
}
