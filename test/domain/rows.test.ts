import { checkCells, MAX_CELL, MAX_ROWS, proposedRows, readPasted, rowsOf } from '../../src/domain/rows';
import type { Kickoff, KickoffCommand } from '../../src/domain/kickoff';
import { findQuestion } from '../../src/domain/template';
import {
  after,
  answering,
  at,
  decided,
  eventsOf,
  MEMBER,
  notApplicable,
  refusalOf,
  reopened,
  running,
  stateOf,
  TEMPLATE,
  viewOf,
  withRows,
} from '../support/kickoffs';

const ITEM = 'sync.objects@A-B';
const kickoff = running();
const question = findQuestion(TEMPLATE, 'sync.objects')!;
const deal = { object_a: 'Deal', object_b: 'Order' };
const account = { object_a: 'Account', object_b: 'Company', cardinality: 'one_one', leads: 'a' };
const adding = (...rows: Record<string, string>[]): KickoffCommand => ({ type: 'AddRows', item: ITEM, rows });
const list = (now: Kickoff) => rowsOf(viewOf(now, ITEM).item).list;
const paste = (text: string, now = kickoff) => readPasted(question, now.systems, 'A-B', text, list(now));
const two = after(kickoff, adding(account), adding(deal));

describe('rows are collected one by one', () => {
  test('each is there at once, with an id of its own, and the item stays open', () => {
    expect(list(two).map(({ id, cells }) => [id, cells])).toEqual([
      ['1.1', account],
      ['2.1', deal],
    ]);
    expect(stateOf(two, ITEM)).toBe('open');
  });

  test('two people add at the same time: both rows are there', () => {
    const stale = decided(two, adding({ object_a: 'Lead', object_b: 'Lead' }), MEMBER);
    expect(stale.ok && list(stale.kickoff)).toHaveLength(3);
  });

  test('the same row again is no second one', () => {
    expect(eventsOf(two, adding({ object_a: ' Deal ', object_b: 'Order', leads: '' }))).toEqual([]);
  });

  test('an id is never used again, not even after the row is gone', () => {
    const [, last] = list(two);
    const fewer = after(two, { type: 'RemoveRow', item: ITEM, row: last!.id, changed: last!.changed });
    expect(list(after(fewer, adding(deal))).map(({ id }) => id)).toEqual(['1.1', '4.1']);
  });

  test.each([
    ['nothing in the first column', { object_b: 'Order' }, 'object_a: missing'],
    ['a choice that there is not', { ...deal, leads: 'Salesforce' }, 'leads: unknown_choice'],
    ['a cell that is too long', { ...deal, object_b: 'x'.repeat(MAX_CELL + 1) }, 'object_b: too_long'],
    ['a secret', { ...deal, object_b: `pass${'word'}: Som${'mer'}2024!` }, 'object_b: secret'],
  ])('%s is refused at its cell, and nothing of it is written', (_, cells, expected) => {
    const refusal = refusalOf(kickoff, adding(account, cells));
    const problems = refusal?.type === 'rows' ? refusal.problems : [];
    expect(problems.map((one) => `${one.at} ${one.column}: ${one.problem}`)).toEqual([`1 ${expected}`]);
  });

  test('a column that there is not is left out', () => {
    expect(list(after(kickoff, adding({ ...deal, constructor: 'x' })))[0]?.cells).toEqual(deal);
  });

  test('more rows than a list can hold are refused', () => {
    const many = Array.from({ length: MAX_ROWS }, (_, index) => ({ object_a: `A${index}`, object_b: 'B' }));
    const full = after(kickoff, adding(...many));
    expect(refusalOf(full, adding(deal))).toEqual({ type: 'input', field: 'row', problem: 'too_many' });
    expect(eventsOf(full, adding(many[0]!))).toEqual([]);
  });

  test('other questions have no rows', () => {
    expect(refusalOf(kickoff, { type: 'AddRows', item: 'sync.frequency', rows: [deal] })?.type).toBe('input');
  });
});

