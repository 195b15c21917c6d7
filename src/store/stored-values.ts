import { z } from 'zod';
import { LANGUAGES } from '../domain/template';
import { DatabaseProblem } from './database-problem';

/** An instant as it stands in a column or inside JSON: UTC, with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 }).transform((text) => new Date(text));

export const viaSchema = z.enum(['command', 'button', 'modal', 'bot']);

export const personSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('member'), userId: z.string() }),
  z.strictObject({ type: z.literal('contact'), name: z.string(), email: z.string().exactOptional() }),
]);

const texts = z.array(z.string()).readonly();
const detail = z.string().exactOptional();
const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), choice: z.string(), detail }),
  z.strictObject({ kind: z.literal('choices'), choices: texts, detail }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), url: z.string() }),
  z.strictObject({ kind: z.literal('date'), on: z.string() }),
  z.strictObject({ kind: z.literal('number'), amount: z.string() }),
  z.strictObject({ kind: z.literal('person'), person: personSchema }),
  z.strictObject({ kind: z.literal('recipients'), people: z.array(personSchema).readonly(), channels: texts }),
]);

const byAt = { by: z.string(), at: instantSchema };
export const itemSchema = z.strictObject({
  revision: z.number().int().nonnegative(),
  answer: z.strictObject({ value: answerValueSchema, note: z.string().exactOptional(), ...byAt }).exactOptional(),
  notApplicable: z.strictObject({ reason: z.string(), ...byAt }).exactOptional(),
  waiting: z.strictObject({ on: z.string(), until: z.string().exactOptional(), ...byAt }).exactOptional(),
  accepted: z.strictObject(byAt).exactOptional(),
  owner: personSchema.exactOptional(),
  handedOver: z.strictObject({ note: z.string().exactOptional(), ...byAt }).exactOptional(),
});

export const systemsSchema = z.array(z.strictObject({ key: z.string(), name: z.string() })).readonly();
export const sectionsSchema = z.record(z.string(), z.boolean());
export const peopleSchema = z.record(z.string(), personSchema);

export const kickoffSchema = z.strictObject({
  id: z.string(),
  templateId: z.string(),
  templateVersion: z.number(),
  teamId: z.string(),
  channelId: z.string(),
  language: z.enum(LANGUAGES),
  status: z.enum(['running', 'paused', 'completed', 'cancelled']),
  systems: systemsSchema,
  lead: z.string(),
  startedBy: z.string(),
  startedAt: instantSchema,
  targetOn: z.string().exactOptional(),
  sections: sectionsSchema,
  people: peopleSchema,
  items: z.record(z.string(), itemSchema),
  completedAt: instantSchema.exactOptional(),
  statusBy: z.string().exactOptional(),
});

const item = z.string();
const note = z.string().exactOptional();
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('KickoffStarted'), kickoff: kickoffSchema }),
  z.strictObject({ type: z.literal('ItemAnswered'), item, value: answerValueSchema, note }),
  z.strictObject({ type: z.literal('ItemReopened'), item }),
  z.strictObject({ type: z.literal('ItemNotApplicable'), item, reason: z.string() }),
  z.strictObject({ type: z.literal('ItemWaiting'), item, on: z.string(), until: z.string().exactOptional() }),
  z.strictObject({ type: z.literal('ItemHandedOver'), item, to: personSchema, note }),
  z.strictObject({ type: z.literal('RiskAccepted'), item }),
  z.strictObject({ type: z.literal('LeadChanged'), to: z.string() }),
  z.strictObject({ type: z.literal('TargetChanged'), to: z.string().nullable() }),
  z.strictObject({ type: z.literal('PersonAssigned'), role: z.string(), to: personSchema.nullable() }),
  z.strictObject({ type: z.literal('SectionSwitched'), section: z.string(), on: z.boolean() }),
  z.strictObject({ type: z.literal('KickoffPaused') }),
  z.strictObject({ type: z.literal('KickoffResumed') }),
  z.strictObject({ type: z.literal('KickoffCancelled') }),
  z.strictObject({ type: z.literal('KickoffReopened') }),
  z.strictObject({ type: z.literal('KickoffCompleted') }),
]);

/** What is stored as JSON; a new kind in the domain does not compile until the shapes above can read it again. */
type Storable =
  | z.output<typeof itemSchema>
  | z.output<typeof eventSchema>
  | z.output<typeof systemsSchema>
  | Readonly<z.output<typeof sectionsSchema>>
  | Readonly<z.output<typeof peopleSchema>>
  | z.output<typeof personSchema>
  | string
  | boolean;

/** The JSON text of a value; instants inside become UTC text with milliseconds. */
export function storedText(value: Storable): string {
  return JSON.stringify(value);
}

/** Reads a stored value; one that somebody damaged by hand is a `DatabaseProblem` that names where it stands. */
export function readStored<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw unreadable(where, z.prettifyError(read.error));
}

/** The same for a column that holds JSON. */
export function readStoredText<T>(schema: z.ZodType<T>, text: string, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(where, String(error));
  }
  return readStored(schema, value, where);
}

function unreadable(where: string, why: string): DatabaseProblem {
  return new DatabaseProblem('database_corrupt', `${where} cannot be read: restore the last backup. ${why}`);
}
