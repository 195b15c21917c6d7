import { z } from 'zod';
import { conditionSchema } from './condition-schema';

/** The languages people may read the product in; a text has a place for each. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How often a question is asked: once, once per system, or once per pair of hub and other system. */
export const SCOPES = ['kickoff', 'system', 'pair'] as const;
export type Scope = (typeof SCOPES)[number];

const wordsSchema = z.string().trim().min(1);
const textSchema = z.strictObject({ en: wordsSchema, de: wordsSchema });
/** Words for people, in English and, where already written, in German. */
export type Text = z.infer<typeof textSchema>;

function textUpTo(characters: number): typeof textSchema {
  const words = wordsSchema.max(characters);
  return z.strictObject({ en: words, de: words });
}

/** Ids stand in button values, which Slack limits to 75 characters in selects, so they are short (see `blocks/item-ref.ts`). */
const questionIdSchema = z
  .string()
  .max(28)
  .regex(
    /^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)*$/,
    'lower-case words joined by "." or "_", such as "sync.changed_since"',
  );
const wordIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'lower-case words joined by "_", such as "not_offered"');
const shortIdSchema = wordIdSchema.max(16);

const detailSchema = z.strictObject({
  /** Only a required detail opens a modal; otherwise one click answers. */
  need: z.enum(['optional', 'required']),
  kind: z.enum(['text', 'link', 'date', 'number']),
  label: textSchema,
  /** What a number counts, such as minutes. */
  unit: textSchema.optional(),
});

const choiceSchema = z.strictObject({
  id: shortIdSchema,
  /** May hold `{system}` in a question about a system, `{a}` and `{b}` in one about a pair: the systems' names. */
  label: textSchema,
  detail: detailSchema.optional(),
  /** "I don't know": kept open until the lead accepts it as a risk. */
  unsure: z.boolean().default(false),
  /** Cannot be combined with other choices, such as "none". */
  exclusive: z.boolean().default(false),
});
export type Choice = z.infer<typeof choiceSchema>;

const columnSchema = z.strictObject({
  id: shortIdSchema,
  label: textSchema,
  /** A row without it is not taken; the first column always is required. */
  required: z.boolean().default(false),
  /** Cells hold one of these; where there are none, they hold text. */
  choices: z
    .array(
      z.strictObject({
        id: shortIdSchema,
        label: textSchema,
        /** What people paste instead of the label, such as "1-n". */
        also: z.array(z.string().trim().min(1)).default([]),
      }),
    )
    .min(2)
    .max(10)
    .optional(),
});
/** What one cell of a row holds. */
export type Column = z.infer<typeof columnSchema>;

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), choices: z.array(choiceSchema).min(1).max(10) }),
  z.strictObject({ kind: z.literal('choices'), choices: z.array(choiceSchema).min(2).max(10) }),
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('link') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('number'), unit: textSchema.optional() }),
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('recipients') }),
  /** A list of rows, added one by one or pasted; labels may hold names as those of choices do. */
  z.strictObject({
    kind: z.literal('rows'),
    columns: z.array(columnSchema).min(2).max(4),
    /** Rows of this other question whose first columns are worth a row here too. */
    proposedFrom: questionIdSchema.optional(),
  }),
  /** What happens to created, updated and deleted records, for each direction that this question (choices a_to_b, b_to_a, both) chose. */
  z.strictObject({ kind: z.literal('lifecycle'), directions: questionIdSchema }),
]);

/** The organisation's facts that guidance can show under a question. */
export const FACTS = [
  'connectors',
  'static_ips',
  'field_mapping_template',
  'best_practices',
  'validation_hint',
  'vault_hint',
] as const;
export type Fact = (typeof FACTS)[number];

const questionSchema = z.strictObject({
  id: questionIdSchema,
  scope: z.enum(SCOPES),
  role: shortIdSchema,
  /** The question itself, as short as it can be; it stands in messages. At most 90 characters. */
  title: textUpTo(90),
  /** One sentence: why it matters and what a good answer holds. */
  guidance: textUpTo(300),
  answer: answerSchema,
  optional: z.boolean().default(false),
  fact: z.enum(FACTS).optional(),
  shownWhen: conditionSchema.optional(),
});
export type Question = z.infer<typeof questionSchema>;

const sectionSchema = z.strictObject({
  id: shortIdSchema,
  title: textSchema,
  /** Off means: asked only where the organisation or the lead switches the section on. */
  enabled: z.boolean().default(true),
  /** A pack is switched on at the start where the organisation's catalogue says that it fits one of the systems. */
  pack: z.boolean().default(false),
  questions: z.array(questionSchema).min(1),
});
export type Section = z.infer<typeof sectionSchema>;

const findingRuleSchema = z.strictObject({
  id: wordIdSchema.max(32),
  /** What it is looked for in: the kickoff, each system, each pair, or each unsure answer that was accepted as a risk. */
  each: z.enum([...SCOPES, 'accepted_unsure']),
  severity: z.enum(['blocker', 'risk']),
  when: conditionSchema.optional(),
  /** A risk that becomes a blocker while this holds as well. */
  blockerWhen: conditionSchema.optional(),
  /** What is wrong and what to do; may hold `{system}`, `{a}`, `{b}` and, for an accepted unsure, `{question}`. */
  sentence: textSchema,
  /** The questions whose answers it came from. */
  questions: z.array(questionIdSchema),
});
export type FindingRule = z.infer<typeof findingRuleSchema>;

const roleSchema = z.strictObject({ label: textSchema, perSystem: z.boolean().default(false) });
export type Role = z.infer<typeof roleSchema>;

/** The shape of a template file; `checkTemplate` adds what no shape can say. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'lower-case words joined by "-"'),
  version: z.number().int().positive(),
  title: textSchema,
  roles: z.record(shortIdSchema, roleSchema),
  sections: z.array(sectionSchema).min(1).max(12),
  findings: z.array(findingRuleSchema),
});
/** The questions and rules, as data. */
export type Template = z.infer<typeof templateSchema>;

/** The role that every kickoff has and that owns whatever nobody else does. */
export const LEAD_ROLE = 'lead';

const byId = new WeakMap<Template, ReadonlyMap<string, Question>>();

/** The question of that id, or undefined where this template has none. */
export function findQuestion(template: Template, id: string): Question | undefined {
  let questions = byId.get(template);
  if (questions === undefined) {
    questions = new Map(
      template.sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
    );
    byId.set(template, questions);
  }
  return questions.get(id);
}

/** The words in that language, or the English ones where it has none yet. */
export function textIn(text: Text, language: Language): string {
  return text[language] ?? text.en;
}

/** The choices of a question that is answered by choosing; none for every other kind. */
export function choicesOf(question: Question): readonly Choice[] {
  return question.answer.kind === 'choice' || question.answer.kind === 'choices' ? question.answer.choices : [];
}
