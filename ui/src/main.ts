import './api/early';
import { mount } from 'svelte';
import App from './App.svelte';
import NoteWindow from './pages/note/NoteWindow.svelte';
import './styles/index.css';

// The tray's small window is the same page with another fragment.
const view = location.hash === '#note' ? NoteWindow : App;
mount(view, { target: document.getElementById('app')! });
