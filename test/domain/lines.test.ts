import { type LifecycleLine, readLifecycle, readRows } from '../../src/domain/lines';
import { findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';

const objects = findQuestion(TEMPLATE, 'sync.objects')!;
const fields = findQuestion(TEMPLATE, 'sync.fields')!;

describe('readRows', () => {
  test('a row per line, a cell per column, whatever separates them', () => {
    expect(readRows(objects, 'Account; Company;1:1 ;SAP\r\n\n  \nOrder\tDeal\t1:n\tHubSpot')).toEqual([
      { object_a: 'Account', object_b: 'Company', cardinality: '1:1', leads: 'SAP' },
      { object_a: 'Order', object_b: 'Deal', cardinality: '1:n', leads: 'HubSpot' },
    ]);
  });

  test('what is not there is absent, and cells beyond the last column are left out', () => {
    expect(readRows(objects, 'Account\nOrder;;;SAP;and more')).toEqual([
      { object_a: 'Account' },
      { object_a: 'Order', leads: 'SAP' },
    ]);
  });

  test.each([
    ...['', ' ', '-', '–', '—', '---', '?', '??', '...', '…', 'n/a', 'N/A', 'n.a.', 'k. A.', 'k.A.', 'TBD', 'tbc'],
    ...['todo', 'open', 'still open', 'to be decided', 'none', 'nobody', 'unknown', 'unclear'],
    ...['offen', 'Noch offen', 'keine', 'keiner', 'Niemand', 'unklar', 'unbekannt'],
  ])('"%s" in a cell is nothing', (cell) => {
    expect(readRows(objects, `Account;Company;1:1;${cell}`)).toEqual([
      { object_a: 'Account', object_b: 'Company', cardinality: '1:1' },
    ]);
  });

  test.each(['SAP', 'A', '1', 'Open Text', 'Offen & Söhne', 'None of your business CRM', 'T-Box', 'NAV'])(
    '"%s" in a cell is something',
    (cell) => {
      expect(readRows(objects, `Account;Company;1:1;${cell}`)[0]?.leads).toBe(cell);
    },
  );

  test('every row of a very long text is read', () => {
    const row = { object_a: 'Account', object_b: 'Company' };
    expect(readRows(objects, 'Account;Company;---\n'.repeat(5000))).toEqual(Array.from({ length: 5000 }, () => row));
    expect(readRows(objects, `Account;${'-'.repeat(100_000)}x`)[0]?.object_b).toHaveLength(100_001);
  });

  test('there are no rows in nothing, nor in the answer to another kind of question', () => {
    expect(readRows(objects, ' \n ')).toEqual([]);
    expect(readRows(fields, 'Account;Company')).toEqual([]);
  });
});

/** What is read, as "event action" in short. */
function read(text: string): string[] {
  return readLifecycle(text).map(({ event, action }: LifecycleLine) => `${event} ${action}`);
}

describe('readLifecycle', () => {
  test('the canonical lines: every event with every action', () => {
    for (const event of ['created', 'updated', 'deleted']) {
      for (const action of ['create', 'update', 'delete', 'archive', 'ignore', 'ask']) {
        expect(read(`${event} A→B: ${action}`)).toEqual([`${event} ${action}`]);
        expect(read(`${event} SAP → HubSpot: ${action}`)).toEqual([`${event} ${action}`]);
      }
    }
  });

  test.each([
    ['deleted: ignore', 'deleted ignore'],
    ['Deleted -> ignore', 'deleted ignore'],
    ['DELETED => IGNORE', 'deleted ignore'],
    ['deleted A -> B - ignored', 'deleted ignore'],
    ['deleted A→B = nothing', 'deleted ignore'],
    ['- deleted: nothing happens', 'deleted ignore'],
    ['* Deletions A → B: do nothing', 'deleted ignore'],
    ['1. delete > skip', 'deleted ignore'],
    ['deleted;ignore', 'deleted ignore'],
    ['deleted;A→B;ignore', 'deleted ignore'],
    ['deleted\tA→B\tignore', 'deleted ignore'],
    ['| deleted | A → B | ignore |', 'deleted ignore'],
    ['deleted: ignore A→B', 'deleted ignore'],
    ['A→B: deleted → ignore', 'deleted ignore'],
    ['A → B: deleted records are ignored', 'deleted ignore'],
    ['deleted records are ignored', 'deleted ignore'],
    ['When a record is deleted, ignore it', 'deleted ignore'],
    ['When a new record is deleted: ignore', 'deleted ignore'],
    ['ignore deletions', 'deleted ignore'],
    ['Ignore deleted records', 'deleted ignore'],
    ['deleted: do not delete', 'deleted ignore'],
    ["deleted: don't delete", 'deleted ignore'],
    ['deleted: don’t delete anything', 'deleted ignore'],
    ['deleted: never deleted in HubSpot', 'deleted ignore'],
    ['deleted: no action', 'deleted ignore'],
    ['deleted: not synced', 'deleted ignore'],
    ['deleted: no', 'deleted ignore'],
    ['removed: keep it', 'deleted ignore'],
    ['deleted: record stays', 'deleted ignore'],
    ['deleted: archive, do not delete', 'deleted archive'],
    ['deleted: do not delete, archive', 'deleted archive'],
    ['deleted: delete, but not invoices', 'deleted delete'],
    ['deleted: must not be ignored, ask Maria', 'deleted ask'],
    ['deleted: set inactive', 'deleted archive'],
    ['deleted: soft delete', 'deleted archive'],
    ['deleted: deactivate', 'deleted archive'],
    ['deleted: remove there, too', 'deleted delete'],
    ['deleted: erase', 'deleted delete'],
    ['deleted: ask the owner first, then delete', 'deleted ask'],
    ['deleted records are deleted', 'deleted delete'],
    ['new: create', 'created create'],
    ['New records: add', 'created create'],
    ['changed: overwrite', 'updated update'],
    ['updated: keep in sync by an update', 'updated update'],
    ['modified -> update', 'updated update'],
    ['gelöscht: ignorieren', 'deleted ignore'],
    ['Gelöscht A→B: wird ignoriert', 'deleted ignore'],
    ['Löschungen werden ignoriert', 'deleted ignore'],
    ['gelöscht: nichts tun', 'deleted ignore'],
    ['gelöscht → nicht löschen', 'deleted ignore'],
    ['gelöscht: wird nicht im anderen System gelöscht', 'deleted ignore'],
    ['geloescht: bleibt', 'deleted ignore'],
    ['gelöscht: keine Aktion', 'deleted ignore'],
    ['gelöscht: nein', 'deleted ignore'],
    ['entfernt: archivieren', 'deleted archive'],
    ['gelöscht: nicht löschen, sondern archivieren', 'deleted archive'],
    ['gelöscht: deaktivieren', 'deleted archive'],
    ['gelöscht: nachfragen', 'deleted ask'],
    ['gelöscht: Maria entscheidet', 'deleted ask'],
    ['gelöscht – löschen', 'deleted delete'],
    ['angelegt: anlegen', 'created create'],
    ['Neuanlage: erstellen', 'created create'],
    ['Neu: anlegen', 'created create'],
    ['neuer Datensatz: anlegen', 'created create'],
    ['geändert: aktualisieren', 'updated update'],
    ['Änderungen: überschreiben', 'updated update'],
    ['geaendert: aendern', 'updated update'],
    ['bearbeitet: nichts', 'updated ignore'],
    ['gea\u0308ndert: ignorieren', 'updated ignore'],
  ])('"%s" means %s', (text, meaning) => {
    expect(read(text)).toEqual([meaning]);
  });

  test.each([
    ['created: create\nupdated: update\ndeleted: ignore'],
    ['created: create, updated: update, deleted: ignore'],
    ['created: create; updated: update; deleted: ignore'],
    ['created → create; updated → update; deleted → ignore;'],
    ['created create; updated update; deleted ignore'],
    ['created/updated/deleted: create/update/ignore'],
    ['created, updated and deleted: create, update and ignore'],
    ['Created:\n  A→B: create\nUpdated:\n  A→B: update\nDeleted:\n  A→B: ignore'],
    ['angelegt: anlegen\r\ngeändert: ändern\r\ngelöscht: ignorieren'],
  ])('three events at once: %j', (text) => {
    expect(read(text)).toEqual(['created create', 'updated update', 'deleted ignore']);
  });

  test.each([
    ['created/updated/deleted: ignore'],
    ['created, updated, deleted → ignore'],
    ['created and updated and deleted records are ignored'],
    ['angelegt, geändert und gelöscht: ignorieren'],
  ])('one action for several events: %j', (text) => {
    expect(read(text)).toEqual(['created ignore', 'updated ignore', 'deleted ignore']);
  });

  test('both directions are both read', () => {
    expect(read('deleted A→B: ignore\ndeleted B→A: archive')).toEqual(['deleted ignore', 'deleted archive']);
    expect(read('Deleted:\nA→B: ignore\nB→A: archive\n\nupdated: update')).toEqual([
      'deleted ignore',
      'deleted archive',
      'updated update',
    ]);
  });

  test.each([
    '',
    'As discussed with Maria',
    'deleted',
    'deleted: ?',
    'deleted: tbd',
    'deleted A→B:',
    'ignore',
    'deleted: must not be ignored',
    'deleted: tbd\nNothing else to say',
    'delete: not invoices',
    'Address book of the task force',
  ])('"%s" says too little', (text) => {
    expect(read(text)).toEqual([]);
  });

  describe('reading is linear: what would take minutes otherwise is read all the same', () => {
    const LENGTH = 100_000;
    const long = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length));

    test.each([
      'x',
      'ä',
      'delete',
      ' ',
      '-',
      '=',
      ',',
      ', ',
      'a ',
      'a, ',
      'not ',
      'not a b c ',
      'not ignored, ',
      '.',
      "n't ",
    ])('with %j over and over before what is said', (piece) => {
      expect(read(`${long(piece)}\ndeleted: ignore`)).toContain('deleted ignore');
    });

    test.each(['x', ' ', 'a ', 'a, ', ', ', '. ', '- ', '> ', ': ', '\t', '\n'])(
      'with %j over and over inside of what is said',
      (piece) => {
        expect(read(`deleted: ${long(piece)} ignore`)).toEqual(['deleted ignore']);
      },
    );

    test.each(['deleted: ignore, ', 'created: create; updated: update; ', 'deleted: foo, bar, ask; '])(
      'with %j over and over on a line',
      (piece) => {
        const pieces = long(piece).length / piece.length;
        expect(read(long(piece))).toEqual(Array.from({ length: pieces }, () => read(piece)).flat());
      },
    );

    test.each([
      'deleted, created ',
      'not deleted ignored, ',
      'deleted->',
      'created/updated/deleted, ',
      'new, ',
      'nichts nicht ',
    ])('with %j over and over, whatever that means', (piece) => {
      expect(read(`${long(piece)}\nupdated: ask`).at(-1)).toBe('updated ask');
    });
  });

  test('a line beyond the 200th is not read', () => {
    expect(read('deleted: ask\n\n'.repeat(1000))).toEqual(Array.from({ length: 200 }, () => 'deleted ask'));
  });
});
