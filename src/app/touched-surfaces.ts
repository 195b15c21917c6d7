import { type ItemView, itemViews } from '../domain/item-view';
import type { Kickoff } from '../domain/kickoff';
import { samePerson } from '../domain/person';
import type { Template } from '../domain/template';
import { later } from './later';
import type { JobRequest, SurfaceRenderer } from './ports';
import { BOARD, SUMMARY, parentKey } from './surface-keys';

/** How long messages may wait for more changes before they are sent; all in milliseconds. */
export interface Pace {
  /** The board is sent after this much quiet … */
  readonly boardQuiet: number;
  /** … and at the latest after this. */
  readonly boardLatest: number;
  /** The differences of a completed kickoff are told after this much quiet. */
  readonly differencesQuiet: number;
  /** Somebody is told by direct message after this much quiet … */
  readonly noticeQuiet: number;
  /** … and at the latest after this. */
  readonly noticeLatest: number;
  /** Slack is asked who is there after this much quiet. */
  readonly lookQuiet: number;
}

/** What the design asks for: the board after 3 s of quiet, at the latest every 10 s; differences after ten quiet minutes. */
export const PACE: Pace = {
  boardQuiet: 3_000,
  boardLatest: 10_000,
  differencesQuiet: 600_000,
  noticeQuiet: 20_000,
  noticeLatest: 120_000,
  lookQuiet: 5_000,
};

/** The jobs that make every surface true again that a change has touched. */
export function jobsForChange(
  deps: { readonly template: Template; readonly renderer: SurfaceRenderer; readonly pace: Pace },
  before: Kickoff,
  after: Kickoff,
  now: Date,
): JobRequest[] {
  if (before === after) return [];
  const { template, renderer, pace } = deps;
  const changed = changedItems(template, before, after);
  const everything = !sameFrame(before, after);
  const wanted = renderer.keys(after);
  const keys = wanted.filter(
    (key) => everything || isOutcome(key) || changed.some((view) => renderer.keyOfItem(after, view.id) === key),
  );
  // What should no longer be there is looked at as well: the refresh removes it.
  const gone = renderer.keys(before).filter((key) => !wanted.includes(key));
  const told = before.completedAt !== undefined && changed.length > 0;
  return [
    ...[...keys, ...gone].filter((key) => key !== BOARD).map((key) => refreshJob(key, now)),
    boardJob(now, pace),
    ...(told ? [differencesJob(now, pace)] : []),
  ];
}

/** Send this surface as soon as possible. */
export function refreshJob(key: string, now: Date): JobRequest {
  return { kind: 'refresh', key, dueAt: now, latestAt: now };
}

/** Turn the message of that key (`channel:ts`, and whether it is pinned) into a link to the board, unless it is a live one. */
export function retireJob(key: string, now: Date): JobRequest {
  return { kind: 'retire', key, dueAt: now, latestAt: now };
}

function boardJob(now: Date, pace: Pace): JobRequest {
  const dueAt = later(now, pace.boardQuiet);
  return { kind: 'refresh', key: BOARD, dueAt, latestAt: later(now, pace.boardLatest) };
}

function differencesJob(now: Date, pace: Pace): JobRequest {
  const dueAt = later(now, pace.differencesQuiet);
  return { kind: 'differences', key: '', dueAt, latestAt: later(now, pace.differencesQuiet * 6) };
}

/** Summary and facts speak of everything. */
function isOutcome(key: string): boolean {
  return key === SUMMARY || parentKey(key) === SUMMARY;
}

/** True while nothing changed that every message shows: status, lead, target, people, sections, language. */
function sameFrame(before: Kickoff, after: Kickoff): boolean {
  return (
    before.status === after.status &&
    before.lead === after.lead &&
    before.targetOn === after.targetOn &&
    before.people === after.people &&
    before.missing === after.missing &&
    before.language === after.language &&
    before.sections === after.sections
  );
}

function changedItems(template: Template, before: Kickoff, after: Kickoff): ItemView[] {
  const old = itemViews(template, before);
  return itemViews(template, after).filter((view, at) => {
    const was = old[at];
    if (was === undefined) return true;
    return was.item !== view.item || was.state !== view.state || !samePerson(was.owner, view.owner);
  });
}
