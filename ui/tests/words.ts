// What the shell hands to the page: the words that live with the core.
const files = import.meta.glob<string>('../../src-tauri/core/locales/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const words = Object.values(files).join('\n');

if (typeof window !== 'undefined') Object.assign(window, { words });
