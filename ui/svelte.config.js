import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Whose styles have which scope. */
const scopes = new Map();

/** The shortest name no other file has: it stands in the styles and in the code, hundreds of times. */
function scope(filename, whole) {
  for (let length = 4; ; length++) {
    const name = whole.slice(0, length);
    if ((scopes.get(name) ?? filename) === filename) {
      scopes.set(name, filename);
      return name;
    }
  }
}

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    cssHash: ({ hash, filename }) => scope(filename, `s${hash(filename)}`),
  },
};
