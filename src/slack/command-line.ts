/** What was typed after `/integration-check`: the sub-command in lower case, and its words; quotes keep words together. */
export interface CommandLine {
  readonly name: string;
  readonly words: readonly string[];
}

/** Splits a command line. Straight, curly, German and French quotes all work, because phones and offices type them. */
export function readCommandLine(text: string): CommandLine {
  const words = [...text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu)]
    .map(([whole, quoted]) => (quoted ?? whole).trim())
    .filter((word) => word !== '');
  const [name = '', ...rest] = words;
  return { name: name.toLocaleLowerCase('en'), words: rest };
}
