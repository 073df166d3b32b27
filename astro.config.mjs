import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { muster } from './src/site/integration.ts';

// The host's policy allows no inline code and no inline styles, so nothing may be inlined.
/** What a script loads later has no styles and no scripts of its own to load before it; so no page needs the code for that. */
const noPreload = {
  name: 'no-preload',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  integrations: [mdx(), muster()],
  vite: {
    plugins: [noPreload],
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // What every page loads is one file, whoever else uses parts of it: a page has six requests to spend.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'page',
                test: /preload-helper|components\/(?:elements|site-search|offline-copy|reader-day|paper-links)\.ts/,
              },
            ],
          },
        },
      },
    },
  },
});
