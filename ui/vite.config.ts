import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The content policy of the window allows nothing inline and no data: address: no polyfill script is
// written into the page, and no asset is folded into the code. `--mode parts` builds the sheet of all
// parts for looking at in a browser; it is never shipped.
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), svelteTesting()],
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  clearScreen: false,
  build: {
    // The oldest engines the window runs in; anything older would have `:dir()` rewritten into guesses.
    target: ['safari17.4', 'chrome121'],
    outDir: mode === 'parts' ? 'dist-parts' : 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === 'parts' ? 'parts.html' : 'index.html',
      // A name of a value that never changes is longer than the value.
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./tests/setup.ts'],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
  },
}));
