/** An IANA name as people read it: `America/New_York` is “New York, America”. */
export function sayZone(zone: string): string {
  const parts = zone
    .replace(/^Etc\//, '')
    .replaceAll('_', ' ')
    .split('/');
  return parts.reverse().join(', ');
}

/** Without case or accents, and with blanks for what IANA joins names with. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** At most this many are offered: one more letter is quicker than a longer list. */
const most = 40;

/** The zones that have every word looked for; those whose place begins with it come first. */
export function findZones(zones: readonly string[], looked: string): string[] {
  const words = fold(looked).split(' ').filter(Boolean);
  const begins = (zone: string) => (fold(sayZone(zone)).startsWith(words.join(' ')) ? 0 : 1);
  return zones
    .filter((zone) => {
      const name = fold(sayZone(zone));
      return words.every((word) => name.includes(word));
    })
    .sort((one, other) => begins(one) - begins(other))
    .slice(0, most);
}
