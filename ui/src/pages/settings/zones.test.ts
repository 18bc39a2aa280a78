import { expect, it } from 'vitest';
import { findZones, sayZone } from './zones';

const zones = ['America/New_York', 'America/Sao_Paulo', 'Europe/Lisbon', 'Europe/York', 'UTC'];

it('says a zone by its place', () => {
  expect(sayZone('America/New_York')).toBe('New York, America');
  expect(sayZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires, Argentina, America');
  expect(sayZone('UTC')).toBe('UTC');
  expect(sayZone('Etc/UTC')).toBe('UTC');
});

it('finds by any word, without case or accents, the place first', () => {
  expect(findZones(zones, 'york')).toEqual(['Europe/York', 'America/New_York']);
  expect(findZones(zones, 'São')).toEqual(['America/Sao_Paulo']);
  expect(findZones(zones, 'America/New_York')).toEqual(['America/New_York']);
  expect(findZones(zones, 'lisbon, europe')).toEqual(['Europe/Lisbon']);
  expect(findZones(zones, 'atlantis')).toEqual([]);
});

it('offers at most forty', () => {
  const many = Array.from({ length: 500 }, (_, n) => `Place/Number_${n}`);
  expect(findZones(many, '')).toHaveLength(40);
});
