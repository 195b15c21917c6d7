import type { Answer, AnswerValue } from './answer';
import type { PersonRef } from './person';
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
  /** Set when the item was handed over; otherwise the role says who owns it. */
  readonly owner?: PersonRef;
  /** Who handed it over and the word that went with it, for the new owner. */
  readonly handedOver?: { readonly note?: string; readonly by: string; readonly at: Date };
}

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
  | { readonly type: 'ItemHandedOver'; readonly item: string; readonly to: PersonRef; readonly note?: string }
  | { readonly type: 'RiskAccepted'; readonly item: string }
  | { readonly type: 'LeadChanged'; readonly to: string }
  | { readonly type: 'TargetChanged'; readonly to: string | null }
  | { readonly type: 'PersonAssigned'; readonly role: string; readonly to: PersonRef | null }
  | { readonly type: 'SectionSwitched'; readonly section: string; readonly on: boolean }
  | { readonly type: 'KickoffPaused' }
  | { readonly type: 'KickoffResumed' }
  | { readonly type: 'KickoffCancelled' }
  | { readonly type: 'KickoffReopened' }
  | { readonly type: 'KickoffCompleted' };

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
  | {
      readonly type: 'ChangeSettings';
      readonly lead?: string;
      readonly targetOn?: string | null;
      readonly people?: Readonly<Record<string, PersonRef | null>>;
      readonly sections?: Readonly<Record<string, boolean>>;
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
