/**
 * What the playground's page (and the tests) and the playground's server say to each other.
 * Everything is JSON over HTTP on 127.0.0.1; the Slack-compatible Web API lives beside it under `/api/`.
 *
 * GET  /                              the page; `?as=U…` chooses the person
 * GET  /playground/snapshot?as=U…     Snapshot: all that this person may see, and nothing else
 * GET  /playground/stream?as=U…       server-sent events; each `data: {"version": n}` means "fetch the snapshot again"
 * POST /playground/command            CommandRequest     → Performed
 * POST /playground/message            MessageRequest     → Performed
 * POST /playground/action             ActionRequest      → Performed
 * POST /playground/options            OptionsRequest     → OptionsAnswer
 * POST /playground/submit             SubmitRequest      → Performed
 * POST /playground/close              CloseRequest       → Performed
 * POST /playground/channel            ChannelRequest     → Performed
 * POST /playground/delete             DeleteRequest      → Performed
 * POST /playground/direct             DirectRequest      → Opened
 */

/** A Block Kit block or element as it was sent; the page renders it, the server has validated it. */
export type Json = Readonly<Record<string, unknown>>;

/** A person who can be acted as, or the bot itself. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly teamId: string;
  /** The name of that team. */
  readonly organisation: string;
  /** True when the person belongs to another organisation (Slack Connect). */
  readonly external: boolean;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  /** Cannot be acted as any more; still there, because messages name them. */
  readonly deactivated: boolean;
  readonly tz: string;
}

/** A message as one person sees it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly edited: boolean;
  /** Only this person sees it; it goes away when dismissed or replaced. */
  readonly ephemeral: boolean;
  readonly pinned: boolean;
  readonly replyCount: number;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly isMember: boolean;
  readonly botIsMember: boolean;
  readonly archived: boolean;
  readonly members: readonly string[];
  readonly messages: readonly Message[];
}

/** One open view of a person's modal stack, the topmost last. */
export interface View {
  readonly id: string;
  readonly hash: string;
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly Json[];
  /** block_id → sentence, shown at the field after a refused submission. */
  readonly errors: Readonly<Record<string, string>>;
  /** What its inputs hold, as far as the server was told: at a click in the view and when it was submitted. */
  readonly state: ViewState;
}

export interface Snapshot {
  readonly version: number;
  readonly workspace: string;
  readonly me: Person;
  readonly people: readonly Person[];
  /** Those that this person is in. */
  readonly channels: readonly Channel[];
  /** Public channels that this person could join. */
  readonly joinable: readonly { readonly id: string; readonly name: string }[];
  readonly views: readonly View[];
  /** What this person sees in the app's Home tab, once the bot has published it. */
  readonly home?: View;
  readonly commands: readonly { readonly name: string; readonly description: string; readonly usageHint: string }[];
}

/** The state of inputs, exactly in Slack's shape: block_id → action_id → state of the element. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export interface CommandRequest {
  readonly as: string;
  readonly channel: string;
  readonly command: string;
  readonly text: string;
}
export interface MessageRequest {
  readonly as: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
}
export interface Container {
  /** Either a message … */
  readonly channel?: string;
  readonly ts?: string;
  /** … or a view. */
  readonly viewId?: string;
}
export interface ActionRequest extends Container {
  readonly as: string;
  readonly blockId: string;
  readonly actionId: string;
  /**
   * What was chosen, in Slack's field names for the element: `{ selected_option }`, `{ selected_options }`, `{ selected_date }`,
   * `{ selected_user }`, `{ value }` … Empty for a button (the server knows its value).
   */
  readonly chosen?: Json;
  /** The inputs' state at the moment of the click, for a view. */
  readonly state?: ViewState;
}
export interface OptionsRequest extends Container {
  readonly as: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly query: string;
}
export interface OptionsAnswer {
  readonly ok: boolean;
  readonly error?: string;
  readonly options: readonly Json[];
}
export interface SubmitRequest {
  readonly as: string;
  readonly viewId: string;
  readonly state: ViewState;
}
export interface CloseRequest {
  readonly as: string;
  readonly viewId: string;
}
/** What somebody does in the channel's own menu; all but joining takes a member, all but joining and leaving a colleague. */
export interface ChannelRequest {
  readonly as: string;
  readonly channel: string;
  readonly change: 'join' | 'leave' | 'invite_bot' | 'remove_bot' | 'archive' | 'unarchive' | 'rename';
  /** The new name. */
  readonly name?: string;
}
/** Deletes a message: one's own, or anybody's for those who administer the workspace. */
export interface DeleteRequest {
  readonly as: string;
  readonly channel: string;
  readonly ts: string;
}
/** Opens one's direct messages with the app. */
export interface DirectRequest {
  readonly as: string;
}
/** What came of an act: `error` is a sentence the page shows as a toast ("the bot did not answer within 3 seconds"). */
export interface Performed {
  readonly ok: boolean;
  readonly error?: string;
}
/** What came of opening a direct message, and its channel. */
export interface Opened extends Performed {
  readonly channel?: string;
}
