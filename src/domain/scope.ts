import type { System } from './kickoff';
import type { Scope } from './template';

/** The letters of the systems, the hub first. */
export const SYSTEM_KEYS = ['A', 'B', 'C', 'D', 'E'] as const;

/** The scope keys a question is asked in: `['']`, `['A', 'B', …]` or `['A-B', 'A-C', …]`; system A is in every pair. */
export function scopeKeys(systems: readonly System[], scope: Scope): string[] {
  if (scope === 'kickoff') return [''];
  const keys = systems.map((system) => system.key);
  return scope === 'system' ? keys : keys.slice(1).map((key) => `${keys[0]}-${key}`);
}

/** The scope that a key belongs to. */
export function scopeOfKey(scopeKey: string): Scope {
  if (scopeKey === '') return 'kickoff';
  return scopeKey.includes('-') ? 'pair' : 'system';
}

/** The two system keys of a pair, `['A', 'B']` for `A-B`. */
export function systemsOfPair(pairKey: string): [string, string] {
  const [hub = '', other = ''] = pairKey.split('-');
  return [hub, other];
}

/** The systems a scope speaks of: all, the one, or the two of the pair. */
export function systemsInScope(systems: readonly System[], scopeKey: string): string[] {
  switch (scopeOfKey(scopeKey)) {
    case 'kickoff':
      return systems.map((system) => system.key);
    case 'system':
      return [scopeKey];
    case 'pair':
      return systemsOfPair(scopeKey);
  }
}

/** The pairs a scope speaks of: all, those of the system, or the pair itself. */
export function pairsInScope(systems: readonly System[], scopeKey: string): string[] {
  const pairs = scopeKeys(systems, 'pair');
  switch (scopeOfKey(scopeKey)) {
    case 'kickoff':
      return pairs;
    case 'system':
      return pairs.filter((pair) => systemsOfPair(pair).includes(scopeKey));
    case 'pair':
      return [scopeKey];
  }
}

/** The name of the system with that key. */
export function systemName(systems: readonly System[], key: string): string {
  return systems.find((system) => system.key === key)?.name ?? key;
}
