import { WebClient } from '@slack/web-api';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { HANDLERS } from '../../src/slack/app';

const ROOT = join(__dirname, '..', '..');

/**
 * The bot scopes that Slack's documentation asks for with each method that the bot calls. Conversations are public and
 * private channels only: in direct messages the bot asks Slack nothing about the conversation.
 */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  // With the app-level token and its scope connections:write, which stands in no manifest.
  'apps.connections.open': [],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'pins.add': ['pins:write'],
  'pins.remove': ['pins:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
};

/** The bot scopes that Slack's documentation asks for with each event, of public and private channels. */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  user_change: ['users:read'],
};

/** The types of the events that a handler is listed for; one listener for all of them looks them up there. */
const HANDLED = HANDLERS.events.map(({ id }) => id);

const text = (most: number, least = 1) => z.string().min(least).max(most);
const address = z.url({ protocol: /^https$/ });

/** What Slack takes, with its limits; nothing that the bot does not know of. */
const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 175),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32).regex(/^\/[a-z0-9_-]+$/),
          url: address,
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          callback_id: text(255),
          description: text(150),
          type: z.enum(['message', 'global']),
        }),
      )
      .max(10)
      .default([]),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()).max(100) }).optional(),
    interactivity: z
      .strictObject({ is_enabled: z.boolean(), request_url: address, message_menu_options_url: address })
      .optional(),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
type Manifest = z.infer<typeof schema>;

/** What the program asks of Slack, as it stands in its source. */
interface Wants {
  readonly methods: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly shortcuts: ReadonlySet<string>;
  /** It registers for clicks, modals or suggestions. */
  readonly interactive: boolean;
  readonly suggesting: boolean;
  /** What this reading cannot follow, such as a method whose name is computed. */
  readonly unclear: readonly string[];
}

/** Every method that the client library knows, such as `chat.postMessage`. */
const KNOWN = new Set(namesIn(new WebClient() as unknown as Record<string, unknown>, ''));

function namesIn(value: Record<string, unknown>, path: string): string[] {
  return Object.entries(value).flatMap(([name, inner]) => {
    if (typeof inner === 'function') return path === '' ? [] : [`${path}${name}`];
    const isGroup = typeof inner === 'object' && inner !== null && Object.getPrototypeOf(inner) === Object.prototype;
    return isGroup ? namesIn(inner as Record<string, unknown>, `${path}${name}.`) : [];
  });
}

/** Reads the calls of these sources. `files` are their names and texts; `handled` the events that the table lists. */
function wantsOf(files: ReadonlyMap<string, string>, handled: readonly string[] = HANDLED): Wants {
  const methods = new Set<string>();
  const commands = new Set<string>();
  const events = new Set<string>(handled);
  const shortcuts = new Set<string>();
  const unclear: string[] = [];
  let interactive = false;
  let suggesting = false;
  const sources = [...files].map(([name, source]) => ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true));
  const constants = new Map(sources.flatMap(stringConstants));

  /** The text of an argument that is written out, or is a constant of the program. */
  const told = (node: ts.Expression | undefined, at: ts.Node): string => {
    if (node !== undefined && ts.isStringLiteralLike(node)) return node.text;
    const value = node !== undefined && ts.isIdentifier(node) ? constants.get(node.text) : undefined;
    if (value === undefined) unclear.push(at.getText());
    return value ?? '';
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const path = node.expression.getText().replace(/\s|\?/gu, '').split('.');
      const method = [3, 2].map((count) => path.slice(-count).join('.')).find((name) => KNOWN.has(name));
      const [object] = path.slice(-2);
      const name = path.at(-1);
      const [first] = node.arguments;
      if (method !== undefined) methods.add(method);
      else if (name === 'apiCall') methods.add(told(first, node));
      else if (object === 'app' && name === 'command') commands.add(told(first, node));
      else if (object === 'app' && (name === 'event' || name === 'message')) {
        const isTable = first !== undefined && ts.isRegularExpressionLiteral(first);
        if (name === 'message') events.add('message');
        else if (!isTable) events.add(told(first, node));
      } else if (object === 'app' && name === 'shortcut') shortcuts.add(told(first, node));
      else if (object === 'app' && (name === 'action' || name === 'view')) interactive = true;
      else if (object === 'app' && name === 'options') suggesting = true;
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return { methods, commands, events, shortcuts, interactive, suggesting, unclear };
}

function stringConstants(source: ts.SourceFile): [string, string][] {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.flatMap(({ name, initializer }): [string, string][] =>
        ts.isIdentifier(name) && initializer !== undefined && ts.isStringLiteralLike(initializer)
          ? [[name.text, initializer.text]]
          : [],
      ),
    );
}

