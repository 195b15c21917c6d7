import type { Connector, Organisation } from './organisation';

/**
 * A connector that a system's name speaks of. `exact` and `alias` are certain enough to act on; `similar` is only worth a
 * question, because a wrong connector costs more than none.
 */
export interface ConnectorMatch {
  readonly connector: Connector;
  readonly match: 'exact' | 'alias' | 'similar';
}

/** The connector for a system as people name it: whatever the case, punctuation and spaces, with "(test)" or "CRM" behind it, or mistyped. */
export function findConnector(organisation: Organisation, systemName: string): ConnectorMatch | undefined {
  const catalogue = catalogueOf(organisation);
  const known = catalogue.found.get(systemName);
  if (known !== undefined) return known.match;
  const match = matchOf(catalogue, tokensOf(systemName));
  if (catalogue.found.size >= MOST_REMEMBERED) catalogue.found.clear();
  catalogue.found.set(systemName, { match });
  return match;
}

/** The question packs that fit these systems: those of the connectors that are certainly meant. */
export function packsFor(organisation: Organisation, systemNames: readonly string[]): string[] {
  const matches = systemNames.map((name) => findConnector(organisation, name));
  const certain = matches.flatMap((found) => (found === undefined || found.match === 'similar' ? [] : [found]));
  return [...new Set(certain.flatMap(({ connector }) => connector.packs))];
}

/** The connectors that somebody who has typed this far may mean, the likeliest first; all of them while nothing is typed. */
export function suggestConnectors(organisation: Organisation, typed: string): Connector[] {
  const catalogue = catalogueOf(organisation);
  const query = joined(tokensOf(typed));
  // A lone "/" or emoji narrows nothing down, so it hides nothing either.
  const ranks = catalogue.entries.map((entry) => (query === '' ? 0 : rankOf(entry, query)));
  const meant = query === '' ? undefined : matchOf(catalogue, tokensOf(typed))?.connector;
  return catalogue.entries
    .map(({ connector }, at) => ({ connector, rank: connector === meant ? -1 : (ranks[at] ?? NO_RANK) }))
    .filter(({ rank }) => rank < NO_RANK)
    .sort((one, other) => one.rank - other.rank || one.connector.name.localeCompare(other.connector.name, 'en'))
    .map(({ connector }) => connector);
}

// ---- How names are compared ----------------------------------------------------------------------------------------

/** Words behind a name that say which of several installations, or which company; they never make it another product. */
const INSTALLATION = new Set(
  (
    'test testing tst prod prd production produktion produktiv productive live dev development entwicklung stage staging ' +
    'sandbox qa qas qs uat demo trial instance instanz system umgebung environment tenant mandant ' +
    'gmbh ag se co kg inc incorporated ltd limited llc corp corporation plc bv sarl srl'
  ).split(' '),
);
/** Words behind a name that say what sort of product it is. "Pipedrive CRM" is Pipedrive, but "SAP CRM" is not just any SAP. */
const SORT = new Set(
  'crm erp hr shop cloud online saas onpremise suite software platform plattform app edition public private enterprise'.split(
    ' ',
  ),
);
const SAME_WORD: Readonly<Record<string, string>> = { ms: 'microsoft', msft: 'microsoft', sfdc: 'salesforce' };

/** No name has more characters than that; whoever pastes a novel gets no more looked at. */
const LONGEST = 80;

/** The words of a name; letters and digits are words of their own, so that "S4HANA" and "S/4 HANA" have the same ones. */
function tokensOf(name: string): string[] {
  const plain = name
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\bon[ -]prem(?:ises?)?\b/gu, 'onpremise');
  return (plain.match(/\p{L}+|\p{N}+/gu) ?? []).map((word) => SAME_WORD[word] ?? word);
}

function joined(tokens: readonly string[]): string {
  return tokens.join('');
}

/** Without such words at the end, and the numbers that count them: "Shopware 6 (Test 2)" keeps its 6. The first word stays. */
function withoutLast(tokens: readonly string[], ...sets: readonly ReadonlySet<string>[]): readonly string[] {
  let end = tokens.length;
  for (;;) {
    const isNumbered = /^\p{N}{1,2}$/u.test(tokens[end - 1] ?? '') && INSTALLATION.has(tokens[end - 2] ?? '');
    const last = tokens[end - (isNumbered ? 2 : 1)] ?? '';
    const rest = end - (isNumbered ? 2 : 1);
    if (rest < 1 || !sets.some((set) => set.has(last))) return tokens.slice(0, end);
    end = rest;
  }
}

