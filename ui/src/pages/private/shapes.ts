import type { Shape } from '../../api/bindings';

export type Part = 'part0' | 'part1' | 'part2' | 'part3';

const parts: Part[] = ['part0', 'part1', 'part2', 'part3'];

/** In the order they are offered. */
export const shapes: Shape[] = ['note', 'question', 'friend', 'putting_down'];

/** The texts a note of a shape has, after its title. */
export function partsOf(shape: Shape): Part[] {
  return parts.slice(0, shapes.indexOf(shape) + 1);
}
