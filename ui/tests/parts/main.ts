import '../words';
import { mount } from 'svelte';
import '../../src/styles/index.css';
import { setStart } from '../../src/state/session.svelte';
import { setLanguage } from '../../src/state/text';
import { couple } from './couple';
import Sheet from './AllParts.svelte';

// `?theme=dark&dir=rtl&scale=2&show=dialog`
const wanted = new URLSearchParams(location.search);
const root = document.documentElement;
root.dataset.theme = wanted.get('theme') ?? 'light';
root.dataset.start = wanted.get('start') ?? 'blue';
root.dataset.end = wanted.get('end') ?? 'clay';
root.style.setProperty('--text-scale', wanted.get('scale') ?? '1');
if (wanted.get('dir') === 'rtl') setLanguage('en-XA');
setStart(couple());
mount(Sheet, {
  target: document.getElementById('app')!,
  props: { show: wanted.get('show') ?? '' },
});
