import Archive from 'lucide/dist/esm/icons/archive.mjs';
import Bell from 'lucide/dist/esm/icons/bell.mjs';
import NotebookPen from 'lucide/dist/esm/icons/notebook-pen.mjs';
import BadgeCheck from 'lucide/dist/esm/icons/badge-check.mjs';
import Split from 'lucide/dist/esm/icons/split.mjs';
import Settings2 from 'lucide/dist/esm/icons/settings-2.mjs';
import DoorOpen from 'lucide/dist/esm/icons/door-open.mjs';
import FileClock from 'lucide/dist/esm/icons/file-clock.mjs';
import Flag from 'lucide/dist/esm/icons/flag.mjs';
import LifeBuoy from 'lucide/dist/esm/icons/life-buoy.mjs';
import SquareDashed from 'lucide/dist/esm/icons/square-dashed.mjs';
import Sun from 'lucide/dist/esm/icons/sun.mjs';
import Trash2 from 'lucide/dist/esm/icons/trash.mjs';
import type { Component } from 'svelte';
import type { IconShape } from '../parts/icon';
import Goals from './goals/Goals.svelte';
import Help from './help/Help.svelte';
import Backups from './backups/Backups.svelte';
import Day from './backups/Day.svelte';
import Boundaries from './boundaries/Boundaries.svelte';
import Leave from './leave/Leave.svelte';
import SetUp from './set-up/SetUp.svelte';
import Changes from './changes/Changes.svelte';
import Decisions from './decisions/Decisions.svelte';
import RulesPrint from './decisions/RulesPrint.svelte';
import Private from './private/Private.svelte';
import Quarter from './quarter/Quarter.svelte';
import Reminders from './reminders/Reminders.svelte';
import Settings from './settings/Settings.svelte';
import Today from './today/Today.svelte';
import Trash from './trash/Trash.svelte';
import Values from './values/Values.svelte';
import Yeses from './yeses/Yeses.svelte';

/** A page of the planner. It stands in the rail once it is listed here. */
export interface PageEntry {
  name: string;
  /** The key of its name in the rail. */
  label: string;
  icon: IconShape;
  /**
   * Above, with the planner's own pages, or at the foot of the rail; `beside` is reached from another
   * page; `alone` takes the whole window, without rail and bar.
   */
  at: 'top' | 'foot' | 'beside' | 'alone';
  view: Component;
}

/** In the order of the rail. While no household is set up, the page named `set-up` is shown. */
export const pages: PageEntry[] = [
  { name: 'today', label: 'page-today', icon: Sun, at: 'top', view: Today },
  { name: 'goals', label: 'page-goals', icon: Flag, at: 'top', view: Goals },
  { name: 'set-up', label: 'page-set-up', icon: Sun, at: 'alone', view: SetUp },
  {
    name: 'boundaries',
    label: 'page-boundaries',
    icon: SquareDashed,
    at: 'top',
    view: Boundaries,
  },
  { name: 'decisions', label: 'page-decisions', icon: Split, at: 'top', view: Decisions },
  { name: 'rules-print', label: 'decisions-print', icon: Split, at: 'alone', view: RulesPrint },
  { name: 'quarter', label: 'page-quarter', icon: Bell, at: 'beside', view: Quarter },
  { name: 'private', label: 'page-private', icon: NotebookPen, at: 'foot', view: Private },
  { name: 'help', label: 'page-help', icon: LifeBuoy, at: 'foot', view: Help },
  { name: 'reminders', label: 'page-reminders', icon: Bell, at: 'foot', view: Reminders },
  { name: 'settings', label: 'page-settings', icon: Settings2, at: 'foot', view: Settings },
  { name: 'backups', label: 'page-backups', icon: Archive, at: 'beside', view: Backups },
  { name: 'earlier-day', label: 'page-backups', icon: Archive, at: 'beside', view: Day },
  { name: 'leave', label: 'page-leave', icon: DoorOpen, at: 'beside', view: Leave },
  { name: 'changes', label: 'page-changes', icon: FileClock, at: 'beside', view: Changes },
  { name: 'trash', label: 'page-trash', icon: Trash2, at: 'beside', view: Trash },
  { name: 'values', label: 'page-values', icon: Flag, at: 'beside', view: Values },
  { name: 'yeses', label: 'page-yeses', icon: BadgeCheck, at: 'beside', view: Yeses },
];
