// What a real window has and jsdom has not: modal dialogs and popovers, in the little the parts use.
import { afterEach } from 'vitest';
import './words';

function fill(): void {
  const dialog = HTMLDialogElement.prototype;
  dialog.showModal = function (this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  dialog.show = dialog.showModal;
  dialog.close = function (this: HTMLDialogElement) {
    if (!this.open) return;
    this.removeAttribute('open');
    this.dispatchEvent(new Event('close'));
  };

  HTMLElement.prototype.showPopover = function (this: HTMLElement) {
    this.style.display = 'block';
  };
  HTMLElement.prototype.hidePopover = function (this: HTMLElement) {
    this.style.display = '';
  };

  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
    }) as unknown as MediaQueryList;
}

if (typeof window !== 'undefined') {
  fill();
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
  });
}
