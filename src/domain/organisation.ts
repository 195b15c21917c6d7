import { z } from 'zod';
import { LANGUAGES, type Language } from './template';

const url = z.url({ protocol: /^https?$/, error: 'a web address that starts with https://' });

/** Words that people read: one text for everybody, or one per language. */
function wordsUpTo(characters: number) {
  const words = z.string().trim().min(1).max(characters);
  return z.union([words, z.strictObject({ en: words, de: words })], { error: 'a text, or { en, de }' });
}
/** A text of the organisation, in one language for all or in each. */
export type OwnWords = string | { readonly en: string; readonly de: string };

/** The words in that language, or the only ones there are. */
export function ownWordsIn(words: OwnWords, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}

const link = z.strictObject({ title: wordsUpTo(75), url });
const person = z.union(
  [
    z.strictObject({ slackId: z.string().regex(/^[UW][A-Z0-9]+$/, 'a Slack member id such as U012ABCDEF') }),
    z.strictObject({ name: z.string().trim().min(1).max(60), email: z.email().optional() }),
  ],
  { error: 'a person: { slackId } or { name, email }' },
);
const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'an IP address or range such as 192.0.2.10 or 192.0.2.0/28',
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The shape of `data/organisation.yaml`: what the organisation that runs the platform knows without asking. */
export const organisationSchema = z.strictObject({
  platform: z.strictObject({ name: z.string().trim().min(1).max(40) }),
  /** Systems that a connector exists for; the start modal offers them and `platform.present` proposes them. */
  connectors: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(40),
        aliases: z.array(z.string().trim().min(1).max(40)).default([]),
        since: z
          .string()
          .regex(/^\d{4}-\d{2}$/, 'a month such as 2024-03')
          .optional(),
        /** Question packs of the template that fit this system: they are on in every new kickoff with it. */
        packs: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  network: z
    .strictObject({
      staticIps: z.array(address).default([]),
      ticket: link.optional(),
    })
    .prefault({}),
  links: z
    .strictObject({
      bestPractices: link.optional(),
      fieldMappingTemplate: link.optional(),
      validationTools: link.optional(),
    })
    .prefault({}),
  hints: z
    .strictObject({
      validation: wordsUpTo(300).optional(),
      vault: wordsUpTo(300).optional(),
    })
    .prefault({}),
  /** Role of the template → who has it in every kickoff unless the board says otherwise. The lead is the fall-back. */
  roles: z.record(z.string(), person).default({}),
  calendar: z
    .strictObject({
      workingDays: z
        .array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']))
        .min(1)
        .default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
      holidays: z.array(z.iso.date()).default([]),
      /** Where a day begins: on its day, what was waited for comes back. */
      timeZone: z.string().refine(isTimeZone, { error: 'a time zone such as Europe/Berlin' }).default('UTC'),
    })
    .prefault({}),
  /** Sections that are off in the template and on for every new kickoff of this organisation. */
  sectionsOn: z.array(z.string()).default([]),
  /** The language of new kickoffs; the board changes it. */
  language: z.enum(LANGUAGES).default('en'),
});
/** The organisation's own facts. */
export type Organisation = z.infer<typeof organisationSchema>;

/** A system that a connector exists for. */
export type Connector = Organisation['connectors'][number];
