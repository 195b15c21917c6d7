import type { ActionsBlock, Button, KnownBlock, Overflow } from '@slack/types';
import { missingPeople } from '../src/domain/duties';
import { findingsOf, isBlocker } from '../src/domain/findings';
import { sectionIsOn } from '../src/domain/item';
import { type ItemView, itemViews } from '../src/domain/item-view';
import { isMember } from '../src/domain/person';
import { type Progress, progressOf } from '../src/domain/progress';
import { textIn } from '../src/domain/template';
import { findingSentence, itemTitle, systemsTitle } from './answer-text';
import { ACTION } from './ids';
import { itemRef } from './item-ref';
import { linkOf } from './organisation-fact';
import type { Message, Scene } from './scene';
import { countsOf } from './section';
import { escapeText, memberText, mrkdwn, oneLine, personText, plain } from './text';

/** What a reference holds in the place of an item when it is about the whole kickoff. */
export const WHOLE_KICKOFF = 'kickoff';

/** How many findings and waiting items are listed; the rest is counted. */
const MOST_LISTED = 5;
/** Texts of the board are cut so that twelve sections and sixty owners stay inside the budget of a message. */
const FINDING = { graphemes: 300, units: 320 };
const ABOUT = { graphemes: 150, units: 170 };
const WAITED_FOR = { graphemes: 60, units: 80 };
const MOST_OWNERS = 1800;

/** The one message that says how the kickoff is and what is next. */
export function boardMessage(scene: Scene): Message {
  const views = itemViews(scene.template, scene.kickoff);
  const progress = progressOf(views);
  const { common, messages } = scene.words;
  const { status } = scene.kickoff;
  const counts = messages.tally(countsOf(progress));
  const title = systemsTitle(scene);
  const parts = [
    [...statusLines(scene), `*${counts}*`],
    sectionLines(scene, progress, views),
    ...(status === 'cancelled' ? [] : [findingLines(scene), waitingLines(scene, views), missingLines(scene, views)]),
  ];
  const owners = status === 'cancelled' ? [] : ownerLines(scene, progress);
  return {
    text: escapeText(messages.board.text(title, common.statuses[status], counts)),
    blocks: [
      { type: 'header', block_id: 'systems', text: plain(title) },
      ...parts.flatMap((lines) => paragraph(lines)),
      ...paragraph(owners, 'owners'),
      ...paragraph(linkLines(scene)),
      controls(scene, progress),
    ],
  };
}

function paragraph(lines: readonly string[], blockId?: string): KnownBlock[] {
  if (lines.length === 0) return [];
  const id = blockId === undefined ? {} : { block_id: blockId };
  return [{ type: 'section', ...id, text: mrkdwn(lines.join('\n')), expand: true }];
}

function statusLines(scene: Scene): string[] {
  const { board } = scene.words.messages;
  const { status, lead, targetOn } = scene.kickoff;
  const led = board.running(memberText(lead), targetOn === undefined ? undefined : scene.words.common.day(targetOn));
  const { statusBy } = scene.kickoff;
  return status === 'running' ? [led] : [board[status](statusBy === undefined ? '' : memberText(statusBy)), led];
}

/** A line per section that is asked here; one that has nothing to ask yet is left out until it has. */
function sectionLines(scene: Scene, progress: Progress, views: readonly ItemView[]): string[] {
  const { board } = scene.words.messages;
  return progress.sections.flatMap(({ section, tally }) => {
    const asked = views.some((view) => view.section === section && view.state !== 'hidden');
    if (!asked || !sectionIsOn(scene.kickoff, section)) return [];
    const title = oneLine(textIn(section.title, scene.language), { graphemes: 75, units: 80 }).text;
    return [board.section(title, countsOf(tally))];
  });
}

function findingLines(scene: Scene): string[] {
  const { board, finding: words } = scene.words.messages;
  const findings = findingsOf(scene.template, scene.kickoff);
  if (findings.length === 0) return [];
  const lines = findings.slice(0, MOST_LISTED).map((finding) => {
    const sentence = oneLine(findingSentence(scene, finding), FINDING).text;
    return `• ${words.line(isBlocker(finding) ? words.blocker : words.risk, sentence)}`;
  });
  const more = findings.length - lines.length;
  return [board.findings, ...lines, ...(more > 0 ? [board.moreFindings(more)] : [])];
}

