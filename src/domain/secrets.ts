/* eslint-disable max-lines -- the tables of what is a secret and what only looks like one are read side by side */

/**
 * Finds secrets in free text, so that they are refused before they are stored or logged. There are two sorts:
 * tokens that are known by their shape, and values that stand behind a word such as "password". Nothing is judged by
 * randomness alone: identifiers, hashes and links are ordinary answers here.
 *
 * Every pattern starts at a fixed word and repeats a bounded number of times, so the time is linear in the text.
 */

/** The kind of secret found in a free text, as it is named to the person, or undefined where there is none. */
export function findSecret(text: string): string | undefined {
  const plain = withoutDisguise(text);
  const linked = plain.replace(SLACK_LINK, (_link, target: string) => target.replace(/^mailto:/iu, ''));
  const labelled = plain.replace(SLACK_LINK, (_link, target: string, label?: string) => label ?? target);
  const decoded = linked.replace(/%[2-7][0-9a-f]/giu, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
  const views = [...new Set([linked, labelled, decoded].map(withoutEntities))];
  const joined = [...new Set([...views, ...views.map(withoutLineBreaks)])];
  return (
    firstOf(SHAPES, (shape) => joined.some((view) => hasShape(view, shape))) ??
    firstOf(HEADERS, (shape) => views.some((view) => hasShape(view, shape))) ??
    firstOf(LABELS, (label) => views.some((view) => hasLabelledValue(view, label)))
  );
}

function firstOf<T extends { readonly name: string }>(kinds: readonly T[], isFound: (kind: T) => boolean) {
  return kinds.find(isFound)?.name;
}

// ---- What happens to a text by accident -----------------------------------------------------------------------------

/** A link as Slack stores it: <target> or <target|label>. */
const SLACK_LINK = /<([a-z][a-z0-9+.-]{1,20}:[^<>|\s]+)(?:\|([^<>]*))?>/giu;

/** The text with invisible characters removed and look-alikes (full-width letters, dashes, quotes) made plain. */
function withoutDisguise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\u034f\ufe00-\ufe0f]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[“”„‟«»″]/gu, '"')
    .replace(/[‘’‚‛‹›´′]/gu, "'")
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/\\(?=["'`])/gu, '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function withoutEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/gu, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** A token that was wrapped, put together again. */
function withoutLineBreaks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^> ?/u, '').replace(/\\$/u, ''))
    .join('');
}

// ---- Secrets known by their shape -----------------------------------------------------------------------------------

interface Shape {
  readonly name: string;
  /** The part that nobody could guess is the first group. */
  readonly pattern: RegExp;
  /** Whether that part is a secret, where it takes more than not being a placeholder. */
  readonly isReal?: (value: string) => boolean;
}

