import { z } from 'zod';

/** A variable that is absent or left empty in `.env` counts as not set. */
const unset = (value: unknown) => (value === '' ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema);

const schema = z.object({
  SLACK_BOT_TOKEN: setting(
    z
      .string('is missing: set it to the bot token of your Slack app (it starts with xoxb-)')
      .regex(
        /^xoxb-[!-~]+$/,
        'is not a bot token: it starts with xoxb- and stands under "Install App" in the settings of your Slack app',
      ),
  ),
  SLACK_SIGNING_SECRET: setting(
    z
      .string()
      .regex(/^\S{8,}$/, 'is not a signing secret: copy it from "Basic Information" in the settings of your Slack app')
      .optional(),
  ),
  SLACK_APP_TOKEN: setting(
    z
      .string()
      .regex(
        /^xapp-[!-~]+$/,
        'is not an app-level token: it starts with xapp- and stands under "Basic Information" in the settings of your Slack app',
      )
      .optional(),
  ),
  PORT: setting(
    z
      .string()
      .regex(/^\d{1,5}$/, 'is not a port: set it to a number from 1 to 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'is not a port: set it to a number from 1 to 65535')
      .default(3000),
  ),
  SLACK_API_URL: setting(
    z
      .url({
        protocol: /^https?$/,
        error: 'is not a web address: set it to one like https://slack.com/api/, or leave it out',
        abort: true,
      })
      .refine((url) => url.endsWith('/api/'), 'has to end in /api/ with its last slash, such as https://slack.com/api/')
      .optional(),
  ),
  DATABASE_URL: setting(
    z
      .string()
      .regex(
        /^sqlite:.+$/,
        'is not a database of a kind that we know: set it to sqlite: and the path of a file, such as sqlite:data/integration-check.db',
      )
      .default('sqlite:data/integration-check.db'),
  ),
  LOG_LEVEL: setting(
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace'],
        'is not a level: set it to fatal, error, warn, info, debug or trace',
      )
      .default('info'),
  ),
});

/** How the bot receives what people do. */
export type Connection =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

/** The bot's settings, checked. */
export interface Config {
  readonly botToken: string;
  readonly connection: Connection;
  readonly port: number;
  /** Ends in `/api/`; undefined for Slack itself. */
  readonly slackApiUrl?: string;
  /** The path of the database file. */
  readonly databasePath: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] };

/** Reads the settings. Each problem is one line that names the variable and what to set; values are never repeated. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const parsed = schema.safeParse(environment);
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const connection = connectionOf(environment);
  if (connection === undefined) {
    problems.push(
      'SLACK_SIGNING_SECRET is missing: set it to receive requests over HTTP, or set SLACK_APP_TOKEN to use Socket Mode',
    );
  }
  if (!parsed.success || connection === undefined) return { ok: false, problems: [...new Set(problems)] };
  const { data } = parsed;
  return {
    ok: true,
    config: {
      botToken: data.SLACK_BOT_TOKEN,
      connection,
      port: data.PORT,
      ...(data.SLACK_API_URL === undefined ? {} : { slackApiUrl: data.SLACK_API_URL }),
      databasePath: data.DATABASE_URL.slice('sqlite:'.length),
      logLevel: data.LOG_LEVEL,
    },
  };
}

/** Socket Mode where there is an app-level token, otherwise HTTP. */
function connectionOf({
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
}: Readonly<Record<string, string | undefined>>): Connection | undefined {
  if (appToken) return { mode: 'socket', appToken };
  return signingSecret ? { mode: 'http', signingSecret } : undefined;
}
