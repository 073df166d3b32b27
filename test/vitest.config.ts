import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 30_000, hookTimeout: 180_000 };
const SITE = 'test/site/**/*.test.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // A browser is a process of its own and leaves its worker waiting, so no core is kept back.
    maxWorkers: '100%',
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      { test: { name: 'core', include: ['test/**/*.test.ts'], exclude: [SITE], ...limits } },
      { test: { name: 'site', include: [SITE], globalSetup: ['test/site/build.ts'], ...limits } },
    ],
  },
});