/** One sentence for each difference between what the manifest grants and what the program asks for. */
function differences(manifest: Manifest, wants: Wants): string[] {
  const scopes = new Set([
    ...[...wants.methods].flatMap((method) => SCOPES[method] ?? [`the scopes of ${method}`]),
    // An event that nobody knows is told as such, below.
    ...[...wants.events].flatMap((event) => EVENT_SCOPES[event] ?? []),
  ]);
  if (wants.commands.size > 0) scopes.add('commands');
  const { features, oauth_config, settings } = manifest;
  const granted = {
    scope: oauth_config.scopes.bot,
    command: features.slash_commands.map(({ command }) => command),
    event: settings.event_subscriptions?.bot_events ?? [],
    shortcut: features.shortcuts.map(({ callback_id: id }) => id),
    setting: [
      ...(settings.interactivity?.is_enabled === true ? ['interactivity'] : []),
      ...(settings.interactivity === undefined ? [] : ['suggestions']),
    ],
  };
  const asked = {
    scope: scopes,
    command: wants.commands,
    event: wants.events,
    shortcut: wants.shortcuts,
    setting: new Set([...(wants.interactive ? ['interactivity'] : []), ...(wants.suggesting ? ['suggestions'] : [])]),
  };
  return (Object.keys(granted) as (keyof typeof granted)[]).flatMap((kind) => [
    ...[...asked[kind]].filter((one) => !granted[kind].includes(one)).map((one) => `${kind} ${one} is missing`),
    ...granted[kind].filter((one) => !asked[kind].has(one)).map((one) => `${kind} ${one} is not needed`),
  ]);
}

const MANIFEST = readFileSync(join(ROOT, 'manifest.yml'), 'utf8');
const manifest = schema.parse(parse(MANIFEST));
const SOURCES = new Map(
  readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(ROOT, 'src', name), 'utf8')]),
);
const wants = wantsOf(SOURCES);

