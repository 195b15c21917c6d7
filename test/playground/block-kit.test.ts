import { type Problem, validateBlocks, validateSuggestions, validateView } from '../../playground/server/block-kit';

/** The same thing so many times. */
const times = (count: number, each: unknown): unknown[] => Array.from({ length: count }, () => each);
const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const option = (value: string, text = 'Text') => ({ text: { type: 'plain_text', text }, value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));
const button = (more: object = {}) => ({ type: 'button', text: plain(5), ...more });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain(5), element, ...more });
const select = (more: object = {}) => ({ type: 'static_select', options: options(2), ...more });
const words = { type: 'plain_text_input' };
const modal = (more: object = {}) => ({ type: 'modal', title: plain(5), submit: plain(5), blocks: [], ...more });
const image = { type: 'image', image_url: 'https://example.test/a.png', alt_text: 'a' };
const rich = (elements: unknown[]) => ({ type: 'rich_text', elements });
const cell = { type: 'raw_text', text: 'x' };

const brief = (problems: readonly Problem[]) =>
  problems.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);

describe('a message is refused', () => {
  const B = 'invalid_blocks';
  const missing = (name: string) => `missing required field: ${name}`;
  const long = (max: number) => `must be less than ${max + 1} characters`;
  const many = (max: number) => `no more than ${max} items allowed`;
  const few = 'no fewer than 1 items allowed';
  const unsupported = (type: string) => `unsupported type: ${type}`;

  const cases: readonly [name: string, blocks: unknown, pointer: string, message: string, code?: string][] = [
    ['blocks that are no list', {}, '/blocks', 'must provide an array'],
    ['a block that is no object', ['x'], '/blocks/0', 'must provide an object'],
    ['51 blocks', times(51, { type: 'divider' }), '/blocks', many(50)],
    ['an unknown block', [{ type: 'sparkle' }], '/blocks/0/type', unsupported('sparkle')],
    ['a type from the prototype', [{ type: 'constructor' }], '/blocks/0/type', unsupported('constructor')],
    ['a block without a type', [{ text: plain(1) }], '/blocks/0', missing('type')],
    ['an unknown property', [{ type: 'divider', text: 'x' }], '/blocks/0', 'invalid additional property: text'],
    ['a section without words', [{ type: 'section' }], '/blocks/0', missing('text')],
    [
      'an empty section',
      [{ type: 'section', text: mrkdwn(0) }],
      '/blocks/0/text/text',
      'must be more than 0 characters',
    ],
    ['3001 characters in a section', [{ type: 'section', text: mrkdwn(3001) }], '/blocks/0/text/text', long(3000)],
    ['a section whose text is a string', [{ type: 'section', text: 'x' }], '/blocks/0/text', 'must provide an object'],
    [
      'emoji on mrkdwn',
      [{ type: 'section', text: { ...mrkdwn(1), emoji: true } }],
      '/blocks/0/text',
      'invalid additional property: emoji',
    ],
    ['11 fields', [{ type: 'section', fields: times(11, mrkdwn(1)) }], '/blocks/0/fields', many(10)],
    ['a field of 2001', [{ type: 'section', fields: [mrkdwn(2001)] }], '/blocks/0/fields/0/text', long(2000)],
    [
      'an input as accessory',
      [{ type: 'section', text: mrkdwn(1), accessory: words }],
      '/blocks/0/accessory/type',
      unsupported('plain_text_input'),
    ],
    ['a header of 151', [{ type: 'header', text: plain(151) }], '/blocks/0/text/text', long(150)],
    ['a header in mrkdwn', [{ type: 'header', text: mrkdwn(1) }], '/blocks/0/text/type', unsupported('mrkdwn')],
    ['11 context elements', [{ type: 'context', elements: times(11, mrkdwn(1)) }], '/blocks/0/elements', many(10)],
    ['an empty context', [{ type: 'context', elements: [] }], '/blocks/0/elements', few],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      '/blocks/0/elements/0/type',
      unsupported('button'),
    ],
    ['26 buttons', [actions(...times(26, button()))], '/blocks/0/elements', many(25)],
    ['an empty actions block', [actions()], '/blocks/0/elements', few],
    [
      'a multi select in an actions block',
      [actions({ type: 'multi_static_select', options: options(1) })],
      '/blocks/0/elements/0/type',
      unsupported('multi_static_select'),
    ],
    [
      'a button text of 76',
      [{ type: 'divider' }, actions(button(), button({ text: plain(76) }))],
      '/blocks/1/elements/1/text/text',
      long(75),
    ],
    [
      'a button in mrkdwn',
      [actions(button({ text: mrkdwn(1) }))],
      '/blocks/0/elements/0/text/type',
      unsupported('mrkdwn'),
    ],
    [
      'a button value of 2001',
      [actions(button({ value: 'x'.repeat(2001) }))],
      '/blocks/0/elements/0/value',
      long(2000),
    ],
    [
      'a button with a number as value',
      [actions(button({ value: 7 }))],
      '/blocks/0/elements/0/value',
      'must provide a string',
    ],
    [
      'a button with another style',
      [actions(button({ style: 'warning' }))],
      '/blocks/0/elements/0/style',
      'must be one of: primary, danger',
    ],
    [
      'a button url of 3001',
      [actions(button({ url: `https://example.test/${'x'.repeat(2980)}` }))],
      '/blocks/0/elements/0/url',
      long(3000),
    ],
    [
      'a button url that is none',
      [actions(button({ url: 'here' }))],
      '/blocks/0/elements/0/url',
      'must be a valid URL',
    ],
    [
      'a spoken label of 76',
      [actions(button({ accessibility_label: 'x'.repeat(76) }))],
      '/blocks/0/elements/0/accessibility_label',
      long(75),
    ],
    [
      'an action_id of 256',
      [actions(button({ action_id: 'x'.repeat(256) }))],
      '/blocks/0/elements/0/action_id',
      long(255),
    ],
    ['a block_id of 256', [{ type: 'divider', block_id: 'x'.repeat(256) }], '/blocks/0/block_id', long(255)],
    [
      'a block_id twice',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '/blocks/1/block_id',
      '`block_id` "b" already exists',
    ],
    [
      'an action_id twice in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '/blocks/0/elements/1/action_id',
      '`action_id` "a" already exists',
    ],
    [
      'an action_id twice in a message',
      [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
      '/blocks/1/elements/0/action_id',
      '`action_id` "a" already exists',
    ],
    [
      'a confirm title of 101',
      [actions(button({ confirm: { title: plain(101), text: plain(1) } }))],
      '/blocks/0/elements/0/confirm/title/text',
      long(100),
    ],
    [
      'a confirm text of 301',
      [actions(button({ confirm: { text: mrkdwn(301) } }))],
      '/blocks/0/elements/0/confirm/text/text',
      long(300),
    ],
    [
      'a confirm button of 31',
      [actions(button({ confirm: { text: plain(1), confirm: plain(31) } }))],
      '/blocks/0/elements/0/confirm/confirm/text',
      long(30),
    ],
    [
      'a deny button of 31',
      [actions(button({ confirm: { text: plain(1), deny: plain(31) } }))],
      '/blocks/0/elements/0/confirm/deny/text',
      long(30),
    ],
    [
      'a confirm without text',
      [actions(button({ confirm: { title: plain(1) } }))],
      '/blocks/0/elements/0/confirm',
      missing('text'),
    ],
    ['a select without options', [actions({ type: 'static_select' })], '/blocks/0/elements/0', missing('options')],
    ['an empty list of options', [actions(select({ options: [] }))], '/blocks/0/elements/0/options', few],
    ['101 options', [actions(select({ options: options(101) }))], '/blocks/0/elements/0/options', many(100)],
    [
      'options and groups at once',
      [actions(select({ option_groups: [{ label: plain(1), options: options(1) }] }))],
      '/blocks/0/elements/0',
      'only one of `options` and `option_groups` is allowed',
    ],
    [
      'an empty group',
      [actions({ type: 'static_select', option_groups: [{ label: plain(1), options: [] }] })],
      '/blocks/0/elements/0/option_groups/0/options',
      few,
    ],
    [
      'an option text of 76',
      [actions(select({ options: [option('v', 'x'.repeat(76))] }))],
      '/blocks/0/elements/0/options/0/text/text',
      long(75),
    ],
    [
      'an option in mrkdwn in a menu',
      [actions(select({ options: [{ text: mrkdwn(1), value: 'v' }] }))],
      '/blocks/0/elements/0/options/0/text/type',
      unsupported('mrkdwn'),
    ],
    [
      'an option value of 76',
      [actions(select({ options: [option('x'.repeat(76))] }))],
      '/blocks/0/elements/0/options/0/value',
      long(75),
    ],
    [
      'an option without a value',
      [actions(select({ options: [{ text: plain(1) }] }))],
      '/blocks/0/elements/0/options/0',
      missing('value'),
    ],
    [
      'an option description of 76',
      [actions(select({ options: [{ ...option('v'), description: plain(76) }] }))],
      '/blocks/0/elements/0/options/0/description/text',
      long(75),
    ],
    [
      'a link in a menu that is no overflow',
      [actions(select({ options: [{ ...option('v'), url: 'https://example.test' }] }))],
      '/blocks/0/elements/0/options/0',
      'invalid additional property: url',
    ],
    [
      'an initial option that is not offered',
      [actions(select({ initial_option: option('other') }))],
      '/blocks/0/elements/0/initial_option',
      '`initial_option` must be one of the options',
    ],
    [
      'an initial option with another text',
      [actions(select({ initial_option: option('v0', 'Other') }))],
      '/blocks/0/elements/0/initial_option',
      '`initial_option` must be one of the options',
    ],
    [
      'a placeholder of 151',
      [actions(select({ placeholder: plain(151) }))],
      '/blocks/0/elements/0/placeholder/text',
      long(150),
    ],
    [
      '6 overflow options',
      [actions({ type: 'overflow', options: options(6) })],
      '/blocks/0/elements/0/options',
      many(5),
    ],
    ['an overflow without options', [actions({ type: 'overflow', options: [] })], '/blocks/0/elements/0/options', few],
    [
      '11 checkboxes',
      [actions({ type: 'checkboxes', options: options(11) })],
      '/blocks/0/elements/0/options',
      many(10),
    ],
    [
      '11 radio buttons',
      [actions({ type: 'radio_buttons', options: options(11) })],
      '/blocks/0/elements/0/options',
      many(10),
    ],
    [
      'an empty list of initial options',
      [actions({ type: 'checkboxes', options: options(2), initial_options: [] })],
      '/blocks/0/elements/0/initial_options',
      few,
    ],
    [
      'a day that does not exist',
      [actions({ type: 'datepicker', initial_date: '2026-02-30' })],
      '/blocks/0/elements/0/initial_date',
      'must be a date such as 2026-01-31',
    ],
    [
      'a time that does not exist',
      [actions({ type: 'timepicker', initial_time: '24:00' })],
      '/blocks/0/elements/0/initial_time',
      'must be a time such as 09:30',
    ],
    [
      'a zone that does not exist',
      [actions({ type: 'timepicker', timezone: 'Europe/Atlantis' })],
      '/blocks/0/elements/0/timezone',
      'must be an IANA time zone',
    ],
    [
      'milliseconds for an instant',
      [actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 })],
      '/blocks/0/elements/0/initial_date_time',
      'must be less than 10000000000',
    ],
    [
      'an image without alt_text',
      [{ type: 'image', image_url: 'https://example.test/a.png' }],
      '/blocks/0',
      missing('alt_text'),
    ],
    ['an image without a source', [{ type: 'image', alt_text: 'a' }], '/blocks/0', missing('image_url')],
    ['an alt_text of 2001', [{ ...image, alt_text: 'x'.repeat(2001) }], '/blocks/0/alt_text', long(2000)],
    ['an image title of 2001', [{ ...image, title: plain(2001) }], '/blocks/0/title/text', long(2000)],
    ['an input without a label', [{ type: 'input', element: words }], '/blocks/0', missing('label')],
    ['a label of 2001', [input(words, { label: plain(2001) })], '/blocks/0/label/text', long(2000)],
    ['a hint of 2001', [input(words, { hint: plain(2001) })], '/blocks/0/hint/text', long(2000)],
    ['a button in an input', [input(button())], '/blocks/0/element/type', unsupported('button')],
    ['a file input in a message', [input({ type: 'file_input' })], '/blocks/0/element/type', unsupported('file_input')],
    [
      'a number input that does not say whether decimals are allowed',
      [input({ type: 'number_input' })],
      '/blocks/0/element',
      missing('is_decimal_allowed'),
    ],
    [
      'a number input that starts with a number',
      [input({ type: 'number_input', is_decimal_allowed: true, initial_value: 4 })],
      '/blocks/0/element/initial_value',
      'must provide a string',
    ],
    [
      'a max_length of 3001',
      [input({ ...words, max_length: 3001 })],
      '/blocks/0/element/max_length',
      'must be less than 3001',
    ],
    [
      'bounds the wrong way round',
      [input({ ...words, min_length: 9, max_length: 3 })],
      '/blocks/0/element/min_length',
      'must not be greater than max_length',
    ],
    [
      'two focused elements',
      [input({ ...words, focus_on_load: true }), input({ ...words, focus_on_load: true })],
      '/blocks/1/element/focus_on_load',
      'only one element may have `focus_on_load`',
    ],
    [
      'more initial options than may be chosen',
      [
        {
          type: 'section',
          text: mrkdwn(1),
          accessory: { type: 'multi_external_select', initial_options: options(2), max_selected_items: 1 },
        },
      ],
      '/blocks/0/accessory/initial_options',
      many(1),
    ],
    ['an alert in a message', [{ type: 'alert', text: plain(1) }], '/blocks/0/type', unsupported('alert')],
    ['a markdown block of 12001', [{ type: 'markdown', text: 'x'.repeat(12_001) }], '/blocks/0/text', long(12_000)],
    ['a second table', times(2, { type: 'table', rows: [[cell]] }), '/blocks/1', 'only one table is allowed'],
    ['101 table rows', [{ type: 'table', rows: times(101, [cell]) }], '/blocks/0/rows', many(100)],
    ['21 table cells', [{ type: 'table', rows: [times(21, cell)] }], '/blocks/0/rows/0', many(20)],
    [
      'a container of 11',
      [{ type: 'container', title: plain(1), child_blocks: times(11, { type: 'divider' }) }],
      '/blocks/0/child_blocks',
      many(10),
    ],
    [
      'an unknown rich text part',
      [rich([{ type: 'rich_text_poem', elements: [] }])],
      '/blocks/0/elements/0/type',
      unsupported('rich_text_poem'),
    ],
    [
      'a style in rich text that is a string',
      [rich([{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: 'bold' }] }])],
      '/blocks/0/elements/0/elements/0/style',
      'must provide an object',
    ],
    [
      '13,201 characters in all',
      [...times(4, { type: 'section', text: mrkdwn(3000) }), { type: 'section', text: mrkdwn(1201) }],
      '/blocks',
      long(13_200) + ' in all',
      'msg_blocks_too_long',
    ],
  ];

  test.each(cases)('%s', (_name, blocks, pointer, message, code = B) => {
    expect(brief(validateBlocks('message', blocks))).toEqual([`${code} ${pointer} ${message}`]);
  });
  test('the table is long enough to mean something', () => expect(cases.length).toBeGreaterThan(40));
});

