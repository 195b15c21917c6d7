import type { KnownBlock } from '@slack/types';

interface Part {
  readonly type?: string;
  readonly text?: string | Part;
  readonly elements?: readonly Part[];
  readonly fields?: readonly Part[];
  readonly options?: readonly Part[];
  readonly placeholder?: Part;
  readonly url?: string;
  readonly user_id?: string;
}

/** A message as a person reads it, line by line: texts as they are, controls in square brackets. */
export function read(blocks: readonly KnownBlock[]): string[] {
  return (blocks as readonly Part[]).flatMap((block) => {
    if (block.type === 'actions') return [(block.elements ?? []).map(control).join(' ')];
    if (block.type === 'divider') return ['---'];
    const fields = (block.fields ?? []).map((field) => words(field).replaceAll('\n', ' | '));
    const text = block.type === 'header' ? [`# ${words(block)}`] : words(block).split('\n');
    return [...(block.text === undefined && block.elements === undefined ? [] : text), ...fields];
  });
}

/** The labels of all buttons and selects. */
export function controls(blocks: readonly KnownBlock[]): string[] {
  return (blocks as readonly Part[])
    .filter((block) => block.type === 'actions')
    .flatMap((block) => (block.elements ?? []).map(control));
}

function control(part: Part): string {
  const options = (part.options ?? []).map((one) => words(one)).join(' / ');
  if (part.type === 'overflow') return `[⋮ ${options}]`;
  if (part.type === 'static_select') return `[${words(part.placeholder)} ▾ ${options}]`;
  return `[${words(part)}]`;
}

function words(part: Part | string | undefined): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return part;
  if (part.user_id !== undefined) return `<@${part.user_id}>`;
  if (part.text !== undefined) return words(part.text);
  return (part.elements ?? []).map(words).join('');
}
