import type { Answer, AnswerValue } from './answer';
import type { PersonRef } from './person';
import type { Cells, Row, RowList } from './row';
import type { Language } from './template';

/** One of the systems to be connected; the key is its letter, A is the hub. */
export interface System {
  readonly key: string;
  readonly name: string;
}

/** Where a change was made; part of the history. */
export type Via = 'command' | 'button' | 'modal' | 'bot';

/** Who acts, as far as rules ask for it. */
export interface Actor {
  readonly userId: string;
  /** Belongs to another organisation (Slack Connect). */
  readonly external: boolean;
  /** An administrator of the workspace. */
  readonly admin: boolean;
  readonly via: Via;
}

/** What is known of one item beyond the template; an item nobody has touched has no record. */
export interface Item {
  /** Counts the changes of this item; buttons carry it, so that a stale one is noticed. */
  readonly revision: number;
  readonly answer?: Answer;
  readonly notApplicable?: { readonly reason: string; readonly by: string; readonly at: Date };
  readonly waiting?: { readonly on: string; readonly until?: string; readonly by: string; readonly at: Date };
  /** An unsure answer that the lead accepted as an open risk. */
  readonly accepted?: { readonly by: string; readonly at: Date };
  /** What was waited for until its day came. */
  readonly waited?: { readonly on: string; readonly until: string };
  /** The rows of a question that is answered with rows, while they are collected and afterwards. */
  readonly rows?: RowList;
  /** A note that only people of our own organisation may read; it never stands in a message of the channel. */
  readonly internalNote?: { readonly text: string; readonly by: string; readonly at: Date };
  /** Set when the item was handed over; otherwise the role says who owns it. */
  readonly owner?: PersonRef;
  /** Who handed it over and the word that went with it, for the new owner. */
  readonly handedOver?: { readonly note?: string; readonly by: string; readonly at: Date };
}

/** Why somebody who is needed cannot be reached through the channel. */
export const MISSING_WHY = ['left', 'deactivated', 'never_there'] as const;
export type MissingWhy = (typeof MISSING_WHY)[number];

/** Why nothing can be written into a kickoff's channel. */
export const CHANNEL_CLOSED = ['removed', 'archived', 'deleted'] as const;
export type ChannelClosedWhy = (typeof CHANNEL_CLOSED)[number];

export type KickoffStatus = 'running' | 'paused' | 'completed' | 'cancelled';

/** One run of a template in one channel, for two to five systems. */
export interface Kickoff {
  readonly id: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly teamId: string;
  readonly channelId: string;
  readonly language: Language;
  readonly status: KickoffStatus;
  /** Who paused, resumed, cancelled or reopened it last. */
  readonly statusBy?: string;
  readonly systems: readonly System[];
  readonly lead: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  /** Calendar day, `yyyy-MM-dd`. */
  readonly targetOn?: string;
  /** Section id → asked here or not, where that differs from the template. */
  readonly sections: Readonly<Record<string, boolean>>;
  /** `role` or `role@system` → who has it; whatever is not listed is the lead's. */
  readonly people: Readonly<Record<string, PersonRef>>;
  /** Item id → what is known of it. */
  readonly items: Readonly<Record<string, Item>>;
  /** When it was last completed; kept when it opens again, because the summary stands in the channel since. */
  readonly completedAt?: Date;
  /** People who are needed and cannot be reached, by user id. */
  readonly missing: Readonly<Record<string, MissingWhy>>;
  /** Set while nothing can be written into the channel; everything else goes on. */
  readonly channelClosed?: ChannelClosedWhy;
}

/** The fewest and the most systems a kickoff can have. */
export const MIN_SYSTEMS = 2;
export const MAX_SYSTEMS = 5;
/** The longest name of a system, in characters. */
export const MAX_SYSTEM_NAME = 40;
/** The longest free text of an answer: what Slack's multi-line input can hold. */
export const MAX_TEXT = 3000;
/** The longest note beside an answer and the longest reason. */
export const MAX_NOTE = 1000;

