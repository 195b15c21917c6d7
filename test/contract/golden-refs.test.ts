import { type ItemRef, UnreadableRef, itemRef } from '../../blocks/item-ref';
import { type ModalContext, UnreadableModal, modalContext } from '../../blocks/modal-context';
import { type RowRef, rowRef } from '../../blocks/row-ref';
import { readPerson } from '../../blocks/person-option';
import type { PersonRef } from '../../src/domain/person';

// What stands in messages and modals that were sent once. They stay in Slack for years, and their buttons with them: never
// change a line here; a new form of a value gets a new version, and lines of its own.
const BUTTONS: [value: string, ref: ItemRef][] = [
  [
    '1|k2m4p6r8t3|platform.present@A|0|yes',
    { kickoffId: 'k2m4p6r8t3', itemId: 'platform.present@A', revision: 0, chosen: 'yes' },
  ],
  ['1|aaaaaaaaaa|sync.frequency|1|', { kickoffId: 'aaaaaaaaaa', itemId: 'sync.frequency', revision: 1 }],
  ['1|zzzzzzzzzz|lifecycle@A-B|z|', { kickoffId: 'zzzzzzzzzz', itemId: 'lifecycle@A-B', revision: 35 }],
  [
    '1|2345672345|access.method@E|10|_more',
    { kickoffId: '2345672345', itemId: 'access.method@E', revision: 36, chosen: '_more' },
  ],
  [
    '1|k2m4p6r8t3|sync.transform.options.where@B|2s|all',
    { kickoffId: 'k2m4p6r8t3', itemId: 'sync.transform.options.where@B', revision: 100, chosen: 'all' },
  ],
  [
    '1|k2m4p6r8t3|test.data.first@A|zzzzz|not_possible',
    { kickoffId: 'k2m4p6r8t3', itemId: 'test.data.first@A', revision: 60_466_175, chosen: 'not_possible' },
  ],
  ['1|k2m4p6r8t3|kickoff|0|', { kickoffId: 'k2m4p6r8t3', itemId: 'kickoff', revision: 0 }],
  ['1|k2m4p6r8t3|kickoff|0|repost', { kickoffId: 'k2m4p6r8t3', itemId: 'kickoff', revision: 0, chosen: 'repost' }],
];

const MODALS: [text: string, context: ModalContext][] = [
  ['{"v":1,"channel":"C0PROJ"}', { channel: 'C0PROJ' }],
  ['{"v":1,"kickoff":"k2m4p6r8t3"}', { kickoff: 'k2m4p6r8t3' }],
  [
    '{"v":1,"kickoff":"k2m4p6r8t3","item":"test.system@A","revision":3,"mode":"one"}',
    { kickoff: 'k2m4p6r8t3', item: 'test.system@A', revision: 3, mode: 'one' },
  ],
  [
    '{"v":1,"kickoff":"k2m4p6r8t3","item":"lifecycle@A-B","revision":0,"mode":"next","channel":"C0PROJ"}',
    { kickoff: 'k2m4p6r8t3', item: 'lifecycle@A-B', revision: 0, mode: 'next', channel: 'C0PROJ' },
  ],
  [
    '{"v":1,"kickoff":"k2m4p6r8t3","item":"sync.objects@A-B","revision":4,"mode":"next","page":2}',
    { kickoff: 'k2m4p6r8t3', item: 'sync.objects@A-B', revision: 4, mode: 'next', page: 2 },
  ],
  [
    '{"v":1,"kickoff":"k2m4p6r8t3","item":"sync.objects@A-B","mode":"one","parent":"V0123456789","row":"4.12","changed":4}',
    {
      kickoff: 'k2m4p6r8t3',
      item: 'sync.objects@A-B',
      mode: 'one',
      parent: 'V0123456789',
      row: '4.12',
      changed: 4,
    },
  ],
  [
    '{"v":1,"kickoff":"k2m4p6r8t3","item":"sync.objects@A-B","parent":"V0123456789","round":3,"proposed":true}',
    { kickoff: 'k2m4p6r8t3', item: 'sync.objects@A-B', parent: 'V0123456789', round: 3, proposed: true },
  ],
];

