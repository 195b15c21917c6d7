import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Logger as Log, type DestinationStream, pino } from 'pino';
import { WORDS } from '../blocks/words/words';
import { createJobPerformer } from './app/perform-job';
import type { Clock, Ids } from './app/ports';
import { createReposts } from './app/reposts';
import { PACE, type Pace } from './app/touched-surfaces';
import { createUseCases } from './app/use-cases';
import { type Config, readConfig } from './config';
import type { Organisation } from './domain/organisation';
import type { Template } from './domain/template';
import { loadOrganisation } from './files/load-organisation';
import { loadTemplate } from './files/load-template';
import { createInFlight } from './in-flight';
import { createWorker } from './jobs/worker';
import { createSlackApp } from './slack/app';
import { createBoltLogger } from './slack/bolt-logger';
import { createClients } from './slack/clients';
import { checkAppToken, identify } from './slack/identify';
import { listen } from './slack/listen';
import { SENDING_PACE, type SendingPace, createMessenger } from './slack/messenger';
import { createNoticeRenderer } from './slack/notice-renderer';
import { createPeople } from './slack/people';
import { createRateBudget } from './slack/rate-budget';
import { createReceiver, healthListener } from './slack/receiver';
import { createRenderer, createSceneOf } from './slack/renderer';
import { createWindows } from './slack/windows';
import { type Database, openDatabase } from './store/database';
import { DatabaseProblem, type DatabaseProblemCode } from './store/database-problem';
import { createJobQueue } from './store/job-queue';
import { createKickoffStore } from './store/kickoff-store';
import { createNoticeStore } from './store/notice-store';
import { createPresenceStore } from './store/presence-store';
import { createSurfaceStore } from './store/surface-store';

/** What may be given in place of the usual: by the demo and by tests. */
export interface StartOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly templatePath?: string;
  readonly organisationPath?: string;
  /** Where requests are taken from; every interface unless said otherwise. */
  readonly host?: string;
  readonly clock?: Clock;
  readonly pace?: Pace;
  readonly sendingPace?: SendingPace;
  readonly logTo?: DestinationStream;
  /** Told when the process should end by itself: the database was taken over by another one. */
  readonly onFatal?: (line: string) => void;
}

/** A running bot. */
export interface Running {
  readonly port: number;
  readonly mode: 'http' | 'socket';
  /** Takes no more work, finishes what is in flight, closes the database. Can be called twice. */
  stop(): Promise<void>;
}

/** Every code that something wrong at the start can have beside those of the database; each is explained in `docs/errors.md`. */
export const START_PROBLEM_CODES = [
  'bad_setting',
  'bad_data_file',
  'port_not_available',
  'slack_refused',
  'slack_unreachable',
] as const;
export type StartProblemCode = (typeof START_PROBLEM_CODES)[number] | DatabaseProblemCode;

/** Something that an operator has to put right before the bot can start; one line for each problem, with its code at the end. */
export class CannotStart extends Error {
  readonly lines: readonly string[];

  constructor(
    readonly code: StartProblemCode,
    problems: readonly string[],
  ) {
    const lines = problems.map((problem) => `${problem} [${code}]`);
    super(lines.join('\n'));
    this.name = 'CannotStart';
    this.lines = lines;
  }
}

const ROOT = projectFolder(__dirname);
const STOP_WITHIN_MS = 8_000;