const SHAPES: readonly Shape[] = [
  { name: 'a private key', pattern: /-\s?(BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)\s?-/gu },
  { name: 'a private key', pattern: /BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY[^A-Za-z0-9]{0,10}([A-Za-z0-9+/]{40})/gu },
  { name: 'a private key', pattern: /\b(MII[A-Za-z0-9+/]{1,3}(?:IBADANBgkqhkiG9w0BAQEFAASC|IBAAKCAQEA))/gu },
  { name: 'a private key', pattern: /(b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/]{20})/gu },
  { name: 'a private key', pattern: /(PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[A-Z0-9]{20})/gu },

  { name: 'an AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)([A-Z0-9]{16})/gu },
  { name: 'a Google API key', pattern: /AIza([\w-]{35})/gu },
  { name: 'a Google token', pattern: /(?:GOCSPX-|ya29\.)([\w-]{20})/gu },
  { name: 'an Azure key', pattern: /(?:AccountKey|SharedAccessKey)\s?=\s?([A-Za-z0-9+/]{30})/giu },
  { name: 'an Azure client secret', pattern: /([\w~.]{3}\dQ~[\w~.-]{31})/gu },
  { name: 'a signed web address', pattern: /[?&;]sig=([A-Za-z0-9+/%_-]{20})/giu },
  { name: 'a signed web address', pattern: /X-(?:Amz|Goog)-Signature=([0-9a-f]{32})/giu },

  { name: 'a Slack token', pattern: /xox[a-z](?:\.xox[a-z])?-([A-Za-z0-9-]{10})/giu },
  { name: 'a Slack token', pattern: /xapp-([A-Za-z0-9-]{10})/giu },
  {
    name: 'a Slack webhook address',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/\w{6,20}\/\w{6,20}\/([A-Za-z0-9]{12})/giu,
  },
  { name: 'a webhook address', pattern: /discord(?:app)?\.com\/api\/webhooks\/(\d{5,25}\/[\w-]{20})/giu },
  { name: 'a webhook address', pattern: /webhook\.office\.com\/webhookb2\/([\w@-]{20,100}\/IncomingWebhook\/)/giu },

  { name: 'a GitHub token', pattern: /gh[pousr]_([A-Za-z0-9]{20})/gu },
  { name: 'a GitHub token', pattern: /github_pat_(\w{20})/gu },
  { name: 'a GitLab token', pattern: /gl(?:pat|dt|rt|ptt|soat|ft)-([\w-]{16})/gu },
  { name: 'an npm token', pattern: /(?<![A-Za-z0-9])npm_([A-Za-z0-9]{30})/gu },
  { name: 'a PyPI token', pattern: /pypi-(AgE[\w-]{20})/gu },
  { name: 'a Docker token', pattern: /dckr_(?:pat|oat)_([\w-]{20})/gu },
  { name: 'a Vault token', pattern: /hv[sbr]\.([\w-]{20})/gu },
  { name: 'a Stripe key', pattern: /(?:[spr]k_(?:live|test)|whsec)_([A-Za-z0-9]{10})/gu },
  { name: 'a Twilio key', pattern: /(?<![A-Za-z0-9])SK([0-9a-f]{32})(?![0-9a-f])/gu },
  { name: 'a SendGrid key', pattern: /(?<![A-Za-z0-9])SG\.([\w-]{16,64}\.[\w-]{16})/gu },
  { name: 'a Shopify token', pattern: /shp(?:at|ss|ca|pa|tka)_([0-9a-f]{20})/giu },
  { name: 'a HubSpot token', pattern: /pat-(?:na|eu|ap)\d?-([0-9a-f]{8}-[0-9a-f]{4})/giu },
  { name: 'an Atlassian token', pattern: /(?:ATATT|ATCTT|ATBB)([\w=-]{16})/gu },
  { name: 'a DigitalOcean token', pattern: /do[por]_v1_([0-9a-f]{32})/giu },
  { name: 'a Mailgun key', pattern: /(?<![A-Za-z0-9])key-([0-9a-f]{32})(?![0-9a-f])/gu },
  { name: 'a Databricks token', pattern: /(?<![A-Za-z0-9])dapi([0-9a-f]{32})/gu },
  { name: 'a Telegram token', pattern: /(?<!\d)\d{8,10}:(AA[\w-]{33})/gu },
  { name: 'an API key', pattern: /(?<![A-Za-z0-9])sk-(?:[a-z0-9]{2,8}-)?([A-Za-z0-9]{20})/gu },
  { name: 'an API key', pattern: /(?<![A-Za-z0-9])sk-(?:ant|proj|svcacct|or)-([\w-]{20})/gu },
  {
    name: 'an API key',
    pattern: /(?<![A-Za-z0-9])(?:hf_|ntn_|lin_api_|glsa_|NRAK-|PMAK-|CFPAT-|figd_|sbp_)([\w-]{20})/gu,
    isReal: isOpaque,
  },
  { name: 'a JSON Web Token', pattern: /(?<![A-Za-z0-9])(eyJ[\w-]{8,1500}\.[\w-]*\.[\w-]{8})/gu },
];

