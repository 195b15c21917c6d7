import { App, type BlockAction, type Context, type Logger, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App';
import { actionName } from '../../blocks/ids';
import { WORDS } from '../../blocks/words/words';
import type { Ids } from '../app/ports';
import { LANGUAGES, type Language } from '../domain/template';
import { type Reachable, UnknownHandler, explainError, tellFailure, unwrapped } from './explain-error';
import type { Handler, SlackDeps } from './handlers';
import { submitAnswer, submitAndNext } from './listeners/answer-submit';
import { boardMenu } from './listeners/board-menu';
import { CHANNEL_EVENTS } from './listeners/channel-events';
import { submitCancel } from './listeners/cancel-submit';
import { COMMAND, runCommand } from './listeners/command';
import { answerItem, chooseAnswer } from './listeners/item-answer';
import { showHistory, turnHistory } from './listeners/history-show';
import { claimItem } from './listeners/item-claim';
import { submitClaim, submitHandOver, submitNotApplicable, submitWaiting } from './listeners/item-forms-submit';
import { askNotApplicable } from './listeners/item-ask-not-applicable';
import { itemMenu } from './listeners/item-menu';
import { openAnswer } from './listeners/item-open';
import { acceptRisk, reopenItem } from './listeners/item-settle';
import { showMine } from './listeners/mine-show';
import { answerNext } from './listeners/next-open';
import { skipItem } from './listeners/next-skip';
import { PEOPLE_EVENTS } from './listeners/people-events';
import { openNote } from './listeners/note-open';
import { submitNote } from './listeners/note-submit';
import { findPerson } from './listeners/person-find';
import { replacePerson, submitReplacement, takeOver } from './listeners/person-replace';
import { addRow } from './listeners/rows-add';
import { submitRow } from './listeners/rows-form-submit';
import { rowMenu } from './listeners/rows-menu';
import { turnRows } from './listeners/rows-page';
import { pasteRows } from './listeners/rows-paste';
import { submitPastedRows } from './listeners/rows-paste-submit';
import { restoreRow } from './listeners/rows-restore';
import { linkSheet } from './listeners/rows-sheet';
import { submitSheet } from './listeners/rows-sheet-submit';
import { submitRows } from './listeners/rows-submit';
import { showSettings } from './listeners/settings-open';
import { submitSettings } from './listeners/settings-submit';
import { startFromReply } from './listeners/start-open';
import { submitStart } from './listeners/start-submit';
import { findSystems } from './listeners/systems-find';
import { createSceneOf } from './renderer';

/** Every handler there is. Bolt would run each registered listener for each payload, so one listener looks the handler up here. */
export const HANDLERS = {
  actions: [
    answerItem,
    chooseAnswer,
    openAnswer,
    itemMenu,
    answerNext,
    skipItem,
    showMine,
    showSettings,
    boardMenu,
    startFromReply,
    acceptRisk,
    reopenItem,
    askNotApplicable,
    addRow,
    rowMenu,
    restoreRow,
    pasteRows,
    turnRows,
    linkSheet,
    claimItem,
    showHistory,
    turnHistory,
    openNote,
    takeOver,
    replacePerson,
  ],
  submissions: [
    submitStart,
    submitAnswer,
    submitAndNext,
    submitRows,
    submitRow,
    submitPastedRows,
    submitSheet,
    submitNotApplicable,
    submitWaiting,
    submitHandOver,
    submitClaim,
    submitNote,
    submitReplacement,
    submitSettings,
    submitCancel,
  ],
  options: [findSystems, findPerson],
  events: [...CHANNEL_EVENTS, ...PEOPLE_EVENTS],
  command: COMMAND,
} as const;

export interface SlackAppOptions {
  readonly receiver: Receiver;
  readonly token: string;
  readonly botId: string;
  readonly slackApiUrl?: string;
  readonly logger: Logger;
  readonly ids: Ids;
  readonly deps: SlackDeps;
  /** Told of errors that an operator should look at, with the reference that the person was given. */
  readonly failed: (error: unknown, reference: string, what: string) => void;
  /** Counts what is in flight, so that stopping can wait for it. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/** Wires Bolt: one listener per kind of payload, a handler looked up by its id, and one place for errors. */
export function createSlackApp(options: SlackAppOptions): App {
  const { receiver, token, botId, logger, ids, deps, failed, track } = options;
  const { userId: botUserId, teamId } = deps.bot;
  const app = new App({
    receiver,
    logger,
    convoStore: false,
    authorize: () => Promise.resolve({ botToken: token, botId, botUserId, teamId }),
    extendedErrorHandler: true,
    ...(options.slackApiUrl === undefined ? {} : { clientOptions: { slackApiUrl: options.slackApiUrl } }),
  });
  const tables = tablesByLanguage(deps);
  /** The handlers that speak the language of who acts. */
  const handlersFor = async (userId: string) => tables(await deps.people.language(userId));

  app.use(async (args) => {
    const { ack, respond } = args as { ack?: Reachable['ack']; respond?: Reachable['respond'] };
    let acked = false;
    const reachable: Reachable = {
      acked: () => acked,
      ...(respond === undefined ? {} : { respond }),
      ...(ack === undefined
        ? {}
        : {
            ack: async (...given) => {
              acked = true;
              await ack(...given);
            },
          }),
    };
    args.context['reachable'] = reachable;
    await track(args.next());
  });
  app.action<BlockAction>(/.*/u, async (args) => {
    const { actions } = await handlersFor(args.body.user.id);
    await lookUp(actions, actionName(args.action.action_id))(reachably(args));
  });
  app.view<ViewSubmitAction>(/.*/u, async (args) => {
    const { submissions } = await handlersFor(args.body.user.id);
    await lookUp(submissions, args.view.callback_id)(reachably(args));
  });
  app.options(/.*/u, async (args) => {
    const { suggestions } = await handlersFor(args.body.user.id);
    await lookUp(suggestions, actionName(args.payload.action_id))(reachably(args));
  });
  const events = table(deps, HANDLERS.events);
  app.event(/.*/u, async (args) => {
    // In a channel shared with others, Slack tells of their workspaces as well; whom it tells stands beside it.
    const { team_id: from, authorizations = [] } = args.body;
    const isOurs = from === teamId || authorizations.some((one) => one.team_id === teamId);
    if (isOurs) await events.get(args.event.type)?.(args);
  });
  app.command(COMMAND, async (args) => {
    const { command } = await handlersFor(args.command.user_id);
    await command(reachably(args));
  });
  app.error(async ({ error, context, body }: ExtendedErrorHandlerArgs) => {
    const reference = ids.next();
    const actor = actorOf(body);
    const { words } = spoken(deps, actor === '' ? undefined : await deps.people.language(actor));
    const { text, expected } = explainError(words, error, reference);
    if (!expected) failed(unwrapped(error), reference, (body as { type?: string }).type ?? 'command');
    const reachable = (context['reachable'] ?? {}) as Reachable;
    await tellFailure(words, body, reachable, { text, expected, reference });
  });
  return app;
}

/** The same arguments with the `ack` that is counted: Bolt gives every listener its own copy of them. */
function reachably<Args extends { readonly context: Context; readonly ack: unknown }>(args: Args): Args {
  const { ack } = args.context['reachable'] as Reachable;
  return ack === undefined ? args : { ...args, ack };
}

/** One set of handlers per language, and one for people whose language nobody knows. */
function tablesByLanguage(deps: SlackDeps) {
  const tablesOf = (language: Language | undefined) => {
    const speaking = spoken(deps, language);
    return {
      actions: table(speaking, HANDLERS.actions),
      submissions: table(speaking, HANDLERS.submissions),
      suggestions: table(speaking, HANDLERS.options),
      command: runCommand(speaking),
    };
  };
  const known = new Map(LANGUAGES.map((language) => [language, tablesOf(language)]));
  const unknown = tablesOf(undefined);
  return (language: Language | undefined) => (language === undefined ? unknown : (known.get(language) ?? unknown));
}

/** The same, speaking that language; unknown people are answered in the kickoff's, or else in the organisation's. */
function spoken(deps: SlackDeps, language: Language | undefined): SlackDeps {
  if (language === undefined) return deps;
  const { template, organisation } = deps;
  return { ...deps, language, words: WORDS[language], sceneOf: createSceneOf(template, organisation, language) };
}

/** Who sent that payload. */
function actorOf(body: unknown): string {
  const { user, user_id: userId } = body as { user?: { id?: string }; user_id?: string };
  return user?.id ?? userId ?? '';
}

function table<Args>(deps: SlackDeps, handlers: readonly Handler<Args>[]): Map<string, (args: Args) => Promise<void>> {
  return new Map(handlers.map(({ id, handle }) => [id, handle(deps)]));
}

function lookUp<Args>(handlers: Map<string, (args: Args) => Promise<void>>, id: string): (args: Args) => Promise<void> {
  const handle = handlers.get(id);
  if (handle === undefined) throw new UnknownHandler(`There is no handler for ${id}`);
  return handle;
}
