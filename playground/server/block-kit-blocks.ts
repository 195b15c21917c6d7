import type { Json } from '../protocol';
import {
  accessory,
  actionElement,
  cardButton,
  contextAction,
  contextElement,
  imageElement,
  inputElement,
  oneImageSource,
} from './block-kit-elements';
import { richTextBlock, richTextElements } from './block-kit-rich-text';
import {
  type Check,
  type Shape,
  type Surface,
  type Walk,
  anyText,
  flag,
  integer,
  isObject,
  list,
  mrkdwnText,
  object,
  oneOf,
  plainText,
  refuse,
  string,
  typeName,
  typed,
  url,
} from './block-kit-rules';

const EVERYWHERE = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'video'];
const ON_SURFACE: Readonly<Record<Surface, readonly string[]>> = {
  message: [
    ...EVERYWHERE,
    'container',
    'context_actions',
    'markdown',
    'plan',
    'task_card',
    'table',
    'data_table',
    'carousel',
    'card',
  ],
  modal: [...EVERYWHERE, 'alert'],
  home: [...EVERYWHERE, 'data_table', 'carousel', 'card'],
};
const IN_CONTAINER = [...EVERYWHERE, 'table'];

const blockId: Check = (value, pointer, walk) => {
  string(255)(value, pointer, walk);
  if (typeof value !== 'string' || value === '') return;
  if (walk.blockIds.has(value)) refuse(walk, pointer, `\`block_id\` "${value}" already exists`);
  walk.blockIds.add(value);
};

function block({ must = {}, may = {}, also }: Shape): Check {
  return object({ must: { type: typeName, ...must }, may: { block_id: blockId, ...may }, ...(also ? { also } : {}) });
}

const cell = typed(
  {
    raw_text: object({ must: { type: typeName, text: string(10_000, 1) } }),
    raw_number: object({
      must: {
        type: typeName,
        text: string(10_000, 1),
        value: (value, pointer, walk) => {
          if (typeof value !== 'number') refuse(walk, pointer, 'must provide a number');
        },
      },
    }),
    rich_text: richTextBlock,
  },
  ['raw_text', 'raw_number', 'rich_text'],
);
const rows = list(list(cell, 20), 100);

function oneTable(value: Json, pointer: string, walk: Walk): void {
  walk.tables += 1;
  if (walk.tables > 1) refuse(walk, pointer, 'only one table is allowed');
  if (textLength(value.rows) > 10_000) refuse(walk, `${pointer}/rows`, 'must be less than 10001 characters');
}

/** The characters a reader would see, which is what Slack's undocumented totals seem to count. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (!isObject(value)) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === 'string') sum += name === 'text' ? field.length : 0;
    else sum += textLength(field);
  }
  return sum;
}

const card = block({
  may: {
    hero_image: imageElement,
    icon: imageElement,
    title: mrkdwnText(150),
    subtitle: mrkdwnText(150),
    body: mrkdwnText(200),
    actions: list(cardButton, 25),
  },
  also: (value, pointer, walk) => {
    if (!['hero_image', 'title', 'actions', 'body'].some((name) => value[name] !== undefined))
      refuse(walk, pointer, 'missing required field: title');
  },
});
const source = object({ must: { type: oneOf('url'), url, text: string(3000, 1) } });
const taskCard = block({
  must: {
    task_id: string(255, 1),
    title: string(3000, 1),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  may: { details: richTextBlock, output: richTextBlock, sources: list(source, 100, 0) },
});

/** Every block Slack knows, by its type. */
export const BLOCKS: Readonly<Record<string, Check>> = {
  divider: block({}),
  header: block({ must: { text: plainText(150) } }),
  section: block({
    may: { text: anyText(3000), fields: list(anyText(2000), 10), accessory, expand: flag },
    also: (value, pointer, walk) => {
      if (value.text === undefined && value.fields === undefined) refuse(walk, pointer, 'missing required field: text');
    },
  }),
  context: block({ must: { elements: list(contextElement, 10) } }),
  actions: block({ must: { elements: list(actionElement, 25) } }),
  image: block({
    must: { alt_text: string(2000, 1) },
    may: { title: plainText(2000), image_url: url, slack_file: object({ may: { id: string(255, 1), url } }) },
    also: oneImageSource,
  }),
  input: block({
    must: { label: plainText(2000), element: inputElement },
    may: { hint: plainText(2000), optional: flag, dispatch_action: flag },
  }),
  rich_text: block({ must: { elements: richTextElements } }),
  video: block({
    must: { video_url: url, thumbnail_url: url, alt_text: string(2000, 1), title: plainText(199) },
    may: {
      title_url: url,
      author_name: string(49),
      provider_name: string(255),
      provider_icon_url: url,
      description: plainText(2000),
    },
  }),
  alert: block({
    must: { text: anyText(3000) },
    may: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  }),
  markdown: block({
    must: { text: string(12_000, 1) },
    also: (value, pointer, walk) => {
      const before = walk.markdownLength;
      walk.markdownLength += typeof value.text === 'string' ? value.text.length : 0;
      if (before > 0 && walk.markdownLength > 12_000)
        refuse(walk, `${pointer}/text`, 'must be less than 12001 characters over all markdown blocks');
    },
  }),
  container: block({
    must: { child_blocks: list((value, pointer, walk) => typed(BLOCKS, IN_CONTAINER)(value, pointer, walk), 10) },
    may: {
      title: plainText(150),
      rich_text_title: richTextBlock,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: imageElement,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
    also: (value, pointer, walk) => {
      if (value.title === undefined && value.rich_text_title === undefined)
        refuse(walk, pointer, 'missing required field: title');
      if (value.default_collapsed === true && value.is_collapsible !== true)
        refuse(walk, `${pointer}/default_collapsed`, 'requires `is_collapsible`');
    },
  }),
  context_actions: block({ must: { elements: list(contextAction, 5) } }),
  task_card: taskCard,
  plan: block({
    must: { title: string(3000, 1) },
    may: { tasks: list(typed({ task_card: taskCard }, ['task_card']), 50, 0) },
  }),
  table: block({
    must: { rows },
    may: {
      column_settings: list(object({ may: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }), 20, 0),
    },
    also: oneTable,
  }),
  data_table: block({
    must: { rows, caption: string(3000, 1) },
    may: { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
    also: oneTable,
  }),
  card,
  carousel: block({ must: { elements: list(typed({ card }, ['card']), 10) } }),
};

/** The blocks of one surface, each judged by its own rule. */
export function blocksOf(surface: Surface): Check {
  return list(typed(BLOCKS, ON_SURFACE[surface]), surface === 'message' ? 50 : 100, 0);
}
