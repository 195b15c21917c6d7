import type { System } from '../src/domain/kickoff';
import type { Question, Section } from '../src/domain/template';
import { LIMIT, ROOM } from './limits';
import { QUESTION_BLOCKS, questionBound } from './question-block';
import type { Scene } from './scene';

/** Blocks and characters kept free on every page for its heading and, while paused, the line that says so. */
const HEADING_BLOCKS = 2;
const HEADING_CHARACTERS = LIMIT.headerText + ROOM.answer.units;

type Pages = readonly (readonly Question[])[];

/** What was measured, forgotten with the systems it was measured for: measuring takes longer than all the rest of a message. */
const known = new WeakMap<
  readonly System[],
  { readonly pages: WeakMap<Section, Pages>; readonly bounds: WeakMap<Question, number> }
>();

function knownOf({ kickoff: { systems } }: Scene) {
  const found = known.get(systems) ?? { pages: new WeakMap<Section, Pages>(), bounds: new WeakMap<Question, number>() };
  known.set(systems, found);
  return found;
}

function boundOf(scene: Scene, question: Question): number {
  const { bounds } = knownOf(scene);
  const bound = bounds.get(question) ?? questionBound(scene, question);
  bounds.set(question, bound);
  return bound;
}

/**
 * Which of a section's questions stand in which message. It depends on the template and the systems alone: whatever people
 * answer, switch on or read it in, a question stays in its message and its buttons stay where they are. So questions are
 * packed by the most that they can ever take, hidden ones included.
 */
export function sectionPages(scene: Scene, section: Section): Pages {
  const { pages } = knownOf(scene);
  const found = pages.get(section) ?? packed(scene, section);
  pages.set(section, found);
  return found;
}

function packed(scene: Scene, section: Section): Pages {
  const pages: Question[][] = [];
  let page: Question[] = [];
  let characters = HEADING_CHARACTERS;
  for (const question of section.questions) {
    const bound = boundOf(scene, question);
    const blocks = HEADING_BLOCKS + (page.length + 1) * QUESTION_BLOCKS;
    if (page.length > 0 && (blocks > LIMIT.messageBlocks || characters + bound > LIMIT.messageCharacters)) {
      pages.push(page);
      page = [];
      characters = HEADING_CHARACTERS;
    }
    page.push(question);
    characters += bound;
  }
  return page.length === 0 ? pages : [...pages, page];
}

/** The most text that a page can hold. */
export function pageBound(scene: Scene, questions: readonly Question[]): number {
  return questions.reduce((sum, question) => sum + boundOf(scene, question), HEADING_CHARACTERS);
}