/** As above, but what is joined from several lines would be read wrongly. */
const HEADERS: readonly Shape[] = [
  {
    name: 'a web address with a password in it',
    pattern: /:\/\/[^\s/?#:@[\]"'`]{0,200}:(?!\d{1,5}[,;/?#)\s])([^\s/?"'`]{1,200})@[\w[{<%$-]/gu,
    isReal: isUrlPassword,
  },
  {
    name: 'a connection string with a password in it',
    pattern: /jdbc:oracle:\w{1,10}:[^\s/@:]{1,60}\/([^\s@/]{1,100})@/giu,
    isReal: isUrlPassword,
  },
  {
    name: 'an authorization header',
    pattern: /(?<!\p{L})basic["'`]{0,2}[ \t]{1,4}["'`]?(?=([A-Za-z0-9+/_-]{6,600}))/giu,
    isReal: isBasicCredentials,
  },
  {
    name: 'an authorization header',
    pattern: /(?<!\p{L})(?:bearer|ssws|splunk)["'`]{0,2}[ \t:]{1,4}["'`]?(?=([\w.~+/-]{16,400}))/giu,
    isReal: isOpaque,
  },
  {
    name: 'an authorization header',
    pattern:
      /authorization["'`]{0,2}[ \t]{0,2}[:=][ \t]{0,4}["'`]?(?:(?:bearer|token|api-?key|key|oauth|digest)[ \t:=]{1,4})?["'`]?(?=([\w.~+/-]{6,400}))/giu,
    isReal: isOpaque,
  },
  {
    name: 'a password',
    pattern: /\bcurl\b[^\n]{0,200}?\s(?:-u|--user)[ =]{0,2}["'`]?[^\s:"'`]{1,100}:([^\s"'`]{3,100})/gu,
    isReal: isAssignedPassword,
  },
  {
    name: 'a password',
    pattern:
      /(?:credentials?|login|user(?:name)?|zugangsdaten|benutzer)\s{0,2}[:=]\s{0,2}[\w.@\\-]{2,60}\s{0,2}[/:|,]\s{0,2}(?=(\S{8,100}))/giu,
    isReal: isComplex,
  },
];

function hasShape(text: string, { pattern, isReal }: Shape): boolean {
  for (const [, value = ''] of text.matchAll(pattern)) {
    if (!isPlaceholder(value) && (isReal?.(value) ?? true)) return true;
  }
  return false;
}

// ---- Secrets known by the word before them --------------------------------------------------------------------------

type Sort = 'password' | 'key';

interface Label {
  readonly name: string;
  readonly sort: Sort;
  readonly words: string;
}

const LABELS: readonly Label[] = [
  { name: 'an AWS secret access key', sort: 'key', words: String.raw`secret[ _-]?access[ _-]?key` },
  { name: 'a private key', sort: 'key', words: String.raw`private[ _-]?key` },
  {
    name: 'an API key',
    sort: 'key',
    words: String.raw`(?:api|app|access|account|auth|subscription|encryption|signing|storage|shared|master|license)[ _-]?keys?|api-?schlüssel`,
  },
  {
    name: 'a client secret',
    sort: 'key',
    words: String.raw`(?:client|app|application|consumer)[ _-]?(?:secret|geheimnis)s?`,
  },
  { name: 'a secret', sort: 'key', words: String.raw`secret(?:[ _-]?key)?s?|geheimnis` },
  { name: 'a token', sort: 'key', words: String.raw`tokens?` },
  {
    name: 'a password',
    sort: 'password',
    words: String.raw`pass(?:word|wort|wd|phrase|code)s?|kennw[oö]rt(?:er)?|pwd|(?<!\p{L})(?:pass|pw)`,
  },
];

const CLOSING = String.raw`["'\x60*_~\])]{0,3}`;
const ABOUT = String.raw`(?:[ \t]{0,2}\([^()\n]{0,40}\)|[ \t]{1,2}(?:for|of|von|für)[ \t][^\n:=]{1,40}?)?`;
const SEPARATOR = [
  String.raw`[ \t]{0,4}(?:[:=]{1,2}>?|->)(?!\/\/)`,
  String.raw`[ \t]{1,3}(?:is|ist|lautet|was)(?!\p{L})[ \t]?[:=]?`,
  String.raw`[ \t]{1,3}-(?=[ \t])`,
  String.raw`\s{0,9},?\s{0,9}["'\x60]?value["'\x60]?\s{0,3}[:=]`,
].join('|');

const AFTER_LABEL = new Map(
  LABELS.map((label) => [label, new RegExp(`(?:${label.words})${CLOSING}${ABOUT}${CLOSING}(?:${SEPARATOR})`, 'giu')]),
);
const BARE = new Map(LABELS.map((label) => [label, new RegExp(`(--)?(?:${label.words})[ \\t]{1,3}`, 'giu')]));
const ELEMENT = new Map(LABELS.map((label) => [label, new RegExp(`(?:${label.words})>([^<>\\s]{4,200})</`, 'giu')]));

/** How far a value is read. */
const VALUE_LENGTH = 200;

function hasLabelledValue(text: string, label: Label): boolean {
  const { sort } = label;
  const after = (match: RegExpMatchArray) => {
    const end = (match.index ?? 0) + match[0].length;
    return text.slice(end, end + VALUE_LENGTH);
  };
  for (const match of matches(text, AFTER_LABEL.get(label))) {
    const value = valueIn(after(match));
    if (value === undefined) continue;
    const isClose = !/\s=+$/u.test(match[0]) && value.isClose;
    // Nobody writes "password = " in prose, but "token = OAuth" they do.
    const isAssigned = value.isQuoted || (match[0].endsWith('=') && (isClose || sort === 'password'));
    if (value.texts.some((one) => isReal(one, sort) || (isAssigned && isPlainValue(one, sort)))) return true;
    const isBad = sort === 'password' && match[0].endsWith('=') && value.isClose;
    if (isBad && value.texts.some((one) => BAD_PASSWORD.test(one))) return true;
  }
  for (const match of matches(text, BARE.get(label))) {
    const value = valueIn(after(match));
    const isFlag = match[1] !== undefined;
    if (value?.texts.some((one) => (isFlag ? isReal(one, sort) : isUnmistakable(one, sort))) === true) return true;
  }
  for (const [, value = ''] of matches(text, ELEMENT.get(label))) {
    if (isReal(value, sort) || isPlainValue(value, sort)) return true;
  }
  return false;
}

function matches(text: string, pattern: RegExp | undefined): Iterable<RegExpMatchArray> {
  return pattern === undefined ? [] : text.matchAll(pattern);
}

interface Value {
  readonly texts: readonly string[];
  readonly isQuoted: boolean;
  /** Nothing stands between the separator and the value. */
  readonly isClose: boolean;
}

/** The value at the start of what follows a separator: the first word there or on the next line, or all that is quoted. */
function valueIn(rest: string): Value | undefined {
  const gap = /^[ \t]*(?:\n[ \t]*)?(?:[-*>•] )?/u.exec(rest)?.[0] ?? '';
  const start = rest.slice(gap.length);
  // On the next line stands not the value but the next label.
  if (gap.includes('\n') && /^[\p{L}\d_ -]{1,40}[:=]/u.test(start)) return undefined;
  if (isPlaceholder(start.split(/\s/u)[0] ?? '') || /^(?:<|\{\{|\[\[|\$[{(])/u.test(start)) return undefined;
  const quote = /^[*_~([{]{0,3}(["'`])/u.exec(start);
  const inner = quote === null ? -1 : start.indexOf(quote[1] ?? '', quote[0].length);
  if (quote !== null && inner > 0) {
    const quoted = start.slice(quote[0].length, inner);
    if (isPlaceholder(quoted)) return undefined;
    const texts = quoted.split(/\s+/u);
    return { texts, isQuoted: texts.length === 1, isClose: gap === '' };
  }
  const word = /^\S+/u.exec(start.replace(/^["'`*_~([{]+/u, ''))?.[0] ?? '';
  const part = word.split(/[;&,<|]/u)[0] ?? '';
  return { texts: [trimmed(part.length >= 4 ? part : word)], isQuoted: false, isClose: gap === '' };
}

function trimmed(value: string): string {
  let end = value.length;
  while (end > 0 && '"\'`*_~.,;:)]}>'.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

// ---- What a value looks like ----------------------------------------------------------------------------------------

/** What stands where a secret would stand: a gap to fill in, a variable, or the place where the secret is kept. */
const PLACEHOLDERS: readonly RegExp[] = [
  /^[-x*#.•_0/]*$/iu,
  /x{6}|\*{3}|\.{3}|•{3}/iu,
  /^x{3,}/iu,
  /<[^>]*>|\{\{|\$\{|\$\(|^\{[\w .-]*\}$|^\[[\w .-]*\]$/u,
  /your[-_ ]|[-_]here\b|[-_]token[-_]|placeholder|redacted/iu,
  /^%\w+%$|^\$[A-Z_][A-Z0-9_]*$|^\$[a-z_]+$/u,
  /^!(?:secret|ref|vault|sub|getatt)\b|^ENC[([]|^\{\w+\}/iu,
  /^@?[\w.+]*vault(?:[:/._(-]|$)|^(?:arn|ssm|env|file|kv\d?)[:/]/iu,
  /^(?:keeper|keepass\w{0,2}|bitwarden|lastpass|cyberark|delinea|dashlane)(?:[:/._ -]|$)/iu,
  /^(?:1password|op)(?:[:/.]|$)/iu,
  /^(?:process\.env|os\.environ|env|secrets?|vars?|config|data)[.[(/]/iu,
  /^(?=\w*(?:PASS|PW|SECRET|TOKEN|KEY|CRED))[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/u,
];

/** What a value behind a label may be without being the secret itself. */
const REFERENCES: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\//iu,
  /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u,
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/u,
  /^(?:\.{0,2}|~)\/[\w./-]+$/u,
  /^[a-z][a-z0-9._-]*\/[a-z0-9._/-]+$/u,
  /^\w+(?:\.\w+)*\([\w, "'.-]*\)?$/u,
];

const TICKET = /^[A-Z]{2,10}-\d{1,6}$|^(?:INC|CHG|REQ|RITM|TASK)\d{5,10}$/u;

/** Words with digits that people use when they describe authentication. */
const TECHNICAL = new RegExp(
  `^(?:${[
    String.raw`o?auth\d{1,2}|oidc\d|saml\d+|uu?idv?\d|guidv?\d|scim\d|ntlmv?\d|jwt\d?|2fa|m2m|b2[bce]|h?mac\d*`,
    String.raw`(?:hmac)?sha\d+|md\d|(?:hs|rs|es|ps)\d{3}|aes\d+(?:gcm|cbc)?|rsa\d*|p\d{2,3}|[ex]d?25519|x509|pkcs\d+`,
    String.raw`base(?:32|58|62|64)(?:url)?|pbkdf\d|argon\d\w{0,2}|a?tlsv?\d+|mtlsv?\d*|sslv?\d|v\d+|rfc\d+|http\d|utf\d+`,
    String.raw`(?:u?int|float|n?(?:var)?char|string|n?varchar\d)\d*|s4(?:hana)?|4hana|r3|d365|o365|ec2|s3|k8s|1password`,
    String.raw`q[1-4]|h[12]|kw\d{1,2}`,
    String.raw`\d+(?:x|th|st|nd|rd|k|m|ms|s|secs?|seconds?|mins?|minutes?|hr?s?|hours?|d|days?|w|weeks?|months?|y|years?)`,
    String.raw`\d+(?:bits?|bytes?|k?b|chars?|characters?|digits?|letters?|tagen?|stunden?|minuten?|wochen?|monaten?|jahren?)`,
    String.raw`\d+(?:stellig|zeichen|users?)`,
  ].join('|')})$`,
  'iu',
);

function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(value));
}

/** Words, numbers and technical names, such as "OAuth2-client-credentials"; not something that was made up. */
function isDescription(value: string, sort: Sort): boolean {
  let names = 0;
  return wordsOf(value).every((word) => {
    if (/^\p{L}+$/u.test(word)) return !isJumbled(word);
    if (/^\d+$/u.test(word)) return word.length <= (sort === 'password' ? 3 : 4);
    if (TECHNICAL.test(word)) return true;
    if (sort === 'password') return false;
    names += 1;
    return names <= 2 && /^[a-z]{1,4}\d{1,3}$|^[a-z]{3,12}\d{1,2}$/iu.test(word) && value.length > word.length;
  });
}

function wordsOf(value: string): string[] {
  return value.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
}

/** Letters that change between capital and small more often than words do. */
function isJumbled(word: string): boolean {
  const changes = word.match(/\p{Lu}(?=\p{Ll})|\p{Ll}(?=\p{Lu})/gu)?.length ?? 0;
  return word.length >= 12 && changes > word.length * 0.4;
}

function isReal(value: string, sort: Sort): boolean {
  if (value.length < (sort === 'password' ? 4 : 6)) return false;
  if (isPlaceholder(value) || REFERENCES.some((pattern) => pattern.test(value))) return false;
  if (sort === 'key' && TICKET.test(value)) return false;
  if (sort === 'key' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:\/.*)?$/u.test(value)) return false;
  if (/^\d+$/u.test(value)) return value.length >= (sort === 'password' ? 6 : 16);
  if (!isDescription(value, sort)) return true;
  if (wordsOf(value).some((word) => TECHNICAL.test(word))) return false;
  if (sort === 'key') return /\d/u.test(value) && /[\p{L}\d][~$!%^*][\p{L}\d]/u.test(value);
  return (
    /[\p{L}\d@#$%^*!][@#$%^*!][\p{L}\d]/u.test(value) ||
    (/\p{L}/u.test(value) && /\d/u.test(value) && /[@#$%^*!]/u.test(value))
  );
}

/** Words that say something about a password and are not one. */
const SAYING = new RegExp(
  `^(?:${[
    'yes|no|not|none|ja|nein|kein|keine|nil|null|na|true|false|on|off|tbd|todo|undefined|string|text|varchar|optional',
    'see|ask|per|via|from|in|the|is|as|at|by|kept|keep|stored|set|unset|empty|blank|default|unknown|example|missing',
    'siehe|im|in|beim|wird|gespeichert|pflicht|erforderlich|nötig|unbekannt|leer',
    'pass|pwd|pw|key|sso|ldap|saml|oidc|jwt|oauth|basic|bearer|kerberos|hidden|dynamic|static|random|technical|shared',
    'user|admin|client|value|field|feld|header|body|form|query|grant|plain|plaintext|cleartext|variable',
    '(?:require|mandator|need|passwor|passphrase|kennwort|secret|token|vault|keyvault|credential|certificat)\\p{L}*',
    '(?:mask|redact|encrypt|hash|salt|rotat|expir|manag|generat|disab|enab|forbid|allow|placeholder|your|verschlüssel)\\p{L}*',
  ].join('|')})$`,
  'iu',
);

/** Words that say something about passwords elsewhere, and are bad passwords where one is assigned. */
const BAD_PASSWORD = /^(?:secret|pass(?:word|wort|w)?|kennwort|geheim|admin|default|changeme|pwd)$/iu;

/** A value that could be a word of a sentence, and is a secret only because it is assigned as in a program. */
function isPlainValue(value: string, sort: Sort): boolean {
  if (isPlaceholder(value) || REFERENCES.some((pattern) => pattern.test(value))) return false;
  const words = wordsOf(value);
  if (words.some((word) => SAYING.test(word) || TECHNICAL.test(word))) return false;
  if (/^\d+$/u.test(value)) return sort === 'password' && value.length >= 4;
  if (!/^\p{L}/u.test(value)) return false;
  return value.length >= (sort === 'password' ? 4 : 20) && (sort === 'password' || words.length === 1);
}

/** A secret even where only a space stands before it. */
function isUnmistakable(value: string, sort: Sort): boolean {
  if (!isReal(value, sort)) return false;
  return isComplex(value) || (/^[A-Za-z0-9+/=_]{20,}$/u.test(value) && /\d/u.test(value) && !value.includes('_'));
}

/** As rules for passwords demand it: small and capital letters, a digit and a special character. */
function isComplex(value: string): boolean {
  const parts = [/\p{Ll}/u, /\p{Lu}/u, /\d/u, /[!@#$%^&*?+=~]/u];
  return parts.every((part) => part.test(value)) && isReal(trimmed(value), 'password');
}

/** Something made up, or letters in a row that are longer than a word. */
function isOpaque(value: string): boolean {
  return isReal(trimmed(value), 'key') || /[A-Za-z]{20}/u.test(value);
}

function isAssignedPassword(value: string): boolean {
  return isReal(value, 'password') || isPlainValue(value, 'password');
}

/** Any password in an address counts, unless the address is plainly a template. */
function isUrlPassword(value: string): boolean {
  return !/^[[{(<]|^(?:PASSWORD|PASS|PASSWD|PWD|PW|SECRET|TOKEN|KEY)$/u.test(value);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Whether a Base64 text says "user:password". */
function isBasicCredentials(value: string): boolean {
  let bits = '';
  for (const character of value.replace(/-/gu, '+').replace(/_/gu, '/')) {
    bits += BASE64.indexOf(character).toString(2).padStart(6, '0');
  }
  const bytes = bits.match(/.{8}/gu) ?? [];
  try {
    const decoded = decodeURIComponent(
      bytes.map((byte) => `%${parseInt(byte, 2).toString(16).padStart(2, '0')}`).join(''),
    );
    return /^[^:\p{Cc}]*:[^\p{Cc}]+$/u.test(decoded);
  } catch {
    return false;
  }
}
