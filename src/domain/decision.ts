import type { Actor, HappenedEvent, Kickoff, KickoffEvent } from './kickoff';
import { isBlank } from './check-text';
import type { Refusal } from './refusal';
import type { Template } from './template';

/** What a decision needs beside the kickoff: the template, who acts, and the time. */
export interface DecideContext {
  readonly template: Template;
  readonly actor: Actor;
  readonly now: Date;
}

/** The events of an accepted command (none where it changes nothing) with the kickoff after them, or why it was refused. */
export type Decision =
  | { readonly ok: true; readonly events: readonly HappenedEvent[]; readonly kickoff: Kickoff }
  | { readonly ok: false; readonly refusal: Refusal };

/** What one command leads to: events, or why it is refused. */
export type Judged = readonly KickoffEvent[] | Refusal;

/** The note of an event; none where nothing can be seen in it. */
export function noteOf(note: string | undefined): { note?: string } {
  return note === undefined || isBlank(note) ? {} : { note };
}
