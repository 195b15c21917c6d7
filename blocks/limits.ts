import type { Room } from './text';

/** Slack's limits that builders must respect; sources in `docs/slack-limits.md`. All in UTF-16 units unless said otherwise. */
export const LIMIT = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Our own budget for all texts of a message; Slack was seen to refuse 11,341. */
  messageCharacters: 9000,
  /** The top-level text of a message. */
  messageText: 4000,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  actionElements: 25,
  buttonText: 75,
  /** What clients show of a button before they cut it. */
  buttonTextShown: 30,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  viewTitle: 24,
  viewButton: 24,
  label: 2000,
  hint: 2000,
  privateMetadata: 3000,
  selectOptions: 100,
  overflowOptions: 5,
  /** One text element of rich text; our own bound, below every limit that was seen. */
  richText: 2900,
} as const;

/**
 * How much of a text a message shows on one line, escaped. Small enough for eight or more questions about two systems in one
 * message, large enough that most answers are never cut; the full text is one click away and in the facts.
 */
export const ROOM = {
  answer: { graphemes: 150, units: 200 },
  note: { graphemes: 80, units: 110 },
  reason: { graphemes: 150, units: 200 },
  waitingOn: { graphemes: 80, units: 110 },
  /** What was waited for, beside an unsure answer: five systems of those are as long as a section text can be. */
  waited: { graphemes: 50, units: 70 },
  /** A system's name has 40 characters at most; escaping can make it longer. */
  system: { graphemes: 40, units: 80 },
  systemInPair: { graphemes: 40, units: 60 },
  label: { graphemes: 75, units: 110 },
  title: { graphemes: 90, units: 180 },
} as const satisfies Record<string, Room>;
