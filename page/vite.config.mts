import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** The emoji picker has an address of a host for its data where nobody gives it any; here it gets its own file. */
const withoutHosts: Plugin = {
  name: 'without-hosts',
  transform: (code, id) =>
    id.includes('/emoji-picker-element/')
      ? { code: code.replaceAll(/https:\/\/cdn\.jsdelivr\.net\/[^'"`]*/g, ''), map: null }
      : undefined,
};

/** That a library says which of its files belong to the browser, where all do; and how long the build took. */
const OF_NO_INTEREST = new Set(['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS']);

/** The page as `npm run build` makes it; with `--mode gallery`, the sheet of samples that is not shipped. */
export default defineConfig(({ mode }) => ({
  root: here,
  base: './',
  logLevel: 'warn',
  clearScreen: false,
  plugins: [withoutHosts],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    target: 'es2022',
    outDir: join(here, '../dist/page'),
    emptyOutDir: true,
    // Fonts and emoji are files of their own: in the style sheet everybody would download them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: join(here, mode === 'gallery' ? 'gallery.html' : 'index.html'),
      onwarn: (warning, warn) => {
        if (!OF_NO_INTEREST.has(warning.code ?? '')) warn(warning);
      },
    },
  },
}));
