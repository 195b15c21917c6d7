import type { en } from './en';

/** The same places with any text in them: what a language has to fill, no more and no less. */
type AnyText<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Place in keyof T]: AnyText<T[Place]> };

/** Every word the product says. The English words are the model; a language that lacks one or has one too many does not compile. */
export type Words = AnyText<typeof en>;
