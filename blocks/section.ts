import type { KnownBlock } from '@slack/types';
import { sectionIsOn } from '../src/domain/item';
import { type ItemView, itemViews } from '../src/domain/item-view';
import { type Tally, tallyOf } from '../src/domain/progress';
import { type Section, textIn } from '../src/domain/template';
import { LIMIT } from './limits';
import { questionBlocks, questionText } from './question-block';
import type { Message, Scene } from './scene';
import { sectionPages } from './section-pages';
import { escapeText, mrkdwn, plain, plainLine } from './text';
import type { Counts } from './words/en/messages';

/**
 * One message of a section: its heading, then every question that is asked now, always in the template's order and always
 * two blocks each, so that nothing jumps while people click. `page` counts from 1.
 */
export function sectionMessage(scene: Scene, section: Section, page: number): Message {
  const words = scene.words.messages.section;
  const pages = sectionPages(scene, section);
  const questions = pages[page - 1] ?? [];
  const here = itemViews(scene.template, scene.kickoff).filter((view) => questions.includes(view.question));
  const asked = questions.flatMap((question) => {
    const views = here.filter((view) => view.question === question && view.state !== 'hidden');
    return isSome(views) ? [views] : [];
  });
  const title = textIn(section.title, scene.language);
  const ofPages = pages.length > 1 ? scene.words.messages.of(page, pages.length) : undefined;
  const counts = asked.length === 0 ? words.nothing : scene.words.messages.tally(countsOf(tallyOf(here)));
  const heading = words.heading(title, ofPages, counts);
  const line = statusLine(scene, section, asked.length === 0);
  return {
    text: escapeText(heading),
    blocks: [
      { type: 'header', block_id: 'heading', text: plain(plainLine(heading, LIMIT.headerText)) },
      ...(line === undefined ? [] : [calm(line)]),
      ...asked.flatMap((views) => (isClosed(scene) ? [questionText(scene, views)] : questionBlocks(scene, views))),
    ],
  };
}

/**
 * The same message with its controls as new: clients keep the choice of a select by the id of its block. The id still ends in
 * the items' revisions.
 */
export function renewedControls(message: Message, times: number): Message {
  if (times === 0) return message;
  const blocks = message.blocks.map((block) =>
    block.type === 'actions' && block.block_id?.startsWith('q/') === true
      ? { ...block, block_id: `q${times}${block.block_id.slice(1)}` }
      : block,
  );
  return { ...message, blocks };
}

/** The counts of a tally under the names that the words use. */
export function countsOf(tally: Tally): Counts {
  const { open, fresh, waiting, optionalOpen } = tally;
  return { open, fresh, waiting, optional: optionalOpen };
}

/** Nothing can be answered: commands would be refused, so no control is offered. */
function isClosed(scene: Scene): boolean {
  return scene.kickoff.status === 'paused' || scene.kickoff.status === 'cancelled';
}

function statusLine(scene: Scene, section: Section, empty: boolean): string | undefined {
  const words = scene.words.messages.section;
  const { status } = scene.kickoff;
  if (!sectionIsOn(scene.kickoff, section)) return words.off;
  if (status === 'paused' || status === 'cancelled') return words[status];
  return empty ? words.empty : undefined;
}

function calm(line: string): KnownBlock {
  return { type: 'context', block_id: 'status', elements: [mrkdwn(line)] };
}

function isSome(views: readonly ItemView[]): views is readonly [ItemView, ...ItemView[]] {
  return views.length > 0;
}