/** Wires everything and starts it. Throws `CannotStart` for whatever an operator can put right, and leaves nothing open. */
export async function start(options: StartOptions): Promise<Running> {
  const config = settings(options);
  const clock = options.clock ?? systemClock;
  const { template, organisation } = loadData(options);
  const log = pino({ level: config.logLevel }, options.logTo ?? pino.destination(1));
  const database = open(config, clock, (line) => {
    log.fatal(line);
    options.onFatal?.(line);
  });
  try {
    return await run({ options, config, clock, template, organisation, log, database });
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Parts {
  readonly options: StartOptions;
  readonly config: Config;
  readonly clock: Clock;
  readonly template: Template;
  readonly organisation: Organisation;
  readonly log: Log;
  readonly database: Database;
}

async function run({ options, config, clock, template, organisation, log, database }: Parts): Promise<Running> {
  const { botToken, connection, port, slackApiUrl } = config;
  const apiUrl = slackApiUrl === undefined ? {} : { slackApiUrl };
  const logger = createBoltLogger({ warn: (text) => log.warn(text), error: (text) => log.error(text) });
  const clients = createClients({ token: botToken, logger, ...apiUrl });
  const identified = await identify(clients.background, slackApiUrl ?? 'slack.com');
  if (!identified.ok) throw new CannotStart(identified.code, [identified.problem]);
  const { userId, botId, teamId } = identified.identity;
  if (connection.mode === 'socket') {
    const { background } = createClients({ token: connection.appToken, logger, ...apiUrl });
    const refused = await checkAppToken(background, slackApiUrl ?? 'slack.com');
    if (refused !== undefined) throw new CannotStart(refused.code, [refused.problem]);
  }

  const kickoffs = createKickoffStore(database);
  const surfaces = createSurfaceStore(database);
  const jobs = createJobQueue(database);
  const presence = createPresenceStore(database);
  const people = createPeople(clients.interactive, clock, teamId);
  const sceneOf = createSceneOf(template, organisation);
  const renderer = createRenderer(template, sceneOf);
  const messenger = createMessenger(
    clients.background,
    createRateBudget(clock),
    options.sendingPace ?? SENDING_PACE,
    clock,
  );
  const report = (problem: string, about: object) => log.warn(about, problem);
  const pace = options.pace ?? PACE;
  const useCases = createUseCases({
    template,
    organisation,
    kickoffs,
    surfaces,
    presence,
    jobs,
    renderer,
    clock,
    ids,
    pace,
    botUserId: userId,
    channelState: (channelId) => messenger.channel(channelId),
    wake: () => worker.wake(),
  });
  const worker = createWorker({
    jobs,
    clock,
    perform: createJobPerformer({
      useCases,
      template,
      kickoffs,
      surfaces,
      presence,
      notices: createNoticeStore(database),
      jobs,
      messenger,
      // Nobody waits for these looks, so they leave the other client to those who wait.
      people: createPeople(clients.background, clock, teamId),
      renderer,
      noticeRenderer: createNoticeRenderer(sceneOf),
      clock,
      reposts: createReposts(clock),
      timeZone: organisation.calendar.timeZone,
      report,
    }),
    failed: (error, { kickoffId, kind, key }) => log.error({ err: error, kickoffId, kind, key }, 'a job failed'),
  });

  const inFlight = createInFlight();
  let stopping: Promise<void> | undefined;
  const healthy = () => stopping === undefined;
  const receiver = createReceiver({ connection, port, logger, healthy, ...apiUrl });
  const app = createSlackApp({
    receiver,
    token: botToken,
    botId,
    logger,
    ids,
    ...apiUrl,
    deps: {
      useCases,
      surfaces,
      people,
      template,
      organisation,
      sceneOf,
      windows: createWindows(clients.interactive),
      language: organisation.language,
      words: WORDS[organisation.language],
      bot: { userId, teamId },
    },
    failed: (error, reference, what) => log.error({ err: error, reference, what }, 'a request failed'),
    track: (work) => inFlight.track(work),
  });
  const server = await listen(app, {
    port,
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(connection.mode === 'http' ? {} : { beside: healthListener(healthy) }),
  });
  if (!server.ok) throw new CannotStart(server.code, [server.problem]);
  const { port: listeningAt, closeConnections } = server;
  await useCases.catchUp();
  log.info({ mode: connection.mode, port: listeningAt }, 'started');

  async function stop(): Promise<void> {
    // Over HTTP nothing new comes in from now on; a socket stays open until what came through it is acknowledged.
    const refused = connection.mode === 'http' ? app.stop() : undefined;
    refused?.catch(() => undefined);
    await Promise.race([Promise.all([inFlight.settled(STOP_WITHIN_MS), worker.stop()]), delay(STOP_WITHIN_MS)]);
    closeConnections();
    await (refused ?? app.stop()).catch(() => undefined);
    database.close();
    log.info('stopped');
  }
  return { port: listeningAt, mode: connection.mode, stop: () => (stopping ??= stop()) };
}

function settings({ environment }: StartOptions): Config {
  const result = readConfig(environment);
  if (!result.ok) throw new CannotStart('bad_setting', result.problems);
  return result.config;
}

function loadData({ templatePath, organisationPath }: StartOptions): {
  template: Template;
  organisation: Organisation;
} {
  const template = loadTemplate(templatePath ?? join(ROOT, 'data/templates/integration-kickoff.yaml'));
  const file = organisationPath ?? join(ROOT, 'data/organisation.yaml');
  const organisation = loadOrganisation(file);
  const problems = [template, organisation].flatMap((loaded) => (loaded.ok ? [] : loaded.problems));
  if (!template.ok || !organisation.ok) throw new CannotStart('bad_data_file', problems);
  const misfits = misfitsOf(template.value, organisation.value).map((line) => `${file}: ${line}`);
  if (misfits.length > 0) throw new CannotStart('bad_data_file', misfits);
  return { template: template.value, organisation: organisation.value };
}

/** What the organisation's file names and the template does not have. */
function misfitsOf(template: Template, organisation: Organisation): string[] {
  const roles = Object.keys(organisation.roles).filter((role) => !(role in template.roles));
  const known = template.sections.map(({ id }) => id);
  const packs = template.sections.filter(({ pack }) => pack).map(({ id }) => id);
  const sections = organisation.sectionsOn.filter((id) => !known.includes(id));
  return [
    ...roles.map(
      (role) =>
        `roles.${role}: found a role that the template does not have, expected one of ${Object.keys(template.roles).join(', ')}`,
    ),
    ...sections.map((id) => `sectionsOn: found "${id}", expected one of ${known.join(', ')}`),
    ...organisation.connectors.flatMap(({ name, packs: fitting }) =>
      fitting
        .filter((id) => !packs.includes(id))
        .map((id) => `connectors: found the pack "${id}" of ${name}, expected one of ${packs.join(', ')}`),
    ),
  ];
}

function open({ databasePath }: Config, clock: Clock, onFatal: (line: string) => void): Database {
  try {
    return openDatabase(databasePath, { clock, onLeaseLost: ({ message, code }) => onFatal(`${message} [${code}]`) });
  } catch (error) {
    if (error instanceof DatabaseProblem) throw new CannotStart(error.code, [error.message]);
    throw error;
  }
}

/** The folder of `package.json`, above the sources and above what is built from them. */
function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) || dirname(from) === from ? from : projectFolder(dirname(from));
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}

const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten characters out of 32, that is 50 random bits: short enough for a button's value. */
const ids: Ids = {
  next: () => [...randomBytes(10)].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join(''),
};

/** `npm start`: exit code 2 with one line for each thing to put right; SIGTERM and SIGINT stop in good order. */
async function main(): Promise<void> {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  try {
    const running = await start({
      environment: process.env,
      onFatal: (line) => {
        process.stderr.write(`${line}\n`);
        process.exit(2);
      },
    });
    const stop = () => {
      void running.stop().then(() => process.exit(0));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    for (const line of error.lines) process.stderr.write(`${line}\n`);
    process.stderr.write('To try Integration Check without any of this, run: npm run demo\n');
    process.exitCode = 2;
  }
}

if (require.main === module) void main();
