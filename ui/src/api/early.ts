import { askEarly } from './call';

// Imported before everything else, so that these calls are on their way while the pages are read. What they
// are is what Today asks for at the start; the tray's small window asks for nothing.
if (location.hash !== '#note') askEarly(['start', 'today_page', 'waiting']);
