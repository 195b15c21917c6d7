// `node scripts/test-on.mjs 24`: the whole suite on another version of Node.js, which comes as an npm package. Works on a copy
// of what git knows, so that node_modules here stays as it is.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const [version] = process.argv.slice(2);
if (version === undefined || !/^\d+(\.\d+){0,2}$/.test(version)) {
  console.error('Which version of Node.js? For example: node scripts/test-on.mjs 24');
  process.exit(2);
}

const root = join(import.meta.dirname, '..');
const place = mkdtempSync(join(tmpdir(), `integration-check-node-${version}-`));
chmodSync(place, 0o755);
const run = (command, args, options) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};

try {
  const tools = join(place, 'node');
  mkdirSync(tools);
  run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', tools, `node@${version}`]);
  const home = nodeHome(join(tools, 'node_modules'));
  const environment = { ...process.env, PATH: [join(home, 'bin'), process.env.PATH].join(delimiter) };
  // The driver of the database is compiled against the headers of this very version.
  if (existsSync(join(home, 'include'))) environment.npm_config_nodedir = home;

  const copy = join(place, 'copy');
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  for (const file of files.toString().split('\0').filter(Boolean)) {
    if (!existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  run('node', ['--version'], { cwd: copy, env: environment });
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: copy, env: environment });
  run('npm', ['test'], { cwd: copy, env: environment });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** The folder with `bin/node` and, where it is shipped, `include`. */
function nodeHome(modules) {
  const found = readdirSync(modules, { recursive: true }).find((name) => /(^|[/\\])include$/.test(name));
  if (found !== undefined) return dirname(join(modules, found));
  return join(modules, 'node');
}
