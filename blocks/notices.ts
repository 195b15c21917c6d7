import type { KnownBlock } from '@slack/types';
import { isUnresolved, itemView, itemViews } from '../src/domain/item-view';
import { dutiesOf } from '../src/domain/duties';
import type { Actor } from '../src/domain/kickoff';
import type { Notice } from '../src/domain/notices';
import { mayRun } from '../src/domain/rights';
import { isMember } from '../src/domain/person';
import { openItemsOf } from '../src/domain/progress';
import { systemName } from '../src/domain/scope';
import { textIn } from '../src/domain/template';
import { shownName } from './answer-text';
import { ACTION } from './ids';
import { ROOM } from './limits';
import { aside, paragraph } from './modal';
import { kickoffButton, systemsText } from './replies';
import type { Message, Scene } from './scene';
import { channelText, cut, escapeText, memberText, mrkdwn, oneLine } from './text';

/** So many questions are listed by name; the rest is one click away. */
const MOST_LISTED = 10;
/** So many things are told in one message; each takes up to four blocks. */
const MOST_TOLD = 10;

/** Who reads it, and what they may know. */
export interface Told {
  readonly userId: string;
  /** Others are not told the channel's name. */
  readonly inChannel: boolean;
  readonly board?: string;
  /** The names of people, as `/invite` takes them. */
  readonly names: Readonly<Record<string, string>>;
}

type Of<T extends Notice['type']> = Extract<Notice, { type: T }>;

/** One direct message with everything that one person is told about one kickoff. */
export function noticesMessage(scene: Scene, notices: readonly Notice[], told: Told): Message {
  const say = scene.words.notices;
  const { kickoff } = scene;
  const parts = notices.slice(0, MOST_TOLD).map((notice) => noticeBlocks(scene, notice, told));
  const channel = told.inChannel ? channelText(kickoff.channelId) : '';
  const more = notices.length > MOST_TOLD ? [aside(say.more(notices.length - MOST_TOLD))] : [];
  const isAsked = notices.some(({ type }) => type === 'handed_over' || type === 'leads_now');
  const answer: KnownBlock = {
    type: 'actions',
    elements: [kickoffButton(kickoff.id, ACTION.answerNext, say.answer, undefined, 'primary')],
  };
  const link = told.board === undefined ? '' : ` ${say.board(told.board)}`;
  return {
    text: cut(parts.map(({ text }) => text.replaceAll('*', '')).join(' '), 1_000),
    blocks: [
      ...parts.flatMap(({ blocks }) => blocks),
      ...more,
      ...(isAsked ? [answer] : []),
      aside(`${say.where(systemsText(kickoff), channel)}${link}`),
    ],
  };
}