const ROWS: [value: string, ref: RowRef][] = [
  ['1|edit|1.1|1', { what: 'edit', row: '1.1', changed: 1 }],
  ['1|remove|35.200|10', { what: 'remove', row: '35.200', changed: 36 }],
];

const PEOPLE: [value: string, person: PersonRef][] = [
  ['m|U012ABCDEF', { type: 'member', userId: 'U012ABCDEF' }],
  ['m|W012ABCDEF', { type: 'member', userId: 'W012ABCDEF' }],
  ['c|Paula Privacy|', { type: 'contact', name: 'Paula Privacy' }],
  ['c|Paula Privacy|paula@example.com', { type: 'contact', name: 'Paula Privacy', email: 'paula@example.com' }],
];

describe('the value of an entry in the menu of a row', () => {
  test.each(ROWS)('%s is still read', (value, ref) => {
    expect(rowRef.decode(value)).toEqual(ref);
    expect(rowRef.encode(ref)).toBe(value);
  });

  test.each([undefined, '', '1|edit|1.1', '2|edit|1.1|1', '1|show|1.1|1', '1|edit||1', '1|edit|1.1|?'])(
    '%s is refused',
    (value) => {
      expect(() => rowRef.decode(value)).toThrow(UnreadableRef);
    },
  );
});

describe('the value of a button, an option or a menu entry', () => {
  test.each(BUTTONS)('%s is still read', (value, ref) => {
    expect(itemRef.decode(value)).toEqual(ref);
    expect(itemRef.encode(ref)).toBe(value);
  });

  const wrong: (string | undefined)[] = [
    undefined,
    '',
    'yes',
    '0|k2m4p6r8t3|platform.present@A|0|yes',
    '2|k2m4p6r8t3|platform.present@A|0|yes',
    '1|k2m4p6r8t3|platform.present@A|0',
    '1|k2m4p6r8t3|platform.present@A|0|yes|more',
    '1|k2m4p6r8|platform.present@A|0|yes',
    '1|K2M4P6R8T3|platform.present@A|0|yes',
    '1|k2m4p6r8t3||0|yes',
    '1|k2m4p6r8t3|platform.present@A|-1|yes',
    '1|k2m4p6r8t3|platform.present@A||yes',
    '1|k2m4p6r8t3|platform.present@A|0|a_choice_that_is_too_long',
    `1|k2m4p6r8t3|${'x'.repeat(41)}|0|yes`,
    '|'.repeat(4),
    '{"kickoff":"k2m4p6r8t3"}',
  ];
  test.each(wrong)('%j is refused with a code', (value) => {
    expect(() => itemRef.decode(value)).toThrow(UnreadableRef);
    expect(() => itemRef.decode(value)).toThrow(expect.objectContaining({ code: 'unreadable_ref' }) as Error);
  });
});

describe('what a modal remembers', () => {
  test.each(MODALS)('%s is still read', (text, context) => {
    expect(modalContext.decode(text)).toEqual(context);
    expect(JSON.parse(modalContext.encode(context))).toEqual(JSON.parse(text));
  });

  const wrong = ['', 'x', 'null', '[]', '{}', '{"v":2}', '{"v":1,"revision":"1"}', '{"v":1,"mode":"other"}', '{"v":1'];
  test.each(wrong)('%s is refused with a code', (text) => {
    expect(() => modalContext.decode(text)).toThrow(UnreadableModal);
    expect(() => modalContext.decode(text)).toThrow(expect.objectContaining({ code: 'unreadable_modal' }) as Error);
  });
});

describe('a person in a picker', () => {
  test.each(PEOPLE)('%s is still read', (value, person) => {
    expect(readPerson(value)).toEqual(person);
  });

  test.each(['', 'm|', 'm|lena', 'c|', 'c||a@example.com', 'x|U012ABCDEF', 'U012ABCDEF'])('%j is nobody', (value) => {
    expect(readPerson(value)).toBeUndefined();
  });
});