interface Known {
  readonly connector: Connector;
  readonly isName: boolean;
  readonly tokens: readonly string[];
  readonly key: string;
  readonly digits: string;
}
interface Entry {
  readonly connector: Connector;
  /** The name, then the aliases. */
  readonly known: readonly Known[];
}
interface Catalogue {
  readonly entries: readonly Entry[];
  readonly names: ReadonlyMap<string, Connector>;
  readonly aliases: ReadonlyMap<string, Connector>;
  readonly found: Map<string, { readonly match: ConnectorMatch | undefined }>;
}

/** Systems are looked up at every rendering; what is typed into a search is not remembered. */
const MOST_REMEMBERED = 2000;
const catalogues = new WeakMap<Organisation, Catalogue>();

function catalogueOf(organisation: Organisation): Catalogue {
  const made = catalogues.get(organisation);
  if (made !== undefined) return made;
  const entries = organisation.connectors.map((connector): Entry => {
    const texts = [connector.name, ...connector.aliases];
    return { connector, known: texts.map((text, at) => knownOf(connector, text, at === 0)) };
  });
  const all = entries.flatMap(({ known }) => known).filter(({ key }) => key !== '');
  const catalogue: Catalogue = {
    entries,
    names: byKey(all.filter(({ isName }) => isName)),
    aliases: byKey(all.filter(({ isName }) => !isName)),
    found: new Map(),
  };
  catalogues.set(organisation, catalogue);
  return catalogue;
}

function knownOf(connector: Connector, text: string, isName: boolean): Known {
  const tokens = tokensOf(text);
  return { connector, isName, tokens, key: joined(tokens), digits: digitsOf(tokens) };
}

/** By key; of two with the same one, the first of the file counts. */
function byKey(all: readonly Known[]): ReadonlyMap<string, Connector> {
  const map = new Map<string, Connector>();
  for (const { key, connector } of all) if (!map.has(key)) map.set(key, connector);
  return map;
}

function digitsOf(tokens: readonly string[]): string {
  return tokens.filter((token) => /^\p{N}/u.test(token)).join(' ');
}

// ---- Which one is meant --------------------------------------------------------------------------------------------

/** A shorter name is too likely part of others to be found without the words around it. */
const SHORTEST_ALONE = 4;

function matchOf(catalogue: Catalogue, typed: readonly string[]): ConnectorMatch | undefined {
  const full = joined(typed);
  if (full === '') return undefined;
  const installed = withoutLast(typed, INSTALLATION);
  const bare = withoutLast(typed, INSTALLATION, SORT);
  for (const key of new Set([full, joined(installed)])) {
    const name = catalogue.names.get(key);
    if (name !== undefined) return { connector: name, match: 'exact' };
    const alias = catalogue.aliases.get(key);
    if (alias !== undefined) return { connector: alias, match: 'alias' };
  }
  const bareKey = joined(bare);
  const sorted = bareKey.length >= SHORTEST_ALONE ? catalogue.names.get(bareKey) : undefined;
  if (sorted !== undefined) return { connector: sorted, match: 'exact' };
  const [first = '', ...rest] = typed;
  // "Test HubSpot"; a product whose name begins so, such as "Test Rail", was found above.
  const behind = rest.length > 0 && INSTALLATION.has(first) ? matchOf(catalogue, rest) : undefined;
  return behind ?? similarTo(catalogue, installed, bare);
}

/** The one connector that is closest; none where two are equally close. */
function similarTo(
  catalogue: Catalogue,
  typed: readonly string[],
  bare: readonly string[],
): ConnectorMatch | undefined {
  let best = Infinity;
  let nearest: Connector | undefined;
  for (const { connector, known } of catalogue.entries) {
    const far = Math.min(...known.map((one) => farness(one, typed, bare)));
    if (far < best) [best, nearest] = [far, connector];
    else if (far === best) nearest = undefined;
  }
  return nearest === undefined || best === Infinity ? undefined : { connector: nearest, match: 'similar' };
}