describe('a view is refused', () => {
  const A = 'invalid_arguments';
  test.each<[string, unknown, string, string, string?]>([
    ['no view', undefined, '/view', 'must provide an object'],
    ['no type', { title: plain(1), blocks: [] }, '/view', 'missing required field: type'],
    ['another type', modal({ type: 'dialog' }), '/view/type', 'unsupported type: dialog'],
    ['no title', { type: 'modal', blocks: [] }, '/view', 'missing required field: title'],
    ['no blocks', { type: 'modal', title: plain(1) }, '/view', 'missing required field: blocks'],
    ['a title of 25', modal({ title: plain(25) }), '/view/title/text', 'must be less than 25 characters'],
    ['a title in mrkdwn', modal({ title: mrkdwn(2) }), '/view/title/type', 'unsupported type: mrkdwn'],
    ['a submit of 25', modal({ submit: plain(25) }), '/view/submit/text', 'must be less than 25 characters'],
    ['a close of 25', modal({ close: plain(25) }), '/view/close/text', 'must be less than 25 characters'],
    [
      'metadata of 3001',
      modal({ private_metadata: 'x'.repeat(3001) }),
      '/view/private_metadata',
      'must be less than 3001 characters',
    ],
    [
      'a callback_id of 256',
      modal({ callback_id: 'x'.repeat(256) }),
      '/view/callback_id',
      'must be less than 256 characters',
    ],
    ['what Slack itself adds to views', modal({ hash: '1.a' }), '/view', 'invalid additional property: hash'],
    [
      '101 blocks',
      modal({ blocks: times(101, { type: 'divider' }) }),
      '/view/blocks',
      'no more than 100 items allowed',
    ],
    [
      'an input without submit',
      { type: 'modal', title: plain(1), blocks: [{ type: 'divider' }, input(words)] },
      '/view/blocks/1/input',
      'must define `submit` to use an `input` block in modals',
    ],
    [
      'a table in a modal',
      modal({ blocks: [{ type: 'table', rows: [[cell]] }] }),
      '/view/blocks/0/type',
      'unsupported type: table',
    ],
    [
      'markdown in a modal',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      '/view/blocks/0/type',
      'unsupported type: markdown',
    ],
    [
      '11 files',
      modal({ blocks: [input({ type: 'file_input', max_files: 11 })] }),
      '/view/blocks/0/element/max_files',
      'must be less than 11',
    ],
    [
      'a title on a Home tab',
      { type: 'home', title: plain(1), blocks: [] },
      '/view',
      'invalid additional property: title',
    ],
    [
      'an alert on a Home tab',
      { type: 'home', blocks: [{ type: 'alert', text: plain(1) }] },
      '/view/blocks/0/type',
      'unsupported type: alert',
    ],
    [
      'a table on a Home tab',
      { type: 'home', blocks: [{ type: 'table', rows: [[cell]] }] },
      '/view/blocks/0/type',
      'unsupported type: table',
    ],
    [
      'more than 250 kB',
      modal({ blocks: times(90, { type: 'section', text: mrkdwn(3000) }) }),
      '/view',
      'must be less than 250000 bytes',
      'view_too_large',
    ],
  ])('%s', (_name, view, pointer, message, code = A) => {
    expect(brief(validateView(view))).toEqual([`${code} ${pointer} ${message}`]);
  });
});

