// Compiles src, blocks and playground to dist.
//   node scripts/build.mjs               compiles
//   node scripts/build.mjs --if-needed   compiles unless dist was made of exactly these sources
// Without the compiler (an installation without development dependencies) what stands in dist is used as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
const lock = join(dist, '.lock');
const SOURCES = ['src', 'blocks', 'playground'];
const LOCK_PATIENCE = 120_000;

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    : [];

const sourceFiles = () =>
  SOURCES.flatMap((folder) => filesUnder(join(root, folder))).filter((file) => file.endsWith('.ts'));

/** By content, not by time: a fresh clone, a copy and a switched branch all have times that mean nothing. */
function fingerprint() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs'];
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of [...settings.map((name) => join(root, name)).filter(existsSync), ...sourceFiles()].sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const outputOf = (source) => join(dist, relative(root, source).replace(/\.ts$/, '.js'));
const complete = () => sourceFiles().every((file) => file.endsWith('.d.ts') || existsSync(outputOf(file)));
const upToDate = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint() && complete();

function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const sleep = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Two starts at once must not write the same files: the second waits, and then finds everything done. */
function locked(work) {
  mkdirSync(dist, { recursive: true });
  const giveUpAt = Date.now() + LOCK_PATIENCE;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = readOwner();
    if (owner !== undefined && !alive(owner)) rmSync(lock, { force: true });
    else if (Date.now() > giveUpAt)
      fail(`Another build is still running; if it is not, delete ${relative(root, lock)}.`);
    else sleep(100);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  return work();
}

/** Undefined while the owner has not written its name yet, or has just left. */
function readOwner() {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** What an earlier build made of files that are gone would otherwise still be found by an import. */
function removeLeftovers() {
  const wanted = new Set(sourceFiles().map((file) => relative(root, file).slice(0, -'.ts'.length)));
  for (const file of SOURCES.flatMap((folder) => filesUnder(join(dist, folder)))) {
    if (!wanted.has(relative(dist, file).replace(/\.js(\.map)?$/, ''))) rmSync(file, { force: true });
  }
}

function compile(tsc) {
  // The compiler trusts its notes of the last run; when an output was deleted since, they must go.
  if (!complete()) rmSync(join(dist, '.tsbuildinfo'), { force: true });
  rmSync(stamp, { force: true });
  const made = fingerprint();
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) fail('The build failed: see the errors of the compiler above.');
  removeLeftovers();
  writeFileSync(stamp, made);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function main() {
  const ifNeeded = process.argv.includes('--if-needed');
  const tsc = compiler();
  if (tsc === undefined) {
    if (ifNeeded && existsSync(join(dist, 'src', 'main.js'))) return;
    fail('The TypeScript compiler is not installed: run "npm ci" first.');
  }
  if (ifNeeded && upToDate()) return;
  locked(() => {
    // Whoever was waited for may have done it.
    if (ifNeeded && upToDate()) return;
    compile(tsc);
  });
}

main();
