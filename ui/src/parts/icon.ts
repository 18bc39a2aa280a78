import type { Component } from 'svelte';

/** An icon as `@lucide/svelte/icons/<name>` exports it. */
// Lucide types its props per icon; a part only ever passes the few that all of them take.
export type IconShape = Component<any>;