describe('the manifest', () => {
  test('grants what the program asks for, and nothing else', () => {
    expect(differences(manifest, wants)).toEqual([]);
  });

  test('names nothing twice', () => {
    const { bot } = manifest.oauth_config.scopes;
    const events = manifest.settings.event_subscriptions?.bot_events ?? [];
    for (const names of [bot, events, HANDLED]) expect(names).toEqual([...new Set(names)]);
  });

  test('says above each event what it is for', () => {
    const commented = [...MANIFEST.matchAll(/# .+\n\s+- ([a-z_]+)$/gmu)].map(([, event]) => event);
    const events = manifest.settings.event_subscriptions?.bot_events ?? [];
    expect(events.filter((event) => !commented.includes(event))).toEqual([]);
    expect(events.length).toBeGreaterThan(0);
  });

  test('asks for no event whose scope is not known', () => {
    expect([...HANDLED].sort()).toEqual(Object.keys(EVENT_SCOPES).sort());
  });

  test('says above each scope what it is for, and names the methods that need it', () => {
    const comments = new Map(
      [...MANIFEST.matchAll(/((?:# .+\n\s+)+)- ([a-z:]+)$/gmu)].map(([, comment = '', scope = '']) => [scope, comment]),
    );
    for (const scope of manifest.oauth_config.scopes.bot) {
      const needing = [...wants.methods].filter((method) => SCOPES[method]?.includes(scope));
      // The twin of a scope, for private channels, says so instead.
      const missing = needing.filter((method) => !(comments.get(scope) ?? '').includes(method));
      expect([scope, scope.startsWith('groups:') ? comments.has(scope) : missing]).toEqual([
        scope,
        scope.startsWith('groups:') ? true : [],
      ]);
    }
  });

  test('is read by people as well: one address for everything, at the path where the bot listens', () => {
    const receiver = SOURCES.get('slack/receiver.ts') ?? '';
    const [, path = ''] = /SLACK_PATH = '([^']+)'/u.exec(receiver) ?? [];
    const { features, settings } = manifest;
    const addresses = [
      ...features.slash_commands.map(({ url }) => url),
      settings.event_subscriptions?.request_url,
      settings.interactivity?.request_url,
      settings.interactivity?.message_menu_options_url,
    ];
    expect(new Set(addresses).size).toBe(1);
    expect(new URL(addresses[0] ?? '').pathname).toBe(path);
  });

  test('every sub-command of the usage hint is one that the command understands, and the other way round', () => {
    const [command] = manifest.features.slash_commands;
    const hinted = (command?.usage_hint ?? '')
      .replace(/^\[|\]$/gu, '')
      .split(' | ')
      .map((part) => part.split(' ')[0]);
    const [, listed = ''] = /OPERATIONS = \[([^\]]+)\]/u.exec(SOURCES.get('slack/operations.ts') ?? '') ?? [];
    const understood = ['start', ...[...listed.matchAll(/'([a-z]+)'/gu)].map(([, word]) => word)];
    expect([...hinted].sort()).toEqual([...understood].sort());
  });
});

describe('the comparison', () => {
  test('can follow every call of the program', () => {
    expect(wants.unclear).toEqual([]);
    expect([...wants.methods].filter((method) => !(method in SCOPES))).toEqual([]);
    expect(Object.keys(SCOPES).filter((method) => !wants.methods.has(method))).toEqual([]);
    expect(existsSync(join(ROOT, 'src/slack/app.ts'))).toBe(true);
  });

  /** The manifest with one change. */
  function altered(change: (copy: Manifest) => void): string[] {
    const copy = structuredClone(manifest);
    change(copy);
    return differences(schema.parse(copy), wants);
  }

  test.each(manifest.oauth_config.scopes.bot)('finds that the scope %s was taken out', (scope) => {
    const change = (copy: Manifest) => {
      copy.oauth_config.scopes.bot = copy.oauth_config.scopes.bot.filter((one) => one !== scope);
    };
    expect(altered(change)).toEqual([`scope ${scope} is missing`]);
  });

  test('finds whatever was put in', () => {
    const command = manifest.features.slash_commands[0]!;
    const additions: [(copy: Manifest) => unknown, string][] = [
      [(copy) => copy.oauth_config.scopes.bot.push('channels:history'), 'scope channels:history is not needed'],
      [(copy) => copy.features.slash_commands.push({ ...command, command: '/other' }), 'command /other is not needed'],
      [
        (copy) =>
          copy.features.shortcuts.push({
            name: 'Answer',
            callback_id: 'answer',
            description: 'Answers',
            type: 'global',
          }),
        'shortcut answer is not needed',
      ],
      [
        (copy) => copy.settings.event_subscriptions?.bot_events.push('app_home_opened'),
        'event app_home_opened is not needed',
      ],
    ];
    for (const [change, sentence] of additions) expect(altered((copy) => void change(copy))).toEqual([sentence]);
  });

  test.each(HANDLED)(
    'finds that the event %s was taken out of the manifest, or its handler out of the program',
    (event) => {
      const change = ({ settings }: Manifest) => {
        const subscriptions = settings.event_subscriptions!;
        subscriptions.bot_events = subscriptions.bot_events.filter((one) => one !== event);
      };
      expect(altered(change)).toEqual([`event ${event} is missing`]);
      const others = HANDLED.filter((one) => one !== event);
      expect(differences(manifest, wantsOf(SOURCES, others))).toEqual([`event ${event} is not needed`]);
    },
  );

  test('finds that a command or the clicks were taken out', () => {
    expect(altered((copy) => void copy.features.slash_commands.pop())).toEqual([
      'command /integration-check is missing',
    ]);
    expect(altered((copy) => delete copy.settings.interactivity)).toEqual([
      'setting interactivity is missing',
      'setting suggestions is missing',
    ]);
  });

  /** The program with one more file. */
  const extended = (source: string) => differences(manifest, wantsOf(new Map([...SOURCES, ['slack/new.ts', source]])));

  test('finds what the program newly asks for', () => {
    expect(extended(`app.command('/other', run);`)).toEqual(['command /other is missing']);
    expect(extended(`const HOME = 'app_home_opened'; app.event(HOME, show);`)).toEqual([
      'event app_home_opened is missing',
    ]);
    expect(extended(`app.shortcut('answer', open);`)).toEqual(['shortcut answer is missing']);
    expect(extended(`await deps.client.conversations.history({ channel });`)).toEqual([
      'scope the scopes of conversations.history is missing',
    ]);
    expect(extended(`await client.apiCall('files.list');`)).toEqual(['scope the scopes of files.list is missing']);
  });

  test('refuses to guess', () => {
    expect(wantsOf(new Map([['a.ts', 'app.event(nameOf(x), run); client.apiCall(method);']])).unclear).toHaveLength(2);
  });

  test('finds what the program no longer asks for', () => {
    const without = new Map(
      [...SOURCES].map(([name, source]) => [name, source.replace(/client\.pins\.\w+\(/gu, 'nothing(')]),
    );
    expect(differences(manifest, wantsOf(without))).toEqual(['scope pins:write is not needed']);
  });

  test("knows Slack's limits", () => {
    const long = (copy: Manifest) => (copy.display_information.long_description = 'short');
    expect(() => altered(long)).toThrow('175');
    expect(() => altered((copy) => (copy.display_information.name = 'x'.repeat(36)))).toThrow('35');
  });
});
