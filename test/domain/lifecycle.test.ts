import type { missingCells } from '../../src/domain/lifecycle';
import {
  after,
  answer,
  answers,
  answering,
  at,
  found,
  lifecycle,
  refusalOf,
  running,
  stateOf,
  viewOf,
} from '../support/kickoffs';

const ITEM = 'lifecycle@A-B';
const kickoff = running();
const directed = (choice: string, now = kickoff) => answer(now, 'sync.direction@A-B', choice);
const missing = { type: 'input', field: 'value', problem: 'missing' };

test.each([
  ['a_to_b', lifecycle({}, ['a_to_b']), undefined],
  ['a_to_b', lifecycle({}, ['b_to_a']), missing],
  ['b_to_a', lifecycle({}, ['b_to_a']), undefined],
  ['both', lifecycle({}, ['a_to_b']), missing],
  ['both', lifecycle(), undefined],
])('data goes %s: every event of each direction must be said', (choice, value, refusal) => {
  const now = directed(choice);
  expect(refusalOf(now, answering(now, ITEM, value))).toEqual(refusal);
});

test('while nobody knows the direction, one that is complete is enough', () => {
  expect(refusalOf(kickoff, answering(kickoff, ITEM, lifecycle({}, ['b_to_a'])))).toBeUndefined();
  expect(refusalOf(kickoff, answering(kickoff, ITEM, { kind: 'lifecycle', cells: [] }))).toEqual(missing);
  const [cell] = (lifecycle() as { cells: Parameters<typeof missingCells>[0] }).cells;
  expect(refusalOf(kickoff, answering(kickoff, ITEM, { kind: 'lifecycle', cells: [cell!] }))).toEqual(missing);
});

test('one event cannot lead to two actions', () => {
  const value = lifecycle({}, ['a_to_b']) as { kind: 'lifecycle'; cells: Parameters<typeof missingCells>[0] };
  const twice = { ...value, cells: [...value.cells, { ...value.cells[0]!, action: 'ask' as const }] };
  expect(refusalOf(kickoff, answering(kickoff, ITEM, twice))).toMatchObject({ problem: 'unknown_choice' });
});

test('a direction that is chosen afterwards opens it again, with what was said kept; without it, it is answered', () => {
  const one = answer(directed('a_to_b'), ITEM, lifecycle({}, ['a_to_b']));
  expect(stateOf(one, ITEM)).toBe('answered');
  const both = directed('both', one);
  expect(stateOf(both, ITEM)).toBe('open');
  expect(viewOf(both, ITEM).item.answer).toEqual(viewOf(one, ITEM).item.answer);
  const waiting = after(both, { type: 'WaitFor', ...at(both, ITEM), on: 'IT' });
  expect(stateOf(waiting, ITEM)).toBe('waiting');
  expect(stateOf(directed('a_to_b', both), ITEM)).toBe('answered');
});

test('only directions that data takes count for what is found', () => {
  const said = answer(answer(kickoff, 'privacy.personal', ['contact']), 'privacy.deletion', 'By ticket');
  const value = {
    kind: 'lifecycle',
    cells: [
      ...(lifecycle({}, ['a_to_b']) as { cells: Parameters<typeof missingCells>[0] }).cells,
      ...(lifecycle({ deleted: 'ignore' }, ['b_to_a']) as { cells: Parameters<typeof missingCells>[0] }).cells,
    ],
  } as const;
  expect(found(answer(directed('both', said), ITEM, value))).toContain('blocker deletions_ignored@A-B');
  expect(found(answer(directed('a_to_b', said), ITEM, value))).not.toContain('blocker deletions_ignored@A-B');
});

test('the same for the other pairs: only where it speaks of every direction that data takes there', () => {
  const three = answers(running(3), { 'sync.direction@A-B': 'a_to_b', 'sync.direction@A-C': 'b_to_a' });
  const command = { ...answering(three, ITEM, lifecycle({}, ['a_to_b'])), forAll: true } as const;
  const other = after(three, command);
  expect(stateOf(other, ITEM)).toBe('answered');
  expect(viewOf(other, 'lifecycle@A-C').item.answer).toBeUndefined();
  const alike = after(answer(three, 'sync.direction@A-C', 'a_to_b'), command);
  expect(stateOf(alike, 'lifecycle@A-C')).toBe('answered');
});