/** What happened to a kickoff; the history is made of these. */
export type KickoffEvent =
  | { readonly type: 'KickoffStarted'; readonly kickoff: Kickoff }
  | { readonly type: 'ItemAnswered'; readonly item: string; readonly value: AnswerValue; readonly note?: string }
  | { readonly type: 'ItemReopened'; readonly item: string }
  | { readonly type: 'ItemNotApplicable'; readonly item: string; readonly reason: string }
  | { readonly type: 'ItemWaiting'; readonly item: string; readonly on: string; readonly until?: string }
  | {
      readonly type: 'ItemHandedOver';
      readonly item: string;
      readonly to: PersonRef;
      readonly note?: string;
      /** It was not asked yet: when it turns up, it is new all the same. */
      readonly ahead?: true;
    }
  | { readonly type: 'RiskAccepted'; readonly item: string }
  | { readonly type: 'RowsAdded'; readonly item: string; readonly rows: readonly Row[] }
  | { readonly type: 'RowChanged'; readonly item: string; readonly row: Row }
  | { readonly type: 'RowRemoved'; readonly item: string; readonly row: string }
  | { readonly type: 'SheetLinked'; readonly item: string; readonly url: string | null }
  | { readonly type: 'InternalNoteWritten'; readonly item: string; readonly text: string }
  | { readonly type: 'WaitEnded'; readonly item: string }
  | { readonly type: 'LeadChanged'; readonly to: string }
  | { readonly type: 'TargetChanged'; readonly to: string | null }
  | {
      readonly type: 'PersonAssigned';
      readonly role: string;
      readonly to: PersonRef | null;
      readonly note?: string;
    }
  | { readonly type: 'LanguageChanged'; readonly to: Language }
  | { readonly type: 'PersonMissing'; readonly userId: string; readonly why: MissingWhy }
  | { readonly type: 'PersonBack'; readonly userId: string }
  | { readonly type: 'ChannelClosed'; readonly why: ChannelClosedWhy }
  | { readonly type: 'ChannelOpened' }
  | { readonly type: 'ChannelMoved'; readonly to: string }
  | { readonly type: 'SectionSwitched'; readonly section: string; readonly on: boolean }
  | { readonly type: 'KickoffPaused' }
  | { readonly type: 'KickoffResumed' }
  | { readonly type: 'KickoffCancelled' }
  | { readonly type: 'KickoffReopened' }
  | { readonly type: 'KickoffCompleted' };

/** What can be handed over at once; a role is named as in `Kickoff.people`. */
export type HandOverScope =
  | { readonly type: 'section'; readonly section: string }
  | { readonly type: 'system'; readonly system: string }
  | { readonly type: 'role'; readonly role: string };

/** What somebody wants to happen. `revision` is that of the item the person saw; a different one now means somebody was faster. */
export type KickoffCommand =
  | {
      readonly type: 'AnswerItem';
      readonly item: string;
      readonly revision: number;
      readonly value: AnswerValue;
      readonly note?: string;
      /** Give the same answer to the question's open items of the other systems (or pairs) too. */
      readonly forAll?: boolean;
    }
  | { readonly type: 'ReopenItem'; readonly item: string; readonly revision: number }
  | { readonly type: 'MarkNotApplicable'; readonly item: string; readonly revision: number; readonly reason: string }
  | {
      readonly type: 'WaitFor';
      readonly item: string;
      readonly revision: number;
      readonly on: string;
      readonly until?: string;
    }
  | {
      readonly type: 'HandOver';
      readonly item: string;
      readonly revision: number;
      readonly to: PersonRef;
      readonly note?: string;
    }
  | { readonly type: 'AcceptRisk'; readonly item: string; readonly revision: number }
  /** "I'll take it". */
  | { readonly type: 'Claim'; readonly item: string; readonly revision: number }
  /** Rows are added beside those of others, so no revision is asked for; what stands there already is left out. */
  | { readonly type: 'AddRows'; readonly item: string; readonly rows: readonly Cells[] }
  /** `changed` is that of the row which the person saw. */
  | {
      readonly type: 'EditRow';
      readonly item: string;
      readonly row: string;
      readonly changed: number;
      readonly cells: Cells;
    }
  | { readonly type: 'RemoveRow'; readonly item: string; readonly row: string; readonly changed: number }
  | { readonly type: 'LinkSheet'; readonly item: string; readonly url: string | null }
  /** "This is complete": the rows so far are the answer. */
  | { readonly type: 'CompleteRows'; readonly item: string; readonly revision: number; readonly note?: string }
  /** An empty text takes the note away. */
  | { readonly type: 'NoteInternally'; readonly item: string; readonly text: string }
  /** What waits until a day that has come is open again; `today` is the day that has begun. */
  | { readonly type: 'EndWait'; readonly item: string; readonly today: string }
  /** Everything unresolved of a section or of a system that the person may hand over, or a role as a whole. */
  | {
      readonly type: 'HandOverAll';
      readonly of: HandOverScope;
      readonly to: PersonRef;
      readonly note?: string;
    }
  /** Everything that this member has, items and roles, goes to somebody else. */
  | { readonly type: 'ReplacePerson'; readonly from: string; readonly to: PersonRef; readonly note?: string }
  | { readonly type: 'ReportMissing'; readonly userId: string; readonly why: MissingWhy }
  | { readonly type: 'ReportBack'; readonly userId: string }
  | { readonly type: 'ReportChannelClosed'; readonly why: ChannelClosedWhy }
  | { readonly type: 'ReportChannelOpened' }
  | { readonly type: 'MoveChannel'; readonly to: string }
  | {
      readonly type: 'ChangeSettings';
      readonly lead?: string;
      readonly targetOn?: string | null;
      readonly people?: Readonly<Record<string, PersonRef | null>>;
      readonly sections?: Readonly<Record<string, boolean>>;
      readonly language?: Language;
    }
  | { readonly type: 'PauseKickoff' }
  | { readonly type: 'ResumeKickoff' }
  | { readonly type: 'CancelKickoff' }
  | { readonly type: 'ReopenKickoff' };

/** An event with what the history records of it: when it was, who made it and where. */
export interface HappenedEvent {
  readonly event: KickoffEvent;
  readonly at: Date;
  readonly by: string;
  readonly via: Via;
}
