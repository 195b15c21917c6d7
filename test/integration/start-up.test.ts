import SqliteDatabase from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Playground } from '../../playground/server/create-playground';
import { openDatabase } from '../../src/store/database';
import {
  type BotCommand,
  type ProcessWorkspace,
  buildBot,
  installCopy,
  openProcessWorkspace,
  startBot,
  stopBots,
} from '../support/bot-process';

const DEMO = 'To try Integration Check without any of this, run: npm run demo';

let workspace: ProcessWorkspace;
let playground: Playground;
let installed: ReturnType<typeof installCopy>;
let folder: string;
// Processes take their time on a busy machine.
jest.setTimeout(90_000);
beforeAll(async () => {
  buildBot();
  workspace = await openProcessWorkspace();
  ({ playground } = workspace);
}, 120_000);
afterAll(() => workspace.stop());
beforeEach(() => {
  installed = installCopy();
  folder = mkdtempSync(join(tmpdir(), 'integration-check-start-'));
});
afterEach(async () => {
  await stopBots();
  installed.remove();
  rmSync(folder, { recursive: true, force: true });
});

const goodSettings = (): Readonly<Record<string, string>> => ({
  ...workspace.environment,
  DATABASE_URL: `sqlite:${join(folder, 'test.db')}`,
});

/** Starts a bot that cannot start, and gives the lines that it ends with; they must be the only ones, and polite. */
async function refused(
  settings: Readonly<Record<string, string>>,
  how: Pick<BotCommand, 'command' | 'asNobody'> = {},
): Promise<string[]> {
  const environment = { ...goodSettings(), ...settings };
  const bot = startBot({ environment, cwd: installed.path, ...how });
  expect(await bot.ended).toEqual({ code: 2, signal: null });
  const lines = bot.said.err.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));
  expect(lines.at(-1)).toBe(DEMO);
  expect(lines.filter((line) => /^\s+at |Error:|node:internal/u.test(line))).toEqual([]);
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const) {
    const { [name]: value = '' } = environment;
    if (value !== '') expect(bot.said.out + bot.said.err).not.toContain(value);
  }
  return lines.slice(0, -1);
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Every file below a folder with what is in it. */
function contents(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return Object.fromEntries(files.sort().map((name) => [name, hash(join(path, name))]));
}

