import Sun from '@lucide/svelte/icons/sun';
import type { Component } from 'svelte';
import type { IconShape } from '../parts/icon';
import Today from './today/Today.svelte';

/** A page of the planner. It stands in the rail once it is listed here. */
export interface PageEntry {
  name: string;
  /** The key of its name in the rail. */
  label: string;
  icon: IconShape;
  /** Above, with the planner's own pages, or at the foot of the rail. */
  at: 'top' | 'foot';
  view: Component;
}

/** The order of the rail. */
export const pages: PageEntry[] = [
  { name: 'today', label: 'page-today', icon: Sun, at: 'top', view: Today },
];
