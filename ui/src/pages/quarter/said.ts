import type { QuarterItem } from '../../api/bindings';

/** The words of a text beside its title: every sentence somebody typed, in the order it is kept. */
export function said(item: QuarterItem): string[] {
  const lines: string[] = [];
  const gather = (value: unknown) => {
    if (typeof value === 'string') {
      if (value.includes(' ') && value !== item.title) lines.push(value);
    } else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather(item.text);
  return lines;
}
