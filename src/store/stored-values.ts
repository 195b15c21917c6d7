import { z } from 'zod';
import { CHANNEL_CLOSED, MISSING_WHY } from '../domain/kickoff';
import { DIRECTIONS, LIFECYCLE_ACTIONS, LIFECYCLE_EVENTS } from '../domain/lifecycle';
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
const cellsSchema = z.record(z.string(), z.string());
const rowSchema = z.strictObject({ id: z.string(), changed: z.number().int(), cells: cellsSchema });
const sheet = z.string().exactOptional();
const lifecycleCellSchema = z.strictObject({
  direction: z.enum(DIRECTIONS),
  event: z.enum(LIFECYCLE_EVENTS),
  action: z.enum(LIFECYCLE_ACTIONS),
});
const answerValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), choice: z.string(), detail }),
  z.strictObject({ kind: z.literal('choices'), choices: texts, detail }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), url: z.string() }),
  z.strictObject({ kind: z.literal('date'), on: z.string() }),
  z.strictObject({ kind: z.literal('number'), amount: z.string() }),
  z.strictObject({ kind: z.literal('person'), person: personSchema }),
  z.strictObject({ kind: z.literal('recipients'), people: z.array(personSchema).readonly(), channels: texts }),
  z.strictObject({ kind: z.literal('rows'), rows: z.array(rowSchema).readonly(), sheet }),
  z.strictObject({ kind: z.literal('lifecycle'), cells: z.array(lifecycleCellSchema).readonly() }),
]);

const byAt = { by: z.string(), at: instantSchema };
export const itemSchema = z.strictObject({
  revision: z.number().int().nonnegative(),
  answer: z.strictObject({ value: answerValueSchema, note: z.string().exactOptional(), ...byAt }).exactOptional(),
  notApplicable: z.strictObject({ reason: z.string(), ...byAt }).exactOptional(),
  waiting: z.strictObject({ on: z.string(), until: z.string().exactOptional(), ...byAt }).exactOptional(),
  accepted: z.strictObject(byAt).exactOptional(),
  waited: z.strictObject({ on: z.string(), until: z.string() }).exactOptional(),
  rows: z.strictObject({ list: z.array(rowSchema).readonly(), sheet }).exactOptional(),
  internalNote: z.strictObject({ text: z.string(), ...byAt }).exactOptional(),
  owner: personSchema.exactOptional(),
  handedOver: z.strictObject({ note: z.string().exactOptional(), ...byAt }).exactOptional(),
});

export const systemsSchema = z.array(z.strictObject({ key: z.string(), name: z.string() })).readonly();
export const sectionsSchema = z.record(z.string(), z.boolean());
export const peopleSchema = z.record(z.string(), personSchema);
const missingSchema = z.record(z.string(), z.enum(MISSING_WHY));

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
  // Absent in what was stored before anybody could be missing.
  missing: missingSchema.default({}),
  channelClosed: z.enum(CHANNEL_CLOSED).exactOptional(),
});

const item = z.string();
const note = z.string().exactOptional();
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('KickoffStarted'), kickoff: kickoffSchema }),
  z.strictObject({ type: z.literal('ItemAnswered'), item, value: answerValueSchema, note }),
  z.strictObject({ type: z.literal('ItemReopened'), item }),
  z.strictObject({ type: z.literal('ItemNotApplicable'), item, reason: z.string() }),
  z.strictObject({ type: z.literal('ItemWaiting'), item, on: z.string(), until: z.string().exactOptional() }),
  z.strictObject({
    type: z.literal('ItemHandedOver'),
    item,
    to: personSchema,
    note,
    ahead: z.literal(true).exactOptional(),
  }),
  z.strictObject({ type: z.literal('RiskAccepted'), item }),
  z.strictObject({ type: z.literal('RowsAdded'), item, rows: z.array(rowSchema).readonly() }),
  z.strictObject({ type: z.literal('RowChanged'), item, row: rowSchema }),
  z.strictObject({ type: z.literal('RowRemoved'), item, row: z.string() }),
  z.strictObject({ type: z.literal('SheetLinked'), item, url: z.string().nullable() }),
  z.strictObject({ type: z.literal('InternalNoteWritten'), item, text: z.string() }),
  z.strictObject({ type: z.literal('WaitEnded'), item }),
  z.strictObject({ type: z.literal('LanguageChanged'), to: z.enum(LANGUAGES) }),
  z.strictObject({ type: z.literal('PersonMissing'), userId: z.string(), why: z.enum(MISSING_WHY) }),
  z.strictObject({ type: z.literal('PersonBack'), userId: z.string() }),
  z.strictObject({ type: z.literal('ChannelClosed'), why: z.enum(CHANNEL_CLOSED) }),
  z.strictObject({ type: z.literal('ChannelOpened') }),
  z.strictObject({ type: z.literal('ChannelMoved'), to: z.string() }),
  z.strictObject({ type: z.literal('LeadChanged'), to: z.string() }),
  z.strictObject({ type: z.literal('TargetChanged'), to: z.string().nullable() }),
  z.strictObject({ type: z.literal('PersonAssigned'), role: z.string(), to: personSchema.nullable(), note }),
  z.strictObject({ type: z.literal('SectionSwitched'), section: z.string(), on: z.boolean() }),
  z.strictObject({ type: z.literal('KickoffPaused') }),
  z.strictObject({ type: z.literal('KickoffResumed') }),
  z.strictObject({ type: z.literal('KickoffCancelled') }),
  z.strictObject({ type: z.literal('KickoffReopened') }),
  z.strictObject({ type: z.literal('KickoffCompleted') }),
]);

const userId = z.string();
/** What somebody is told by direct message. */
export const noticeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('handed_over'), to: userId, by: userId, items: texts, roles: texts, note }),
  z.strictObject({ type: z.literal('leads_now'), to: userId, by: userId }),
  z.strictObject({ type: z.literal('person_missing'), to: userId, userId, why: z.enum(MISSING_WHY) }),
  z.strictObject({ type: z.literal('channel_closed'), to: userId, why: z.enum(CHANNEL_CLOSED) }),
]);

/** What is stored as JSON; a new kind in the domain does not compile until the shapes above can read it again. */
type Storable =
  | z.output<typeof itemSchema>
  | z.output<typeof eventSchema>
  | z.output<typeof systemsSchema>
  | Readonly<z.output<typeof sectionsSchema>>
  | Readonly<z.output<typeof peopleSchema>>
  | z.output<typeof personSchema>
  | z.output<typeof noticeSchema>
  | Readonly<z.output<typeof missingSchema>>
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
