import type { ModalView } from '@slack/types';
import type { HappenedEvent } from '../src/domain/kickoff';
import { splitItemId } from '../src/domain/item';
import { itemView } from '../src/domain/item-view';
import { type Question, textIn } from '../src/domain/template';
import { said } from './answer-modal';
import { scopeName } from './answer-text';
import { VIEW } from './ids';
import { aside, modal, paragraph } from './modal';
import type { Scene } from './scene';
import { escapeText, momentText, oneLine, personText } from './text';

/** The most entries that are shown; a modal has room for 100 blocks. */
const MOST_ENTRIES = 60;

/** Who changed the items of a question, when and to what; the newest first. */
export function historyModal(scene: Scene, question: Question, entries: readonly HappenedEvent[]): ModalView {
  const words = scene.words.modals.history;
  const newest = [...entries].sort((one, other) => other.at.getTime() - one.at.getTime());
  const shown = newest.slice(0, MOST_ENTRIES);
  return modal({
    callbackId: VIEW.message,
    title: words.title,
    close: scene.words.modals.close,
    context: { kickoff: scene.kickoff.id },
    blocks: [
      paragraph(`*${escapeText(textIn(question.title, scene.language))}*`),
      ...(shown.length === 0 ? [paragraph(words.empty)] : shown.map((entry) => aside(entryText(scene, entry)))),
      ...(newest.length > shown.length ? [aside(words.earlier(newest.length - shown.length))] : []),
    ],
  });
}

function entryText(scene: Scene, { event, at, by }: HappenedEvent): string {
  const where = 'item' in event ? scopeName(scene, splitItemId(event.item).scopeKey) : '';
  const what =
    where === ''
      ? whatHappened(scene, event)
      : `${oneLine(where, { graphemes: 90, units: 300 }).text}: ${whatHappened(scene, event)}`;
  return `${momentText(at)} · <@${by}>\n${what}`;
}

function whatHappened(scene: Scene, event: HappenedEvent['event']): string {
  const words = scene.words.modals.history;
  const short = (text: string) => oneLine(text, { graphemes: 150, units: 600 }).text;
  switch (event.type) {
    case 'ItemAnswered': {
      const view = itemView(scene.template, scene.kickoff, event.item);
      const value = view === undefined ? '' : said(scene, view, event.value);
      return event.note === undefined ? value : `${value}\n${words.note(short(event.note))}`;
    }
    case 'ItemReopened':
      return words.reopened;
    case 'ItemNotApplicable':
      return words.notApplicable(short(event.reason));
    case 'ItemWaiting':
      return words.waiting(
        short(event.on),
        event.until === undefined ? undefined : scene.words.common.day(event.until),
      );
    case 'ItemHandedOver':
      return words.handedOver(personText(event.to), event.note === undefined ? undefined : short(event.note));
    case 'RiskAccepted':
      return words.accepted;
    default:
      return '';
  }
}
