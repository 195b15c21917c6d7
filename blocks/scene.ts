import type { KnownBlock } from '@slack/types';
import type { Kickoff } from '../src/domain/kickoff';
import type { Organisation } from '../src/domain/organisation';
import type { Language, Template } from '../src/domain/template';
import type { Words } from './words/words';

/** Everything a builder looks at: a kickoff, its template, the organisation's facts, and the words in the reader's language. */
export interface Scene {
  readonly template: Template;
  readonly kickoff: Kickoff;
  readonly organisation: Organisation;
  readonly language: Language;
  readonly words: Words;
}

/** A message as Slack takes it; `text` is what notifications and screen readers use. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}
