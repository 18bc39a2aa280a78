/** An icon as `lucide/dist/esm/icons/<name>.mjs` has it: the lines it is drawn with. */
export type IconShape = readonly (readonly [tag: string, attributes: Record<string, string>])[];