describe('a row is changed or taken away', () => {
  const [first, second] = list(two);
  const edit = (cells: Record<string, string>, changed = second!.changed): KickoffCommand => ({
    type: 'EditRow',
    item: ITEM,
    row: second!.id,
    changed,
    cells,
  });

  test('the others stay as and where they are', () => {
    const edited = after(two, edit({ ...deal, leads: 'b' }));
    expect(list(edited)).toEqual([first, { id: '2.1', changed: 3, cells: { ...deal, leads: 'b' } }]);
  });

  test('somebody else was faster: the second is told what it says now', () => {
    const faster = after(two, edit({ ...deal, leads: 'b' }));
    const now = list(faster)[1];
    expect(refusalOf(faster, edit({ ...deal, leads: 'a' }))).toEqual({ type: 'row_changed', item: ITEM, now });
    expect(eventsOf(faster, edit({ ...deal, leads: 'b' }))).toEqual([]);
    const removal = { type: 'RemoveRow', item: ITEM, row: '2.1', changed: 2 } as const;
    expect(refusalOf(faster, removal)?.type).toBe('row_changed');
  });

  test('a row that is gone cannot be changed, and is gone when it is taken away again', () => {
    const gone = after(two, { type: 'RemoveRow', item: ITEM, row: '2.1', changed: 2 });
    expect(refusalOf(gone, edit(account))).toEqual({ type: 'row_changed', item: ITEM });
    expect(eventsOf(gone, { type: 'RemoveRow', item: ITEM, row: '2.1', changed: 2 })).toEqual([]);
  });

  test('two rows cannot say the same', () => {
    expect(refusalOf(two, edit(account))).toEqual({ type: 'input', field: 'row', problem: 'same_twice' });
  });
});

describe('this is complete', () => {
  const complete = after(two, { type: 'CompleteRows', ...at(two, ITEM), note: 'For now' });

  test('the rows are the answer', () => {
    expect(stateOf(complete, ITEM)).toBe('answered');
    expect(viewOf(complete, ITEM).item.answer).toMatchObject({
      value: { kind: 'rows', rows: list(two) },
      note: 'For now',
    });
  });

  test('said twice it is said once; with an old view of the rows it is refused', () => {
    expect(eventsOf(complete, { type: 'CompleteRows', ...at(complete, ITEM), note: 'For now' })).toEqual([]);
    expect(refusalOf(two, { type: 'CompleteRows', item: ITEM, revision: 1 })?.type).toBe('item_changed');
  });

  test('without a row nothing is complete', () => {
    expect(refusalOf(kickoff, { type: 'CompleteRows', ...at(kickoff, ITEM) })).toEqual({
      type: 'input',
      field: 'row',
      problem: 'missing',
    });
  });

  test('a row more or less afterwards is part of the answer; the last one less opens it again', () => {
    const more = after(complete, adding({ object_a: 'Lead', object_b: 'Lead' }));
    expect(stateOf(more, ITEM)).toBe('answered');
    expect(viewOf(more, ITEM).item.answer).toMatchObject({ value: { rows: list(more) }, note: 'For now' });
    const less = list(more).reduce(
      (now, { id, changed }) => after(now, { type: 'RemoveRow', item: ITEM, row: id, changed }),
      more,
    );
    expect(stateOf(less, ITEM)).toBe('open');
  });

  test('clearing the answer keeps the rows, and so does a reason that it does not apply', () => {
    expect(list(reopened(complete, ITEM))).toEqual(list(two));
    const outside = notApplicable(complete, ITEM);
    expect(list(outside)).toEqual(list(two));
    // A row more asks for it again; that it is complete is for somebody to say.
    const more = after(outside, adding({ object_a: 'Lead', object_b: 'Lead' }));
    expect(stateOf(more, ITEM)).toBe('open');
    expect(list(more)).toHaveLength(3);
  });

  test('a sheet beside them belongs to the answer', () => {
    const url = 'https://example.com/sheet';
    const linked = after(complete, { type: 'LinkSheet', item: ITEM, url });
    expect(viewOf(linked, ITEM).item.answer?.value).toMatchObject({ sheet: url });
    expect(eventsOf(linked, { type: 'LinkSheet', item: ITEM, url })).toEqual([]);
    expect(refusalOf(complete, { type: 'LinkSheet', item: ITEM, url: 'sheet' })).toMatchObject({ field: 'sheet' });
    expect(
      rowsOf(viewOf(after(linked, { type: 'LinkSheet', item: ITEM, url: null }), ITEM).item).sheet,
    ).toBeUndefined();
  });

  test('rows are never given as a whole', () => {
    const value = { kind: 'rows', rows: list(two) } as const;
    expect(refusalOf(kickoff, answering(kickoff, ITEM, value))).toMatchObject({ field: 'value' });
  });
});

