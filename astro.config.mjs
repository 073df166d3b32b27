import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { muster } from './src/site/integration.ts';

// The host's policy allows no inline code and no inline styles, so nothing may be inlined.
export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  integrations: [mdx(), muster()],
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
});