/** From 0, the same but for what sort of product it is, over typing mistakes to parts of a name; Infinity where it is another. */
function farness(known: Known, typed: readonly string[], bare: readonly string[]): number {
  const key = joined(typed);
  const bareKey = joined(bare);
  if (known.key === '') return Infinity;
  if (!known.isName && bareKey === known.key && bareKey.length > SHORTEST_ALONE) return 0;
  const sortless = joined(withoutLast(known.tokens, SORT));
  if (known.isName && key === sortless && key.length >= SHORTEST_ALONE) return 0;
  const digits = digitsOf(typed);
  // Another number is another product or version, not a typing mistake.
  if (digits === known.digits) {
    const isTelling = bareKey.length > SHORTEST_ALONE && bareKey !== known.key;
    const mistakes = Math.min(mistakesIn(typed, known), isTelling ? mistakesIn(bare, known) : Infinity);
    if (mistakes < Infinity) return mistakes;
  }
  if (!known.isName) return Infinity;
  // "HubSpot Marketing Hub" goes on behind a name, "Dynamics 365" is one without the maker in front. The longer the part, the closer.
  const goesOn = known.key.length >= SHORTEST_ALONE && startsWith(typed, known.tokens);
  const makerless = key.length >= 6 && known.tokens.length > 1 && key === joined(known.tokens.slice(1));
  return goesOn || makerless ? 100 - Math.min(known.key.length, key.length) : Infinity;
}

function startsWith(typed: readonly string[], tokens: readonly string[]): boolean {
  return typed.length > tokens.length && tokens.every((token, at) => typed[at] === token);
}

/** How many typing mistakes lie between two names; Infinity where there are more than somebody makes in such words. */
function mistakesIn(typed: readonly string[], known: Known): number {
  const key = joined(typed);
  if (Math.abs(key.length - known.key.length) > 2) return Infinity;
  const length = Math.min(key.length, known.key.length);
  if (typed.length !== known.tokens.length) {
    return length >= 6 && isWithin(key, known.key, 1) ? 1 : Infinity;
  }
  let sum = 0;
  for (const [at, token] of typed.entries()) {
    const other = known.tokens[at] ?? '';
    if (token === other) continue;
    const mistakes = [1, 2].find((most) => most <= allowed(token, other, length) && isWithin(token, other, most));
    if (mistakes === undefined) return Infinity;
    sum += mistakes;
  }
  return sum <= 2 ? sum : Infinity;
}

/** "ECC" and "ECM" are two products; the longer a word, the less a letter says. */
function allowed(one: string, other: string, whole: number): number {
  const length = Math.min(one.length, other.length);
  if (/^\p{N}/u.test(one) || /^\p{N}/u.test(other) || length < 4 || whole < 5) return 0;
  if (length === 4 && Math.max(one.length, other.length) === 4 && whole < 8) return 0;
  return length >= 12 ? 2 : 1;
}

/** Whether that many letters left out, added, exchanged or swapped with the next one turn one word into the other. */
function isWithin(one: string, other: string, most: number): boolean {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  if (left === right) return true;
  if (most === 0 || Math.abs(left.length - right.length) > most) return false;
  const swapped = left.length > 1 && left[0] === right[1] && left[1] === right[0];
  return (
    isWithin(left.slice(1), right.slice(1), most - 1) ||
    isWithin(left.slice(1), right, most - 1) ||
    isWithin(left, right.slice(1), most - 1) ||
    (swapped && isWithin(left.slice(2), right.slice(2), most - 1))
  );
}

// ---- While somebody types ------------------------------------------------------------------------------------------

const NO_RANK = 4;

/** 0 begins so, 1 has it at the start of a word, 2 somewhere, 3 begins so but for one mistake. */
function rankOf({ known }: Entry, query: string): number {
  const ranks = known.map(({ key, tokens }) => {
    if (key.startsWith(query)) return 0;
    if (tokens.some((_, at) => joined(tokens.slice(at)).startsWith(query))) return 1;
    if (key.includes(query)) return 2;
    const begins = [-1, 0, 1].some((more) => isWithin(key.slice(0, query.length + more), query, 1));
    return query.length >= SHORTEST_ALONE && begins ? 3 : NO_RANK;
  });
  return Math.min(...ranks);
}
