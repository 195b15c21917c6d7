import type { Language } from '../../src/domain/template';
import { en } from './en';

/** Every word the product says. The English words are the model; a language that lacks one does not compile. */
export type Words = typeof en;

/** The words of a language; English where a language has none yet. */
export const WORDS: Readonly<Record<Language, Words>> = { en, de: en };
