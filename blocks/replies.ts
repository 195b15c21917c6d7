import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { sameValue } from '../src/domain/answer';
import { findingsOf, isBlocker } from '../src/domain/findings';
import { itemView, itemViews } from '../src/domain/item-view';
import type { Kickoff } from '../src/domain/kickoff';
import { oneClickAnswer } from '../src/domain/one-click';
import { openItemsOf, progressOf } from '../src/domain/progress';
import { findSecret } from '../src/domain/secrets';
import { textIn } from '../src/domain/template';
import { choiceLabel, scopeName } from './answer-text';
import { ACTION, actionId } from './ids';
import { itemRef } from './item-ref';
import { aside, paragraph } from './modal';
import type { Message, Scene } from './scene';
import { cut, escapeText, oneLine, plain } from './text';
import type { Words } from './words/words';

/** How many of one's items a list shows at the most; the rest is one click away. */
const MOST_ITEMS = 15;

/** The systems of a kickoff in one line of mrkdwn. */
export function systemsText(kickoff: Kickoff): string {
  return kickoff.systems.map(({ name }) => oneLine(name, { graphemes: 40, units: 200 }).text).join(' ↔ ');
}

/** How one or several kickoffs of a channel are going; `links` are those of their boards. */
export function statusReply(
  scenes: readonly Scene[],
  userId: string,
  links: readonly (string | undefined)[],
  words: Words,
  channelId: string,
): Message {
  const say = words.replies.status;
  const blocks = scenes.slice(0, 8).flatMap((scene, at): KnownBlock[] => {
    const { kickoff, template } = scene;
    const views = itemViews(template, kickoff);
    const progress = progressOf(views);
    const findings = findingsOf(template, kickoff);
    const blockers = findings.filter(isBlocker).length;
    const risks = findings.length - blockers;
    const own = openItemsOf(views, userId);
    const mine = own.length;
    const link = links[at];
    const facts = [
      say.counts(progress.open, progress.fresh, progress.waiting),
      ...(blockers > 0 ? [say.blockers(blockers)] : []),
      ...(risks > 0 ? [say.risks(risks)] : []),
      ...(link === undefined ? [] : [say.board(link)]),
    ];
    const title = say.title(systemsText(kickoff), words.common.statuses[kickoff.status]);
    return [
      paragraph(
        `${title}\n${facts.join(' · ')}\n${say.yours(mine, own.filter((view) => view.question.optional).length)}`,
      ),
      {
        type: 'actions',
        elements: [
          ...(mine > 0 ? [kickoffButton(kickoff.id, ACTION.answerNext, say.answerNext, undefined, 'primary')] : []),
          kickoffButton(kickoff.id, ACTION.boardMenu, say.summary, 'summary'),
        ],
      },
    ];
  });
  return {
    text: `${words.common.productName}: ${scenes.map(({ kickoff }) => systemsText(kickoff)).join('; ')}`.slice(0, 3000),
    blocks: [...blocks, { type: 'actions', elements: [startButton(words.replies.start.startAnother, channelId)] }],
  };
}

/** No kickoff runs here: says so, and how to start one. */
export function nothingRunningReply(words: Words, channelId: string): Message {
  const say = words.replies.start;
  return {
    text: say.none,
    blocks: [paragraph(say.none), { type: 'actions', elements: [startButton(say.startOne, channelId, 'primary')] }],
  };
}

