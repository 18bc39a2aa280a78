// Each icon is a module of its own, which the package has no types for.
declare module 'lucide/dist/esm/icons/*.mjs' {
  const lines: import('./parts/icon').IconShape;
  export default lines;
}
