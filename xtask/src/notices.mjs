// Writes the notices of every library that is linked into the program or shipped in its interface:
// name, version, licence, and each licence text once. Reads what cargo and npm say; asks no network.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [out] = process.argv.slice(2);
const isLicence = (name) => /^(licen[cs]e|copying|notice|ofl)/i.test(name) && !/\.(rs|toml)$/i.test(name);

function textsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isLicence(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8').replace(/\r\n/g, '\n').trim());
}

function crates() {
  const tree = execFileSync(
    'cargo',
    ['tree', '--package', 'common-ground', '--package', 'common-ground-cli', '--edges', 'normal', '--prefix', 'none', '--format', '{p}'],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const linked = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const metadata = JSON.parse(
    execFileSync('cargo', ['metadata', '--format-version', '1'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
  return metadata.packages
    .filter((one) => one.source && linked.has(`${one.name} v${one.version}`))
    .map((one) => ({ name: one.name, version: one.version, licence: one.license, folder: dirname(one.manifest_path) }));
}

function packages() {
  const wanted = Object.keys(JSON.parse(readFileSync('ui/package.json', 'utf8')).dependencies);
  const found = new Map();
  // What `svelte` compiles into the bundle is shipped too, although it is a development dependency.
  const queue = [...wanted, 'svelte'];
  for (const name of queue) {
    const folder = join('ui/node_modules', name);
    if (found.has(name) || !existsSync(folder)) continue;
    const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    found.set(name, { name, version: about.version, licence: about.license, folder });
    if (name !== 'svelte') queue.push(...Object.keys(about.dependencies ?? {}));
  }
  return [...found.values()];
}

const all = [...crates(), ...packages()].sort((a, b) => (a.name < b.name ? -1 : 1));
const texts = new Map();
const unsaid = [];
for (const one of all) {
  if (!one.licence) unsaid.push(one.name);
  for (const text of textsIn(one.folder)) texts.set(text, [...(texts.get(text) ?? []), one.name]);
}
if (unsaid.length > 0) {
  console.error(`These name no licence: ${unsaid.join(', ')}.`);
  process.exit(1);
}
const list = all.map((one) => `| ${one.name} | ${one.version} | ${one.licence} |`).join('\n');
const sections = [...texts]
  .map(([text, names]) => `## ${[...new Set(names)].join(', ')}\n\n\`\`\`text\n${text}\n\`\`\``)
  .join('\n\n');
const notices = `# What others wrote\n\nCommon Ground stands on these libraries and typefaces.\n\n| name | version | licence |\n|---|---|---|\n${list}\n\n${sections}\n`;
writeFileSync(out, notices);
// As packages ship it: a tenth of the size.
writeFileSync(`${out}.gz`, gzipSync(notices, { level: 9 }));
console.log(`${out}: ${all.length} libraries, ${texts.size} texts`);
