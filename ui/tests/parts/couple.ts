import type { Start } from '../../src/api/bindings';

/** The couple of the tests and of the sheet of parts. */
export function couple(change: Partial<Start> = {}): Start {
  return {
    state: { is: 'open' },
    presence: { here: 'both' },
    guests: false,
    demo: false,
    behind: false,
    zone: 'Europe/Lisbon',
    passphrases: { have: [false, false], here: [false, false], sit: [false, false], locks: false },
    home: {
      partners: [
        {
          side: 'start',
          name: 'Ana',
          letters: 'A',
          colour: 'blue',
          ringed: false,
          text_size: 100,
          welcomed: true,
          muted: false,
        },
        {
          side: 'end',
          name: 'Ben',
          letters: 'B',
          colour: 'clay',
          ringed: true,
          text_size: 100,
          welcomed: true,
          muted: false,
        },
      ],
      household: {
        zone: 'Europe/Lisbon',
        alone: false,
        talk_weekday: 'sun',
        talk_time: '19:30:00',
        theme: 'light',
        quiet_from: null,
        quiet_until: null,
        paused_from: null,
      },
      areas: [
        { id: 'area-home', name: 'Home' },
        { id: 'area-fun', name: 'Fun' },
      ],
      undo: { op: 'delete', thing: 'Lisbon in May', to: null },
      redo: null,
      today: '2026-06-12',
      read_only: false,
      clock_behind: false,
    },
    ...change,
  };
}