/** The open questions of a person over one or several kickoffs, each with a button to answer it. */
export function mineReply(scenes: readonly Scene[], userId: string, words: Words): Message {
  const say = words.replies.mine;
  const blocks: KnownBlock[] = [];
  let left = MOST_ITEMS;
  for (const scene of scenes) {
    const own = openItemsOf(itemViews(scene.template, scene.kickoff), userId);
    if (own.length === 0 || left === 0) continue;
    const { kickoff } = scene;
    blocks.push(paragraph(say.title(systemsText(kickoff), own.length)));
    for (const view of own.slice(0, left)) {
      const where = scopeName(scene, view.scopeKey);
      const title = escapeText(textIn(view.question.title, scene.language));
      blocks.push({
        ...paragraph(where === '' ? title : `${title}\n${oneLine(where, { graphemes: 90, units: 300 }).text}`),
        accessory: {
          type: 'button',
          action_id: actionId(ACTION.openAnswer, `${kickoff.id}/${view.id}`),
          text: plain(say.answer),
          value: itemRef.encode({ kickoffId: kickoff.id, itemId: view.id, revision: view.item.revision }),
        },
      });
    }
    if (own.length > left) blocks.push(aside(say.more(own.length - left)));
    left -= Math.min(left, own.length);
    blocks.push({
      type: 'actions',
      elements: [kickoffButton(kickoff.id, ACTION.answerNext, say.start, undefined, 'primary')],
    });
  }
  if (blocks.length === 0) return { text: say.none, blocks: [paragraph(say.none)] };
  return {
    text: say.title(scenes.map(({ kickoff }) => systemsText(kickoff)).join('; '), MOST_ITEMS - left).slice(0, 3000),
    blocks,
  };
}

/** What the command understands; after an unknown word it says which. */
export function helpReply(words: Words, unknown: string | undefined): Message {
  const say = words.replies.help;
  const first =
    unknown === undefined || findSecret(unknown) !== undefined
      ? say.title
      : say.unknown(oneLine(unknown.replaceAll('`', ''), { graphemes: 40, units: 200 }).text);
  return { text: first, blocks: [paragraph(first), paragraph(say.lines.join('\n'))] };
}

/** Asks which kickoff is meant; each button does for its kickoff what was asked for. */
export function whichReply(kickoffs: readonly Kickoff[], chosen: string, words: Words): Message {
  const buttons = kickoffs.slice(0, 20).map((kickoff) => {
    const name = kickoff.systems.map((system) => system.name).join(' ↔ ');
    return kickoffButton(kickoff.id, ACTION.boardMenu, cut(name, 35), chosen);
  });
  return {
    text: words.replies.which,
    blocks: [paragraph(words.replies.which), { type: 'actions', elements: buttons }],
  };
}

/** A sentence for one person, with an optional button. */
export function sentenceReply(text: string, button?: Button): Message {
  return {
    text,
    blocks: [paragraph(text), ...(button === undefined ? [] : [buttons(button)])],
  };
}

function buttons(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** A button that is about a kickoff as a whole. */
export function kickoffButton(
  kickoffId: string,
  name: string,
  text: string,
  chosen?: string,
  style?: 'primary' | 'danger',
): Button {
  const value = itemRef.encode({
    kickoffId,
    itemId: 'kickoff',
    revision: 0,
    ...(chosen === undefined ? {} : { chosen }),
  });
  return {
    type: 'button',
    action_id: actionId(name, `${kickoffId}${chosen === undefined ? '' : `/${chosen}`}`),
    text: plain(text),
    value,
    ...(style === undefined ? {} : { style }),
  };
}

function startButton(text: string, channelId: string, style?: 'primary'): Button {
  return {
    type: 'button',
    action_id: ACTION.openStart,
    text: plain(text),
    value: channelId,
    ...(style === undefined ? {} : { style }),
  };
}

/** Somebody was faster: what they said, and a button that puts one's own choice in its place after all. */
export function replaceReply(
  scene: Scene,
  refusal: { readonly item: string; readonly now: { readonly revision: number } },
  choiceId: string,
  sentence: string,
): Message {
  const view = itemView(scene.template, scene.kickoff, refusal.item);
  if (view === undefined || view.state === 'hidden') return sentenceReply(sentence);
  const own = oneClickAnswer(view.question, choiceId);
  const { answer, notApplicable } = view.item;
  const same = own !== undefined && answer !== undefined && notApplicable === undefined && sameValue(own, answer.value);
  // Both said the same: there is nothing to replace.
  if (same) return sentenceReply(sentence);
  const label = choiceLabel(scene, view.question, choiceId, view.scopeKey);
  return sentenceReply(sentence, {
    type: 'button',
    action_id: actionId(ACTION.answerItem, 'replace'),
    text: plain(cut(scene.words.replies.changeTo(label), 60)),
    value: itemRef.encode({
      kickoffId: scene.kickoff.id,
      itemId: view.id,
      revision: refusal.now.revision,
      chosen: choiceId,
    }),
  });
}
