import type { Kickoff } from '../../src/domain/kickoff';
import { createKickoffCache } from '../../src/store/kickoff-cache';
import { sampleKickoff } from './sample';

const [one, two, three] = ['1', '2', '3'].map((id) => sampleKickoff(id)) as [Kickoff, Kickoff, Kickoff];

it('keeps the kickoffs that were used last', () => {
  const cache = createKickoffCache(2);
  cache.keep(one);
  cache.keep(two);
  expect(cache.get('1')).toBe(one);
  cache.keep(three);
  expect(['1', '2', '3'].map((id) => cache.get(id))).toEqual([one, undefined, three]);
});

it('shows what is staged, and keeps it only when it is settled', () => {
  const cache = createKickoffCache(2);
  const later = { ...one, lead: 'U2' };
  cache.keep(one);
  cache.stage(later);
  expect(cache.get('1')).toBe(later);
  cache.settle();
  expect(cache.get('1')).toBe(later);
});

it('knows nothing any more of what was touched in vain', () => {
  const cache = createKickoffCache(2);
  cache.keep(one);
  cache.keep(two);
  cache.stage({ ...one, lead: 'U2' });
  cache.stage(three);
  cache.discard();
  expect(['1', '2', '3'].map((id) => cache.get(id))).toEqual([undefined, two, undefined]);
});