function waitingLines(scene: Scene, views: readonly ItemView[]): string[] {
  const { board, andMore } = scene.words.messages;
  const waiting = views.filter((view) => view.state === 'waiting');
  if (waiting.length === 0) return [];
  const lines = waiting.slice(0, MOST_LISTED).map(({ id, item }) => {
    const { until } = item.waiting ?? {};
    const on = oneLine(item.waiting?.on ?? '', WAITED_FOR).text;
    const day = until === undefined ? undefined : scene.words.common.day(until);
    return `• ${board.waitingFor(on, day, oneLine(itemTitle(scene, id), ABOUT).text)}`;
  });
  const more = waiting.length - lines.length;
  return [board.waiting, ...lines, ...(more > 0 ? [andMore(more)] : [])];
}

/** Those who are needed and cannot be reached, and what waits for somebody in their place. */
function missingLines(scene: Scene, views: readonly ItemView[]): string[] {
  const words = scene.words.tables.missing;
  const { missing, lead } = scene.kickoff;
  const people = missingPeople(scene.template, scene.kickoff);
  if (people.length === 0) return [];
  const named = people.slice(0, MOST_LISTED).map((userId) => {
    const questions = views.filter((view) => isAsked(view) && isMember(view.owner, userId)).length;
    const has = [...(lead === userId ? [words.lead] : []), ...(questions > 0 ? [words.questions(questions)] : [])];
    const why = words[missing[userId] ?? 'left'](memberText(userId));
    return has.length === 0 ? why : words.with(why, has.join(', '));
  });
  const more = people.length - named.length;
  return [words.line([...named, ...(more > 0 ? [words.others(more)] : [])].join(' · '))];
}

/** Shown and not resolved: somebody has to deal with it. */
function isAsked({ state }: ItemView): boolean {
  return state === 'open' || state === 'waiting';
}

/** Everybody who has something to do, each named once. Contacts come last: they are told by others, members by this mention. */
function ownerLines(scene: Scene, progress: Progress): string[] {
  const { board } = scene.words.messages;
  const { owners } = progress;
  if (owners.length === 0) return [];
  const members = owners.filter(({ owner }) => owner.type === 'member');
  const all = [...members, ...owners.filter(({ owner }) => owner.type === 'contact')];
  return [
    board.owners(
      listUpTo(
        MOST_OWNERS,
        all.map((one) => board.owner(personText(one.owner), one.open, one.waiting)),
        board.otherOwners,
      ),
    ),
  ];
}

/** As many as there is room for, and how many more there are. */
export function listUpTo(units: number, parts: readonly string[], others: (count: number) => string): string {
  let line = '';
  for (const [at, part] of parts.entries()) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (longer.length > units) return `${line} · ${others(parts.length - at)}`;
    line = longer;
  }
  return line;
}

function linkLines(scene: Scene): string[] {
  const { board } = scene.words.messages;
  const { bestPractices } = scene.organisation.links;
  if (scene.kickoff.status === 'cancelled') return [];
  return [board.where, ...(bestPractices === undefined ? [] : [board.readFirst(linkOf(scene, bestPractices))])];
}

/** Only what makes sense now: nobody can answer while it is paused or cancelled. */
function controls(scene: Scene, progress: Progress): ActionsBlock {
  const { board } = scene.words.messages;
  const { status } = scene.kickoff;
  const something = progress.open + progress.waiting + progress.optionalOpen > 0;
  const answerNext = { ...button(scene, ACTION.answerNext, board.answerNext), style: 'primary' as const };
  const myItems = button(scene, ACTION.myItems, board.myItems);
  const settings = button(scene, ACTION.openSettings, board.settings);
  const menu = overflow(scene);
  switch (status) {
    case 'running':
    case 'completed':
      return actions(something ? [answerNext, myItems, settings, menu] : [settings, menu]);
    case 'paused':
      return actions([settings, menu]);
    case 'cancelled':
      return actions([menu]);
  }
}

function actions(elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', block_id: 'board', elements };
}

function button(scene: Scene, id: string, label: string): Button {
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: WHOLE_KICKOFF, revision: 0 });
  return { type: 'button', action_id: id, text: plain(label), value };
}

const MENU = {
  running: ['summary', 'pause', 'repost', 'cancel', 'history'],
  paused: ['summary', 'resume', 'repost', 'cancel', 'history'],
  completed: ['summary', 'repost', 'cancel', 'history'],
  cancelled: ['summary', 'reopen', 'history'],
} as const;

function overflow(scene: Scene): Overflow {
  const { menu } = scene.words.messages.board;
  const { id: kickoffId, status } = scene.kickoff;
  return {
    type: 'overflow',
    action_id: ACTION.boardMenu,
    options: MENU[status].map((chosen) => ({
      text: plain(chosen === 'summary' && status === 'completed' ? menu.finalSummary : menu[chosen]),
      value: itemRef.encode({ kickoffId, itemId: WHOLE_KICKOFF, revision: 0, chosen }),
    })),
  };
}