interface Part {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

function noticeBlocks(scene: Scene, notice: Notice, told: Told): Part {
  switch (notice.type) {
    case 'handed_over':
      return handedOver(scene, notice);
    case 'leads_now':
      return sentence(scene.words.notices.leadsNow(memberText(notice.by)));
    case 'person_missing':
      return missing(scene, notice, told);
    case 'channel_closed':
      return closed(scene, notice, told);
  }
}

function handedOver(scene: Scene, notice: Of<'handed_over'>): Part {
  const say = scene.words.notices;
  const who = memberText(notice.by);
  const blocks: KnownBlock[] = [];
  const titles: string[] = [];
  if (notice.items.length > 0) {
    const title = say.handedOver(who, notice.items.length);
    const lines = notice.items.slice(0, MOST_LISTED).map((item) => itemLine(scene, item));
    if (notice.items.length > MOST_LISTED) lines.push(say.more(notice.items.length - MOST_LISTED));
    titles.push(title);
    blocks.push(paragraph([title, ...lines].join('\n')));
  }
  if (notice.roles.length > 0) {
    const title = say.roles(
      who,
      notice.roles
        .slice(0, MOST_LISTED)
        .map((role) => roleName(scene, role))
        .join(', '),
    );
    const open = openItemsOf(itemViews(scene.template, scene.kickoff), notice.to).length;
    titles.push(title);
    blocks.push(paragraph(`${title}\n${say.ofRoles(open)}`));
  }
  if (notice.note !== undefined) blocks.push(paragraph(say.note(oneLine(notice.note, ROOM.reason).text)));
  return { text: titles.join(' '), blocks };
}

function itemLine(scene: Scene, item: string): string {
  const view = itemView(scene.template, scene.kickoff, item);
  if (view === undefined) return '';
  const title = oneLine(textIn(view.question.title, scene.language), ROOM.title).text;
  const where = shownName(scene, view.scopeKey);
  return where === '' ? `• ${title}` : `• ${title} (${where})`;
}

function roleName({ template, kickoff, words, language }: Scene, key: string): string {
  const [role = '', system] = key.split('@', 2);
  const label = template.roles[role]?.label;
  const name = label === undefined ? role : textIn(label, language);
  const of = system === undefined ? '' : systemName(kickoff.systems, system);
  return oneLine(words.modals.settings.owner(name, of), ROOM.label).text;
}

function missing(scene: Scene, { to, userId, why }: Of<'person_missing'>, told: Told): Part {
  const say = scene.words.notices.missing;
  const { kickoff, template } = scene;
  const who = memberText(userId);
  const channel = told.inChannel ? channelText(kickoff.channelId) : say.thisChannel;
  const title = why === 'deactivated' ? say.deactivated(who) : say[why](who, channel);
  // What is still hidden comes up later, and is theirs as well.
  const { items, leads } = dutiesOf(template, kickoff, userId);
  const asked = itemViews(template, kickoff).filter(
    (view) => view.state !== 'hidden' && isUnresolved(view) && isMember(view.owner, userId),
  ).length;
  const name = told.names[userId];
  const lines = [
    title,
    say.duties(asked === 0 ? items : asked, leads),
    ...(why === 'never_there' && name !== undefined ? [say.invite(inviteName(name))] : []),
  ];
  return {
    text: title,
    blocks: [
      paragraph(lines.filter((line) => line !== '').join('\n')),
      ...(mayRun(kickoff, actorLike(to))
        ? [
            {
              type: 'actions' as const,
              elements: [
                kickoffButton(kickoff.id, ACTION.takeOver, say.takeOver, userId),
                kickoffButton(kickoff.id, ACTION.replacePerson, say.replace, userId),
              ],
            },
          ]
        : [paragraph(say.askAdmin)]),
    ],
  };
}

/** Of whom only the id is known: whether this is the lead or whoever started. */
function actorLike(userId: string): Actor {
  return { userId, external: false, admin: false, via: 'bot' };
}

/** A name inside of a code mark, which it must not end. */
function inviteName(name: string): string {
  return escapeText(cut(name.replace(/[`\s]+/gu, ' '), 40));
}

function closed(scene: Scene, { why }: Of<'channel_closed'>, told: Told): Part {
  const say = scene.words.notices.closed;
  const { id, channelId } = scene.kickoff;
  const link = told.inChannel && why !== 'deleted' ? channelText(channelId) : undefined;
  switch (why) {
    case 'removed':
      return sentence(say.removed(link ?? say.aChannel, scene.words.common.productName));
    case 'archived':
      return sentence(say.archived(link ?? say.theChannel));
    case 'deleted': {
      const { text, blocks } = sentence(say.deleted(say.theChannel));
      const button = kickoffButton(id, ACTION.boardMenu, say.summary, 'summary');
      return { text, blocks: [...blocks, { type: 'actions', elements: [button] }] };
    }
  }
}

function sentence(text: string): Part {
  return { text, blocks: [paragraph(text)] };
}

/** In the board's thread, for somebody who gets no direct messages. Everybody there reads it, and it mentions only them. */
export function threadNoticeMessage(scene: Scene, notices: readonly Notice[], userId: string): Message {
  const say = scene.words.notices.thread;
  const who = memberText(userId);
  const items = new Set(notices.flatMap((notice) => (notice.type === 'handed_over' ? notice.items : [])));
  const has = (type: Notice['type']) => notices.some((notice) => notice.type === type);
  const lines = [
    ...(has('handed_over') ? [say.items(who, items.size), say.how] : []),
    ...(has('leads_now') ? [say.lead(who)] : []),
    ...(has('person_missing') ? [say.missing(who)] : []),
  ];
  const text = lines.join('\n');
  return { text, blocks: [{ type: 'section', block_id: 'told', text: mrkdwn(text) }] };
}
