import type { IconShape } from './icon';

/** One thing a menu offers. */
export interface MenuItem {
  label: string;
  run: () => void;
  icon?: IconShape;
  /** The keys that do the same, as `Kbd` shows them. */
  keys?: string;
  /** True draws it as the one in force, among items of which one is. */
  current?: boolean;
  /** A second line that says more. */
  hint?: string;
  disabled?: boolean;
  /** Sets it apart from the one before. */
  apart?: boolean;
}
