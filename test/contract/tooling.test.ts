import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const filesUnder = (folder: string): string[] =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : [];

const manifest = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies' | 'devDependencies',
  Record<string, string>
>;

describe('.env.example', () => {
  const paragraphs = read('.env.example').split(/\n{2,}/);
  const variables = paragraphs.flatMap((text) => [...text.matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1]));

  test('explains every variable in a comment of its own', () => {
    for (const paragraph of paragraphs.slice(1)) expect(paragraph.trim()).toMatch(/^(# .+\n)+[A-Z0-9_]+=.*$/);
  });

  test('names exactly what the bot reads', () => {
    const known = [...read('src/config.ts').matchAll(/^\s*([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
    expect([...variables].sort()).toEqual([...new Set(known)].sort());
  });
});

describe('package.json', () => {
  test('has every script that the documentation tells people to run', () => {
    const documents = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
    const told = documents.flatMap((name) =>
      [...read(name).matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map((match) => match[1]),
    );
    expect(told.filter((name) => name === undefined || !(name in manifest.scripts))).toEqual([]);
  });

  test('pins every dependency to one version', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('the names of files', () => {
  const names = ['src', 'blocks', 'playground', 'test', 'scripts']
    .flatMap(filesUnder)
    .filter((name) => !name.endsWith('.md'));

  test('are in kebab-case', () => {
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))).toEqual([]);
  });

  test('say what a file is about', () => {
    const empty = /^(index\.ts|.*\b(utils?|helpers?|manager|service)\.ts)$/;
    expect(names.filter((name) => empty.test(basename(name)))).toEqual([]);
  });
});
