/** Slack's limits that builders must respect; sources in `docs/slack-limits.md`. All in UTF-16 units unless said otherwise. */
export const LIMIT = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Our own budget for all texts of a message; Slack was seen to refuse 11,341. */
  messageCharacters: 9000,
  /** The top-level text of a message. */
  messageText: 4000,
  sectionText: 3000,
  headerText: 150,
  buttonText: 75,
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
} as const;