describe('what is as large as allowed is taken', () => {
  const full = {
    confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30), style: 'danger' },
  };
  test.each<[string, unknown[]]>([
    ['50 blocks', times(50, { type: 'divider' })],
    [
      '13,200 characters',
      [...times(4, { type: 'section', text: mrkdwn(3000) }), { type: 'section', text: mrkdwn(1200) }],
    ],
    ['25 buttons', [actions(button(full), ...times(24, button({ text: plain(75), value: 'x'.repeat(2000) })))]],
    ['100 options', [actions(select({ options: options(100), initial_option: option('v99') }))]],
    [
      'a full option',
      [
        actions(
          select({
            options: [{ ...option('x'.repeat(75), 'x'.repeat(75)), description: plain(75) }],
            placeholder: plain(150),
          }),
        ),
      ],
    ],
    [
      '5 overflow options, one with a link',
      [
        actions({
          type: 'overflow',
          options: [...options(4), { ...option('l'), url: 'https://example.test' }],
          ...full,
        }),
      ],
    ],
    [
      '10 boxes in mrkdwn',
      [
        actions({
          type: 'checkboxes',
          options: Array.from({ length: 10 }, (_, i) => ({ text: mrkdwn(75), value: `${i}` })),
        }),
      ],
    ],
    [
      'pickers',
      [
        actions(
          { type: 'datepicker', initial_date: '2028-02-29' },
          { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Berlin' },
          { type: 'datetimepicker', initial_date_time: 1_700_000_000 },
        ),
      ],
    ],
    [
      'people and places',
      [
        actions(
          { type: 'users_select', initial_user: 'U1' },
          { type: 'conversations_select', filter: { include: ['im'] } },
          { type: 'channels_select' },
          { type: 'external_select', min_query_length: 0, initial_option: option('any') },
        ),
      ],
    ],
    [
      'a full section',
      [
        {
          type: 'section',
          text: mrkdwn(3000),
          fields: times(5, plain(2000)),
          accessory: {
            type: 'multi_static_select',
            options: options(3),
            initial_options: options(2),
            max_selected_items: 2,
          },
        },
      ],
    ],
    ['a full context', [{ type: 'context', elements: [image, ...times(9, mrkdwn(100))] }]],
    [
      'a header of 150 and an image',
      [
        { type: 'header', text: plain(150) },
        { ...image, title: plain(2000), alt_text: 'x'.repeat(2000) },
      ],
    ],
    ['a table', [{ type: 'table', rows: times(100, times(20, cell)), column_settings: [{ align: 'right' }] }]],
    [
      'a container',
      [
        {
          type: 'container',
          title: plain(150),
          child_blocks: times(10, { type: 'divider' }),
          is_collapsible: true,
          default_collapsed: true,
        },
      ],
    ],
    [
      'rich text',
      [
        rich([
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'user', user_id: 'U1' },
                  { type: 'text', text: 'x', style: { bold: true } },
                ],
              },
            ],
          },
        ]),
      ],
    ],
    [
      'a plan',
      [{ type: 'plan', title: 'x', tasks: [{ type: 'task_card', task_id: '1', title: 't', status: 'complete' }] }],
    ],
    ['the same action_id left out twice', [actions(button(), button())]],
  ])('%s in a message', (_name, blocks) => {
    expect(brief(validateBlocks('message', blocks))).toEqual([]);
  });

  test('a modal', () => {
    const inputs = [
      { ...words, multiline: true, min_length: 1, max_length: 3000, initial_value: 'x' },
      { type: 'email_text_input' },
      { type: 'url_text_input' },
      { type: 'number_input', is_decimal_allowed: false, min_value: '-1', max_value: '9' },
      { type: 'file_input', max_files: 10, filetypes: ['pdf'] },
      { type: 'multi_external_select', max_selected_items: 4 },
      { type: 'rich_text_input' },
    ];
    const blocks = [...inputs.map((element) => input(element)), ...times(93, { type: 'divider' })];
    const view = modal({
      title: plain(24),
      submit: plain(24),
      close: plain(24),
      private_metadata: 'x'.repeat(3000),
      blocks,
    });
    expect(brief(validateView(view))).toEqual([]);
  });
  test('an input on a Home tab needs no submit', () => {
    expect(brief(validateView({ type: 'home', blocks: [input(words, { dispatch_action: true })] }))).toEqual([]);
  });
});

test('suggestions: 100 options at most, none are fine, and something must be there', () => {
  expect(validateSuggestions({ options: [] })).toEqual([]);
  expect(validateSuggestions({ options: options(100) })).toEqual([]);
  expect(brief(validateSuggestions({ options: options(101) }))).toEqual([
    'invalid_blocks /options no more than 100 items allowed',
  ]);
  expect(brief(validateSuggestions({}))).toEqual(['invalid_options  missing required field: options']);
});

test('a large message is judged in well under ten milliseconds', () => {
  const blocks = Array.from({ length: 50 }, (_, index) =>
    actions(
      ...Array.from({ length: 5 }, (_each, place) => select({ action_id: `${index}.${place}`, options: options(100) })),
    ),
  );
  validateBlocks('message', blocks);
  const started = performance.now();
  for (let round = 0; round < 5; round += 1) validateBlocks('message', blocks);
  // 25,000 options each round; the bound is wide because other work may share the machine.
  expect((performance.now() - started) / 5).toBeLessThan(500);
});
