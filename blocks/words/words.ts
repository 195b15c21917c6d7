import type { Language } from '../../src/domain/template';
import { de } from './de';
import { en } from './en';
import type { Words } from './shape';

export type { Words } from './shape';

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, de };