describe('pasted lines', () => {
  test('tabs or semicolons, in the order of the columns; choices by what people write', () => {
    const text = 'Account\tCompany\t1:1\tSAP S/4HANA\nDeal; Order ; 1-n; b\n\nTicket;Case;n:m;\r\nNote\tNote\t\t-';
    expect(paste(text)).toEqual({
      rows: [
        account,
        { object_a: 'Deal', object_b: 'Order', cardinality: 'one_many', leads: 'b' },
        { object_a: 'Ticket', object_b: 'Case', cardinality: 'many_many' },
        { object_a: 'Note', object_b: 'Note' },
      ],
      problems: [],
      same: 0,
    });
  });

  test('letters are those of the pair, whichever it is', () => {
    const three = running(3);
    const pasted = readPasted(question, three.systems, 'A-C', 'Deal;Order;;C\nLead;Lead;;A\nTask;Task;;B', []);
    expect(pasted.rows.map(({ leads }) => leads)).toEqual(['b', 'a']);
    expect(pasted.problems).toMatchObject([{ line: 3, column: 'leads', problem: 'unknown_choice' }]);
  });

  test('a heading is no row', () => {
    const [a = '', b = '', c = '', d = ''] = (question.answer.kind === 'rows' ? question.answer.columns : []).map(
      ({ label }) => label.en.replace('{a}', 'SAP S/4HANA').replace('{b}', 'HubSpot'),
    );
    expect(paste(`${a}\t${b}\t${c}\t${d}\nDeal\tOrder`).rows).toEqual([deal]);
  });

  test('wrong lines are named as an editor counts them, the others are taken', () => {
    const { rows, problems } = paste('Deal;Order\n\n;Order\nA;B;sometimes\nA;B;1:1;SAP S/4HANA;more\nDeal;Order');
    expect(rows).toEqual([deal]);
    expect(problems).toEqual([
      { line: 3, text: ';Order', column: 'object_a', problem: 'missing' },
      { line: 4, text: 'A;B;sometimes', column: 'cardinality', problem: 'unknown_choice' },
      { line: 5, text: 'A;B;1:1;SAP S/4HANA;more', column: '', problem: 'too_many_cells' },
    ]);
  });

  test('what is there already, or twice among them, is counted', () => {
    expect(paste('Deal;Order\nLead;Lead\nLead;Lead', two)).toEqual({
      rows: [{ object_a: 'Lead', object_b: 'Lead' }],
      problems: [],
      same: 2,
    });
  });

  test('whatever is pasted and understood can be added', () => {
    const rows = paste('__proto__;constructor;1:1\n<!channel>;*bold*|`x`').rows;
    expect(rows.flatMap((cells) => checkCells(question, cells, 0))).toEqual([]);
    expect(list(after(kickoff, adding(...rows)))).toHaveLength(2);
  });
});

describe('objects of the mapping are proposed for their keys', () => {
  const relations = 'sync.relations@A-B';
  test('until each has a row of its own', () => {
    const proposed = (now: Kickoff) => proposedRows(TEMPLATE, now, viewOf(now, relations));
    expect(proposed(kickoff)).toEqual([]);
    expect(proposed(two)).toEqual(['Account / Company', 'Deal / Order']);
    const keyed = after(two, {
      type: 'AddRows',
      item: relations,
      rows: [{ object: 'deal / order', key_a: 'id', key_b: 'externalId' }],
    });
    expect(proposed(keyed)).toEqual(['Account / Company']);
    expect(proposedRows(TEMPLATE, withRows(two, relations, 'X;y;z'), viewOf(two, ITEM))).toEqual([]);
  });
});
