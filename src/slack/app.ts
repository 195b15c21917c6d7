import { App, type BlockAction, type Context, type Logger, type Receiver, type ViewSubmitAction } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App';
import { actionName } from '../../blocks/ids';
import type { Ids } from '../app/ports';
import { type Reachable, UnknownHandler, explainError, tellFailure, unwrapped } from './explain-error';
import type { Handler, SlackDeps } from './handlers';
import { submitAnswer, submitAndNext } from './listeners/answer-submit';
import { boardMenu } from './listeners/board-menu';
import { submitCancel } from './listeners/cancel-submit';
import { COMMAND, runCommand } from './listeners/command';
import { answerItem, chooseAnswer } from './listeners/item-answer';
import { submitHandOver, submitNotApplicable, submitWaiting } from './listeners/item-forms-submit';
import { askNotApplicable } from './listeners/item-ask-not-applicable';
import { itemMenu } from './listeners/item-menu';
import { openAnswer } from './listeners/item-open';
import { acceptRisk, reopenItem } from './listeners/item-settle';
import { showMine } from './listeners/mine-show';
import { answerNext } from './listeners/next-open';
import { skipItem } from './listeners/next-skip';
import { findPerson } from './listeners/person-find';
import { showSettings } from './listeners/settings-open';
import { submitSettings } from './listeners/settings-submit';
import { startFromReply } from './listeners/start-open';
import { submitStart } from './listeners/start-submit';
import { findSystems } from './listeners/systems-find';

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
  ],
  submissions: [
    submitStart,
    submitAnswer,
    submitAndNext,
    submitNotApplicable,
    submitWaiting,
    submitHandOver,
    submitSettings,
    submitCancel,
  ],
  options: [findSystems, findPerson],
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
  const actions = table(deps, HANDLERS.actions);
  const submissions = table(deps, HANDLERS.submissions);
  const suggestions = table(deps, HANDLERS.options);
  const command = runCommand(deps);

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
    await lookUp(actions, actionName(args.action.action_id))(reachably(args));
  });
  app.view<ViewSubmitAction>(/.*/u, async (args) => {
    await lookUp(submissions, args.view.callback_id)(reachably(args));
  });
  app.options(/.*/u, async (args) => {
    await lookUp(suggestions, actionName(args.payload.action_id))(reachably(args));
  });
  app.command(COMMAND, (args) => command(reachably(args)));
  app.error(async ({ error, context, body }: ExtendedErrorHandlerArgs) => {
    const reference = ids.next();
    const { text, expected } = explainError(deps.words, error, reference);
    if (!expected) failed(unwrapped(error), reference, (body as { type?: string }).type ?? 'command');
    const reachable = (context['reachable'] ?? {}) as Reachable;
    await tellFailure(deps.words, body, reachable, { text, expected, reference });
  });
  return app;
}

/** The same arguments with the `ack` that is counted: Bolt gives every listener its own copy of them. */
function reachably<Args extends { readonly context: Context; readonly ack: unknown }>(args: Args): Args {
  const { ack } = args.context['reachable'] as Reachable;
  return ack === undefined ? args : { ...args, ack };
}

function table<Args>(deps: SlackDeps, handlers: readonly Handler<Args>[]): Map<string, (args: Args) => Promise<void>> {
  return new Map(handlers.map(({ id, handle }) => [id, handle(deps)]));
}

function lookUp<Args>(handlers: Map<string, (args: Args) => Promise<void>>, id: string): (args: Args) => Promise<void> {
  const handle = handlers.get(id);
  if (handle === undefined) throw new UnknownHandler(`There is no handler for ${id}`);
  return handle;
}
