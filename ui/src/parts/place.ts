/**
 * Puts a floating thing below what opened it, or above where there is more room, and keeps it inside
 * the window. Positions are set through the style object, which the content policy allows.
 */
export function place(floating: HTMLElement, anchor: HTMLElement): void {
  const gap = 6;
  const margin = 8;
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: wide, offsetHeight: tall } = floating;
  const below = window.innerHeight - from.bottom - gap - margin;
  const above = from.top - gap - margin;
  const up = tall > below && above > below;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const wanted = rtl ? from.right - wide : from.left;
  const left = Math.max(margin, Math.min(wanted, window.innerWidth - wide - margin));
  const top = up ? Math.max(margin, from.top - gap - tall) : from.bottom + gap;
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
  floating.style.maxHeight = `${Math.max(120, up ? above : below)}px`;
}