describe('settings', () => {
  // Everything that is wrong is told at once, so that a few processes show it all.
  const wrong: [what: string, settings: Record<string, string>, lines: RegExp[]][] = [
    [
      'missing, cut short or of another kind',
      {
        SLACK_BOT_TOKEN: '',
        SLACK_SIGNING_SECRET: 'abc',
        PORT: 'http',
        SLACK_API_URL: 'slack',
        DATABASE_URL: 'postgres://somebody:hidden@db.example.com/x',
        LOG_LEVEL: 'loud',
      },
      [
        /^SLACK_BOT_TOKEN is missing: set it to the bot token/,
        /^SLACK_SIGNING_SECRET is not a signing secret: copy it/,
        /^PORT is not a port: set it to a number from 1 to 65535/,
        /^SLACK_API_URL is not a web address: set it to one like/,
        /^DATABASE_URL is not a database of a kind that we know: set it to sqlite:/,
        /^LOG_LEVEL is not a level: set it to fatal, error/,
      ],
    ],
    [
      'of somebody else, absent, or too much',
      {
        SLACK_BOT_TOKEN: 'xoxp-1-wrong',
        SLACK_SIGNING_SECRET: '',
        PORT: '65536',
        SLACK_API_URL: 'https://slack.example.com/',
        DATABASE_URL: 'sqlite:',
      },
      [
        /^SLACK_BOT_TOKEN is not a bot token: it starts with xoxb-/,
        /^PORT is not a port/,
        /^SLACK_API_URL has to end in \/api\//,
        /^DATABASE_URL is not a database of a kind that we know/,
        /^SLACK_SIGNING_SECRET is missing: set it .* or set SLACK_APP_TOKEN/,
      ],
    ],
    [
      'as in examples, or in the wrong place',
      { SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: 'xoxb-2-wrong' },
      [/^SLACK_BOT_TOKEN is not a bot token/, /^SLACK_APP_TOKEN is not an app-level token: it starts with xapp-/],
    ],
  ];
  test.each(wrong)('%s', async (_, settings, lines) => {
    const said = await refused(settings);
    expect(said).toEqual(lines.map((line) => expect.stringMatching(line) as string));
    for (const line of said) expect(line).toMatch(/ \[bad_setting\]$/);
    expect(said.join()).not.toContain('hidden');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are told through `npm start` as well', async () => {
    const settings = { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', PORT: '0x50', LOG_LEVEL: 'x' };
    const lines = await refused(settings, { command: ['npm', 'start', '--silent', '--ignore-scripts'] });
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'PORT',
      'LOG_LEVEL',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  test('can stand in a file beside the program', async () => {
    writeFileSync(join(installed.path, '.env'), 'LOG_LEVEL=loud\nPORT=nowhere\n');
    const { PORT: _, LOG_LEVEL: __, ...others } = goodSettings();
    const bot = startBot({ environment: others, cwd: installed.path });
    expect(await bot.ended).toEqual({ code: 2, signal: null });
    expect(bot.said.err.split('\n').map((line) => line.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'To', '']);
  });
});

describe('Slack', () => {
  test('refuses the token', async () => {
    expect(await refused({ SLACK_BOT_TOKEN: 'xoxb-of-another-app' })).toEqual([
      'SLACK_BOT_TOKEN was refused by Slack (invalid_auth): copy it again from "Install App" in the settings of your Slack app [slack_refused]',
    ]);
  });

  test.each(['invalid_auth', 'missing_scope'])('refuses the app-level token: %s', async (error) => {
    playground.failNext('apps.connections.open', { error });
    const [line, ...more] = await refused({ SLACK_APP_TOKEN: 'xapp-of-another-app' });
    expect(line).toContain(`SLACK_APP_TOKEN was refused by Slack (${error}): switch Socket Mode on`);
    expect(line).toMatch(/ \[slack_refused\]$/);
    expect(more).toEqual([]);
  });

  test('cannot be reached', async () => {
    const [line, ...more] = await refused({ SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(line).toMatch(
      /^Slack does not answer at http:\/\/127\.0\.0\.1:9\/api\/ \(\w+\): check the network, and SLACK_API_URL/,
    );
    expect(line).toMatch(/ \[slack_unreachable\]$/);
    expect(more).toEqual([]);
  });

  test('is something else', async () => {
    const server = createServer((_, response) => response.end('<h1>It works!</h1>'));
    const port = await listening(server);
    const [line, ...more] = await refused({ SLACK_API_URL: `http://127.0.0.1:${port}/api/` });
    expect(line).toMatch(/^Slack does not answer at .* \[slack_unreachable\]$/);
    expect(more).toEqual([]);
  });
});

describe('the port', () => {
  test.each(['HTTP', 'Socket Mode'])('is used by another program (%s)', async (mode) => {
    const server = createServer();
    const port = await listening(server);
    const settings = mode === 'HTTP' ? {} : await socketMode();
    expect(await refused({ ...settings, PORT: String(port) })).toEqual([
      `PORT ${port} is used by another program: stop it, or set another PORT [port_not_available]`,
    ]);
  });

  /** A Slack that gives a connection for Socket Mode; nobody gets as far as using it. */
  async function socketMode(): Promise<Record<string, string>> {
    const slack = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      const connection = { ok: true, url: 'wss://127.0.0.1:9/' };
      const identity = { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0DEMO' };
      response.end(JSON.stringify(request.url?.endsWith('connections.open') === true ? connection : identity));
    });
    const port = await listening(slack);
    return { SLACK_APP_TOKEN: 'xapp-1-good', SLACK_API_URL: `http://127.0.0.1:${port}/api/` };
  }
});

test('with Socket Mode it answers on its port as well, and ends in good order', async () => {
  const slack = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const { port } = slack.address() as AddressInfo;
    const connection = { ok: true, url: `ws://127.0.0.1:${port}/` };
    const identity = { ok: true, user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0DEMO' };
    response.end(JSON.stringify(request.url?.endsWith('connections.open') === true ? connection : identity));
  });
  const sockets = new Set<Duplex>();
  slack.on('upgrade', (request, socket: Duplex) => {
    sockets.add(socket);
    const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
    const hello = Buffer.from(JSON.stringify({ type: 'hello' }));
    socket.write(Buffer.concat([Buffer.from([0x81, hello.length]), hello]));
    // Slack answers a closing handshake with one of its own.
    socket.on('data', (frame: Buffer) => {
      if ((frame[0] ?? 0) === 0x88) socket.end(Buffer.from([0x88, 0]));
    });
    socket.on('error', () => undefined);
  });
  const port = await listening(slack);
  const environment = {
    ...goodSettings(),
    SLACK_SIGNING_SECRET: '',
    SLACK_APP_TOKEN: 'xapp-1-good',
    SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
  };
  const bot = startBot({ environment, cwd: installed.path });
  const health = `http://127.0.0.1:${await bot.port()}`;
  expect(sockets.size).toBe(2);
  const answer = await fetch(`${health}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  expect((await fetch(`${health}/slack/events`, { method: 'POST' })).status).toBe(404);
  bot.kill('SIGTERM');
  expect(await bot.ended).toEqual({ code: 0, signal: null });
  expect(bot.said.err).toBe('');
  for (const socket of sockets) socket.destroy();
});

describe('data files', () => {
  const TEMPLATE = 'data/templates/integration-kickoff.yaml';
  const ORGANISATION = 'data/organisation.yaml';
  // Both files are looked at before anything is said.
  const broken: [what: string, change: (template: string, organisation: string) => void, lines: RegExp[]][] = [
    [
      'a template that is no YAML, an organisation with an unknown key',
      (template, organisation) => {
        appendFileSync(template, '\n\tx: [1\n');
        appendFileSync(organisation, '\ncolour: blue\n');
      },
      [/kickoff\.yaml:\d+:\d+: /, /organisation\.yaml:\d+:\d+: .*"colour"/],
    ],
    [
      'a template without questions, an organisation that is a folder',
      (template, organisation) => {
        writeFileSync(template, 'id: x\n');
        rmSync(organisation);
        mkdirSync(organisation);
      },
      [/kickoff\.yaml:\d+:\d+: .*expected/, /organisation\.yaml: /],
    ],
    ['no template', (template) => rmSync(template), [/kickoff\.yaml: /]],
    [
      'an organisation that does not fit the template',
      (_, organisation) => {
        rewrite(organisation, /^roles: \{\}$/mu, 'roles: { boss: { slackId: U012ABCDEF } }');
        rewrite(organisation, /^sectionsOn: \[\]$/mu, 'sectionsOn: [later]');
      },
      [
        /organisation\.yaml: roles\.boss: found a role that the template does not have/,
        /organisation\.yaml: sectionsOn: found "later", expected one of/,
      ],
    ],
  ];
  test.each(broken)('%s', async (_, change, expected) => {
    change(join(installed.path, TEMPLATE), join(installed.path, ORGANISATION));
    const before = contents(join(installed.path, 'data'));
    const lines = await refused({});
    for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line));
    for (const line of lines) expect(line).toMatch(/ \[bad_data_file\]$/);
    expect(contents(join(installed.path, 'data'))).toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  function rewrite(path: string, from: RegExp, to: string): void {
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  }
});

describe('the database', () => {
  const path = () => join(folder, 'test.db');

  /** A good database, as a bot leaves it. */
  function made(): void {
    openDatabase(path(), { clock: { now: () => new Date(), after: () => () => undefined } }).close();
  }

  function altered(sql: string): void {
    const db = new SqliteDatabase(path());
    // Not `pragma`: it makes a statement that nobody keeps, see `test/support/kept-sqlite.cjs`.
    db.exec('PRAGMA journal_mode = DELETE');
    db.exec(sql);
    db.close();
  }

  const unusable: [what: string, code: string, make: () => void | Promise<void>, line: RegExp][] = [
    [
      'is of a newer version',
      'database_newer',
      () => {
        made();
        altered('PRAGMA user_version = 99');
      },
      /was written by a newer version of this program \(shape 99/,
    ],
    [
      'is of another program',
      'database_foreign',
      () => altered('CREATE TABLE t (x); PRAGMA application_id = 7'),
      /is the database of another program: set the path of another file/,
    ],
    [
      'is a text',
      'database_not_sqlite',
      () => writeFileSync(path(), 'Dear diary,\n'.repeat(40)),
      /is not a database: set the path of another file/,
    ],
    [
      'is a folder',
      'database_not_sqlite',
      () => {
        mkdirSync(path());
        writeFileSync(join(path(), 'x'), '');
      },
      /is not a database: set the path of another file/,
    ],
    [
      'is damaged',
      'database_corrupt',
      () => {
        made();
        damage();
      },
      /is damaged: put it aside and restore the last backup/,
    ],
    [
      'lies below a file',
      'database_no_access',
      () => {
        writeFileSync(join(folder, 'file'), '');
      },
      /cannot be opened: check that its folder exists/,
    ],
  ];
  test.each(unusable)('%s', async (what, code, make, line) => {
    await make();
    const before = contents(folder);
    const url = what === 'lies below a file' ? { DATABASE_URL: `sqlite:${join(folder, 'file', 'test.db')}` } : {};
    const lines = await refused(url);
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(lines[0]).toMatch(new RegExp(` \\[${code}\\]$`, 'u'));
    // A look at a database may leave an empty log beside it.
    expect(contents(folder)).toMatchObject(before);
  });

  function damage(): void {
    const bytes = readFileSync(path());
    bytes.fill(0xa5, 4_200, 12_000);
    writeFileSync(path(), bytes);
  }

  test.each(['the file', 'the folder'])('may not be written to: %s', async (which) => {
    made();
    chmodSync(folder, which === 'the folder' ? 0o555 : 0o777);
    chmodSync(path(), which === 'the file' ? 0o444 : 0o666);
    const before = contents(folder);
    const [line, ...more] = await refused({}, { asNobody: true });
    expect(line).toMatch(
      /^The database .* cannot be written to: make the file and its folder writable .* \[database_read_only\]$/,
    );
    expect(more).toEqual([]);
    expect(contents(folder)).toEqual(before);
  });

  test('is owned by another process, which goes on undisturbed', async () => {
    const owner = startBot({ environment: goodSettings(), cwd: installed.path });
    const port = await owner.port();
    const [line, ...more] = await refused({});
    expect(line).toMatch(
      /is in use by process \d+ on \S+ since \S+: stop that one, then start again\. \[database_in_use\]$/,
    );
    expect(more).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    owner.kill('SIGTERM');
    expect(await owner.ended).toEqual({ code: 0, signal: null });
    made();
  });

  test('is taken away while the bot runs: it ends with a line instead of writing into what is not its own', async () => {
    const bot = startBot({ environment: goodSettings(), cwd: installed.path });
    await bot.port();
    const db = new SqliteDatabase(path());
    db.exec(`UPDATE lease SET token = 'of-another-process'`);
    db.close();
    expect(await bot.ended).toEqual({ code: 2, signal: null });
    expect(bot.said.err).toMatch(
      /^Another process has taken over the database .*: this one writes nothing more; .* \[lease_lost\]\n$/,
    );
  });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

function listening(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, () => resolve((server.address() as AddressInfo).port));
  });
}
