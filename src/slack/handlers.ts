import type {
  AllMiddlewareArgs,
  BlockAction,
  RespondFn,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Message } from '../../blocks/scene';
import type { Words } from '../../blocks/words/words';
import type { People, SurfaceStore } from '../app/ports';
import type { UseCases } from '../app/use-cases';
import type { Organisation } from '../domain/organisation';
import type { Language, Template } from '../domain/template';
import type { SceneOf } from './renderer';

/** What handlers work with. */
export interface SlackDeps {
  readonly useCases: UseCases;
  readonly surfaces: SurfaceStore;
  readonly people: People;
  readonly template: Template;
  readonly organisation: Organisation;
  /** In the language of who acts; where that is not known, in the kickoff's. */
  readonly sceneOf: SceneOf;
  readonly windows: Windows;
  /** The language of who acts, and its words for replies that no kickoff belongs to. */
  readonly language: Language;
  readonly words: Words;
  readonly bot: Bot;
}

/** Who the bot is in this workspace. */
export interface Bot {
  readonly userId: string;
  readonly teamId: string;
}

/** Opens and changes modals, and asks what a person waits for. */
export interface Windows {
  open(triggerId: string, view: ModalView): Promise<void>;
  /** Puts a modal on top of the one that was clicked in, which stays as it is; Slack takes three. */
  push(triggerId: string, view: ModalView): Promise<void>;
  update(viewId: string, hash: string | undefined, view: ModalView): Promise<void>;
  /** What the bot may do in a channel. */
  channel(channelId: string): Promise<'member' | 'not_member' | 'no_access'>;
  permalink(channelId: string, ts: string): Promise<string | undefined>;
  /** Shows a message to one person in a channel. */
  tell(channelId: string, userId: string, message: Message): Promise<void>;
}

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
export type EventArgs = SlackEventMiddlewareArgs & AllMiddlewareArgs;
export type OptionsArgs = SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs;

/** What one `action_id` (its name part), `callback_id` or sub-command does. Only `app.ts` registers with Bolt. */
export interface Handler<Args> {
  readonly id: string;
  readonly handle: (deps: SlackDeps) => (args: Args) => Promise<void>;
}
export type ActionHandler = Handler<ActionArgs>;
export type SubmissionHandler = Handler<SubmissionArgs>;
export type OptionsHandler = Handler<OptionsArgs>;
/** What one type of event does. Events come more than once and in any order. */
export type EventHandler = Handler<EventArgs>;

/** Answers privately through Slack's `response_url`. */
export type Respond = RespondFn;
