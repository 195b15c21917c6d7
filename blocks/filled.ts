import type { System } from '../src/domain/kickoff';
import { scopeOfKey, systemName, systemsOfPair } from '../src/domain/scope';
import { type Language, type Text, textIn } from '../src/domain/template';

/** A text of the template with the names of the systems put in for `{system}`, `{a}` and `{b}`. Not escaped. */
export function filled(text: Text, language: Language, systems: readonly System[], scopeKey: string): string {
  const [a, b] = scopeOfKey(scopeKey) === 'pair' ? systemsOfPair(scopeKey) : [scopeKey, scopeKey];
  const names: Readonly<Record<string, string>> = {
    system: systemName(systems, a),
    a: systemName(systems, a),
    b: systemName(systems, b),
  };
  return textIn(text, language).replace(/\{(system|a|b)\}/gu, (_, name: string) => names[name] ?? '');
}
