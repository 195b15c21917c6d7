import fc from 'fast-check';
import { findSecret } from '../../src/domain/secrets';

// None of these was ever valid; they are put together here so that nobody takes this file for a leak.
const letters = (length: number) => 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7'.repeat(12).slice(0, length);
const hex = (length: number) => '3f9a0c7be51d824608af93cd7b12e65f'.repeat(4).slice(0, length);
const capitals = (length: number) => 'Q3ZK7PLM2XRT9VBN4HJD'.repeat(2).slice(0, length);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const aws = ['AK', 'IA', capitals(16)].join('');
const slack = ['xox', 'b-', '204817350926-7716203945581-', letters(24)].join('');
const github = ['gh', 'p_', letters(36)].join('');
const jwt = [base64url('{"alg":"HS256","typ":"JWT"}'), base64url('{"sub":"42","name":"Jo"}'), letters(43)].join('.');
const pem = (type: string, body: string) => `${'-'.repeat(5)}BEGIN ${type}${'-'.repeat(5)}${body}`;
const word = ['Som', 'mer', '2024!'].join('');
const weak = ['hun', 'ter', '2'].join('');
const uuid = '0b9f64c2-7c1e-4d0a-9a53-2f6de1b0c7aa';

const SECRETS: readonly (readonly [kind: string, text: string])[] = [
  ['an AWS access key', aws],
  ['an AWS access key', `the key is ${['AS', 'IA', capitals(16)].join('')}, please rotate`],
  ['an AWS secret access key', `aws_secret_access_key = ${letters(20)}/${letters(19)}`],
  ['an AWS secret access key', `Secret access key: ${letters(20)}+${letters(19)}`],
  ['a Google API key', ['AI', 'za', letters(35)].join('')],
  ['a Google token', ['GOC', 'SPX-', letters(28)].join('')],
  ['an Azure key', `DefaultEndpointsProtocol=https;AccountName=team;${'Account'}${'Key='}${letters(86)}==`],
  [
    'an Azure key',
    `Endpoint=sb://team.example.net/;SharedAccessKeyName=Root;${'SharedAccess'}${'Key='}${letters(43)}=`,
  ],
  ['an Azure client secret', ['a1B', '8Q', '~', letters(34)].join('')],
  ['a signed web address', `https://team.blob.example.net/in/a.csv?sv=2024-01-01&${'si'}${'g='}${letters(40)}%3D`],
  ['a signed web address', `<https://team.blob.example.net/in?sv=2024&amp;${'si'}${'g='}${letters(40)}%3D>`],
  ['a signed web address', `https://b.example.com/o?X-Amz-Expires=60&X-Amz-${'Signature='}${hex(64)}`],
  ['a Slack token', slack],
  ['a Slack token', ['xox', 'p-', '204817350926-771620394558-', hex(32)].join('')],
  ['a Slack token', ['xox', 'e.xox', 'p-1-', letters(60)].join('')],
  ['a Slack token', ['xox', 's-', '204817350926-771620394558-', hex(10)].join('')],
  ['a Slack token', ['xa', 'pp-', '1-A04GHJ7K2LM-771620394558-', hex(64)].join('')],
  ['a Slack webhook address', `https://hooks.slack.com/${'services'}/T04GH7K2L/B05PQ8RST/${letters(24)}`],
  ['a Slack webhook address', `<https://hooks.slack.com/${'services'}/T04GH7K2L/B05PQ8RST/${letters(24)}|the hook>`],
  ['a webhook address', `https://discord.com/api/${'webhooks'}/104837261504837261/${letters(60)}`],
  ['a GitHub token', github],
  ...['o', 'u', 's', 'r'].map((type) => ['a GitHub token', ['gh', type, '_', letters(36)].join('')] as const),
  ['a GitHub token', ['github', '_pat_', letters(22), '_', letters(59)].join('')],
  ['a GitLab token', ['gl', 'pat-', letters(20)].join('')],
  ['an npm token', ['np', 'm_', letters(36)].join('')],
  ['a Vault token', ['hv', 's.', letters(24)].join('')],
  ['a Stripe key', ['sk', '_live_', letters(24)].join('')],
  ['a Stripe key', ['rk', '_live_', letters(24)].join('')],
  ['a Stripe key', ['sk', '_test_', letters(24)].join('')],
  ['a Twilio key', ['S', 'K', hex(32)].join('')],
  ['a SendGrid key', ['S', 'G.', letters(22), '.', letters(43)].join('')],
  ['a Shopify token', ['shp', 'at_', hex(32)].join('')],
  ['a Shopify token', ['shp', 'ss_', hex(32)].join('')],
  ['a HubSpot token', ['pat-', 'na1-', uuid].join('')],
  ['an Atlassian token', ['ATA', 'TT3xFfGF0', letters(60)].join('')],
  ['a DigitalOcean token', ['dop', '_v1_', hex(64)].join('')],
  ['an API key', ['s', 'k-', letters(48)].join('')],
  ['an API key', ['s', 'k-', 'proj-', letters(48)].join('')],
  ['an API key', ['s', 'k-', 'ant-api03-', letters(60)].join('')],
  ['an API key', ['s', 'k-', 'abcdefghijklmnopqrstuvwxyz123456'].join('')],
  ['a JSON Web Token', jwt],
  ['a JSON Web Token', `Authorization: Bearer ${jwt}`],
  ['a JSON Web Token', `_${jwt}_`],
  ['a private key', pem('PRIVATE KEY', `\n${letters(64)}\n`)],
  ['a private key', pem('RSA PRIVATE KEY', ` ${letters(64)} `)],
  ['a private key', pem('EC PRIVATE KEY', `\\n${letters(64)}\\n`)],
  ['a private key', pem('ENCRYPTED PRIVATE KEY', '')],
  ['a private key', pem('OPENSSH PRIVATE KEY', letters(64))],
  ['a private key', pem('PGP PRIVATE KEY BLOCK', `\nVersion: 1\n\n${letters(64)}`)],
  ['a private key', `—–BEGIN RSA PRIVATE KEY—–\n${letters(64)}`],
  ['a private key', `BEGIN PRIVATE KEY ${letters(64)}`],
  ['a password', `password=${weak}`],
  ['a password', `password: ${weak}`],
  ['a password', `Password : "${word}"`],
  ['a password', `The password is ${weak}`],
  ['a password', `Passwort: ${word}`],
  ['a password', `Das Passwort lautet ${word}`],
  ['a password', `Kennwort = '${word}'`],
  ['a password', `pwd: ${weak}`],
  ['a password', `Password:\n${word}`],
  ['a password', `Password - ${word}`],
  ['a password', `*Password*: \`${word}\``],
  ['a password', `password for the technical user: ${word}`],
  ['a password', `password (production): ${word}`],
  ['a password', `user sap password ${word}`],
  ['a password', `cli --user sap --password ${weak}`],
  ['a password', `password=sword${'fish'}`],
  ['a password', `password = sword${'fish'}`],
  ['a password', `password=sec${'ret'}`],
  ['a password', `pwd=ad${'min'}`],
  ['a password', `{"user": "sap", "password": "sword${'fish'}"}`],
  ['a password', `{\\"password\\": \\"${weak}\\"}`],
  ['a password', `“password”: “${weak}”`],
  ['a password', `name: DB_PASSWORD\n  value: ${weak}`],
  ['a password', `<password>${weak}</password>`],
  ['a password', `spring.datasource.password=${weak}`],
  ['a password', `Server=db.example.com;User Id=sap;Password=${weak};Encrypt=true`],
  ['a password', `https://sap.example.com/login?user=a&amp;password=${weak}&amp;x=1`],
  ['a password', `password: p@ss${'word'}`],
  ['a password', `password: 4815${'1623'}`],
  ['a password', `password: see vault. Old password: ${weak}`],
  ['a password', `password: <http://Sommer2024.it|Sommer2024.it>`],
  ['a password', `login: sapadmin / ${word}`],
  ['a password', `curl -u sap:${word} https://api.example.com`],
  ['a client secret', `client_secret: ${letters(32)}`],
  ['a client secret', `clientSecret="${letters(32)}"`],
  ['a client secret', `Client secret: ${uuid}`],
  ['a client secret', `client_secret=abc~${'DEF'}.123_xyz`],
  ['a secret', `secret=${hex(32)}`],
  ['an API key', `api_key=${hex(32)}`],
  ['an API key', `apikey: ${letters(20)}`],
  ['an API key', `X-Api-Key: ${hex(32)}`],
  ['an API key', `the API key ${hex(32)} works`],
  ['an API key', `API key: ${uuid}`],
  ['an API key', `Ocp-Apim-Subscription-Key: ${hex(32)}`],
  ['a token', `token=${hex(40)}`],
  ['a token', `access_token: '${letters(40)}'`],
  ['a token', `{"access_token":"${letters(40)}","expires_in":3600}`],
  ['a token', `https://api.example.com/v1?access_token=${letters(30)}`],
  ['an authorization header', `Authorization: Bearer ${letters(30)}`],
  ['an authorization header', `send "Bearer ${letters(30)}" with each call`],
  ['an authorization header', `Authorization: Basic ${base64(`sap:${word}`)}`],
  ['an authorization header', `{"Authorization": "Basic ${base64('user:geheim')}"}`],
  ['an authorization header', `we use Basic ${base64('jörg:grün')} there`],
  ['an authorization header', `Authorization: ${hex(32)}`],
  ['an authorization header', `Authorization: Token ${hex(40)}`],
  ['a web address with a password in it', `https://sap:${word}@api.example.com/v1`],
  ['a web address with a password in it', `postgres://sap:ge${'heim'}@db.example.com:5432/main`],
  ['a web address with a password in it', `https://user:pass${'word'}@host`],
  ['a web address with a password in it', `redis://:${letters(12)}@cache.example.com:6379`],
  ['a web address with a password in it', `ftp://sap:${'a%40b'}%2Fc@files.example.com`],
  ['a web address with a password in it', `mongodb+srv://sap:${'p@ss'}@db.example.com/x`],
  ['a web address with a password in it', `https%3A%2F%2Fsap%3A${weak}%40api.example.com`],
  ['a web address with a password in it', `<https://sap:${weak}@api.example.com/v1|the API>`],
  ['a web address with a password in it', `https://sap:<mailto:${weak}@api.example.com|${weak}@api.example.com>/v1`],
  ['a connection string with a password in it', `jdbc:oracle:thin:scott/${'tiger'}@//db.example.com:1521/x`],
];

const HARMLESS: readonly string[] = [
  '',
  'OAuth 2.0 client credentials, key kept in vault://team/sap',
  'Bearer tokens are used',
  'Bearer authentication with client-credentials-oauth2-flow',
  'password is required for basic auth',
  'the API key goes in the X-Api-Key header',
  'API key: X-Api-Key header',
  'password: required',
  '"password": "required"',
  'password=required',
  'password=true',
  'token = OAuth',
  'token: OAuth2',
  'token=OAuth2.0',
  'Secret: rotated every 90 days',
  'Secret: 90-days rotation',
  'Secret: "rotated every 90 days"',
  'password: <your password>',
  'password: &lt;your password&gt;',
  'password: ***',
  'password: ********',
  'password: xxxxxx',
  'password=${SAP_PASSWORD_2}',
  'password: {{ sap_password2 }}',
  'token={{token1}}',
  'token: ${TOKEN2}',
  'api_key=$API_KEY_2',
  'password: %DB_PASSWORD2%',
  'password: SAP_PASSWORD_2',
  'password: vault://team/sap2',
  'client_secret: op://team/sap2/secret',
  'secret: arn:aws:secretsmanager:eu-central-1:123456789012:secret:sap2',
  'password: see vault',
  'Password: see 1Password',
  'Password: 1Password',
  'password: team/sap2/prod',
  'Passwort: siehe Vault',
  'Passwort: liegt in 1Password',
  'Das Passwort ist im Vault gespeichert',
  'The password is stored in the vault under team/sap2',
  'the password is SHA256-hashed',
  'the token is base64url-encoded',
  'password: min. 12 characters',
  'password: 12-characters',
  'password: SHA-256',
  'password policy: 14 characters, 90 days',
  'token: JWT (RS256)',
  'token: JWT, 15min',
  'token: RS256/ES256',
  'access token: 3600',
  'Token lifetime: 3600s',
  'token: https://idp.example.com/oauth2/token',
  'token: <https://idp2.example.com/oauth2/token|idp2.example.com/oauth2/token>',
  'token: integration2@example.com issues it',
  'token_url=https://idp.example.com/oauth2/token',
  'token endpoint: https://login.example.com/0b9f64c2-7c1e-4d0a-9a53-2f6de1b0c7aa/oauth2/v2.0/token',
  'grant_type=password&username=sap',
  'grant_type: password, token_type: bearer, response_type=token',
  'password: varchar(255)',
  'password: string(64)',
  'Password:\nToken: OAuth2',
  'client_id: 0b9f64c2-7c1e-4d0a-9a53-2f6de1b0c7aa',
  'client secret ID: 0b9f64c2-7c1e-4d0a-9a53-2f6de1b0c7aa',
  'API key ID: abc123def456',
  'secret expires: 2025-12-31',
  'Secret: 2025-12-31',
  'Secret: 31.12.2025',
  'Token: Q3/2025',
  'secret: sap-prod-client2',
  'Authorization: Bearer <token>',
  'Authorization: Bearer ${TOKEN}',
  'Authorization: Bearer',
  'Authorization: Basic',
  'Authorization: Basic authentication',
  'Basic auth, Basic Authentication, basic functionality, basic information',
  'Authorization: OAuth2 client credentials',
  'authorization: role-based (RBAC)',
  'eyJ...',
  'A JWT starts with eyJ and has three parts',
  'starts with eyJhbGciOiJIUzI1NiJ9…',
  'Slack tokens that start with xoxb- or xapp- are kept elsewhere',
  'xoxb-your-token-here',
  'xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx',
  `ghp_${'x'.repeat(36)}`,
  `AKIA${'X'.repeat(16)}`,
  'AKIA… keys are not used',
  `https://hooks.slack.com/${'services'}/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX`,
  'sk-integration-team-2024-project',
  'sk-learn-based-classification-service',
  'npm_config_registry=https://registry.example.com',
  'AccountKey=<key>',
  '-----BEGIN CERTIFICATE-----',
  '-----BEGIN PUBLIC KEY-----',
  'a PEM file that contains a PRIVATE KEY',
  'private key: kept in the HSM',
  'The private key is generated by the customer',
  'https://user@host.example.com/path',
  'ssh://git@github.example.com:7999/team/repo.git',
  'git@github.example.com:team/repo.git',
  'https://host.example.com:8443/@scope/pkg',
  'https://www.example.com/maps/@48.1,11.5',
  'postgres://user:<password>@db.example.com/main',
  'postgres://user:${PW}@db.example.com/main',
  'postgres://user:***@db.example.com/main',
  'postgres://USER:PASSWORD@HOST:PORT/DB',
  '<mailto:jo@example.com|jo@example.com>',
  '<https://wiki.example.com/x?id=42|Token documentation>',
  'https://example.sharepoint.com/:w:/r/sites/team/doc.docx?e=aB3dE6',
  'https://example.slack.com/archives/C04GH7K2L/p1700000000123456?thread_ts=1700000000.123456',
  '0b9f64c2-7c1e-4d0a-9a53-2f6de1b0c7aa',
  '3f9a0c7be51d824608af93cd7b12e65f3f9a0c7b',
  'commit 3f9a0c7be51d824608af93cd7b12e65f3f9a0c7b fixed the token refresh',
  'sha256: 3f9a0c7be51d824608af93cd7b12e65f3f9a0c7be51d824608af93cd7b12e65f',
  'object id 507f1f77bcf86cd799439011',
  'ObjectId("507f1f77bcf86cd799439011")',
  '10.20.30.40:8443, 2001:db8::1',
  'user: SAP_CPI_01; role: read',
  'user: integration@example.com, backup: jo2@example.com',
  'credentials: kept by team/sap2',
  'login: SAML 2.0 / OIDC',
  'created: Kunde wird angelegt; updated: geändert',
  'tokens: 1000/min',
  'idempotency token: uuid per request',
  'CSRF token: fetched with X-CSRF-Token: Fetch',
  'API keys of both sides: one per environment',
  'mTLS1.3 with X.509, PKCS#12 file, password in KeePass',
  'bypass: yes; compass=north; the pass is valid',
  'API key: INT-4242',
  'API key: UUIDv4',
  'Password: KeePass2',
  'curl -u user:password https://api.example.com',
  'password=see-vault',
  'password = n/a',
  'Password reset: https://idp.example.com/reset?user=42',
];

describe('findSecret', () => {
  it.each(SECRETS)('names %s', (kind, text) => {
    expect(findSecret(text)).toBe(kind);
  });

  it.each(HARMLESS)('lets pass: %s', (text) => {
    expect(findSecret(text)).toBeUndefined();
  });

  it('gives the same answer each time', () => {
    for (let time = 0; time < 3; time += 1) expect(findSecret(`token ${github}`)).toBe('a GitHub token');
  });

  it('passes over a placeholder and finds the secret behind it', () => {
    expect(findSecret(`Authorization: Bearer Authorization: ${hex(32)}`)).toBe('an authorization header');
    expect(findSecret(`ghp_${'x'.repeat(36)}, in truth ${github}`)).toBe('a GitHub token');
    expect(findSecret(`password: <pw>, token: OAuth2, password: ${weak}`)).toBe('a password');
  });
});

describe('disguises that happen by accident', () => {
  const samples = [aws, slack, github, jwt, `password=${weak}`, `https://sap:${weak}@api.example.com`];

  it.each(samples)('%s with invisible characters in it', (secret) => {
    for (const invisible of ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe0f']) {
      expect(findSecret([...secret].join(invisible))).toBeDefined();
    }
  });

  it.each(samples)('%s in full-width letters', (secret) => {
    const wide = secret.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    expect(findSecret(wide)).toBeDefined();
  });

  it.each(['\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\uff0d'])('dashes that became %s', (dash) => {
    expect(findSecret(slack.replaceAll('-', dash))).toBe('a Slack token');
  });

  it.each([...['``', '""', "''", '**', '__', '“”', '„“', '()', '[]', '<>', '>.', '-;', ':!']])(
    'a secret between %s',
    (marks) => {
      for (const secret of samples) expect(findSecret(`${marks.charAt(0)}${secret}${marks.charAt(1)}`)).toBeDefined();
    },
  );

  it('tokens that were wrapped, wherever the break is', () => {
    for (const secret of [aws, slack, github]) {
      for (let at = 1; at < secret.length; at += 1) {
        for (const lineBreak of ['\n', '\r\n', '\n  ', ' \n> ', '\\\n']) {
          expect(findSecret(`here: ${secret.slice(0, at)}${lineBreak}${secret.slice(at)}`)).toBeDefined();
        }
      }
    }
  });
});

describe('any text', () => {
  const NOISE = fc.string({ unit: 'grapheme', maxLength: 300 });

  it('is searched without an error, and what is not found is undefined', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(['string', 'undefined']).toContain(typeof findSecret(text));
      }),
    );
  });

  it('holds a secret wherever it stands', () => {
    const anySecret = fc.constantFrom(...SECRETS.map(([, text]) => text));
    fc.assert(
      fc.property(NOISE, anySecret, NOISE, (before, secret, after) => {
        expect(findSecret(`${before}\n${secret}\n${after}`)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('holds a secret between harmless sentences', () => {
    const anySecret = fc.constantFrom(...SECRETS.map(([, text]) => text));
    const sentences = fc.array(fc.constantFrom(...HARMLESS), { maxLength: 5 }).map((all) => all.join('. '));
    fc.assert(
      fc.property(sentences, anySecret, sentences, (before, secret, after) => {
        expect(findSecret(`${before} ${secret} ${after}`)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('holds none where harmless lines come together', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...HARMLESS), { maxLength: 12 }), (lines) => {
        expect(findSecret(lines.join('\n'))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('takes identifiers and hashes for what they are', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`, 'u'));
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), digits(24), digits(40), digits(64), fc.ipV4(), fc.ipV6()), (id) => {
        expect(findSecret(`the record ${id} of system A; id: ${id}`)).toBeUndefined();
      }),
    );
  });
});

describe('time', () => {
  const PIECES = [
    ...[
      'a',
      'A1',
      ' ',
      '\n',
      '-',
      '.',
      '/',
      '<',
      '&lt;',
      '%41',
      '"',
      '\u200b',
      '\ufdfa',
      '=',
      ':',
      '@',
      '*',
      '{{',
      '[',
      '(',
    ],
    ...[
      'eyJ',
      '-eyJ',
      'eyJabcdefghij.',
      '-eyJaaaaaaaa',
      '://:@',
      '://a:',
      '://',
      '<a:',
      '<https://a|',
      '@',
      'a:b@',
      '/a:b',
    ],
    ...[
      'password',
      'password ',
      'password=',
      'password: ',
      'pw=',
      'pw=@',
      'pass a',
      'token(',
      'token for a',
      'secret is ',
      'pw:<',
    ],
    ...[
      'pass>',
      'password - ',
      'password value',
      'Bearer ',
      'Basic ',
      'Basic a',
      'authorization: ',
      'curl ',
      'curl -u a',
      'user: a',
    ],
    ...[
      'xoxb-',
      'sk-',
      'AKIA',
      'SG.a',
      'BEGIN PRIVATE KEY',
      '-BEGIN A',
      'MII',
      'AAAQ~',
      '1:',
      'jdbc:oracle:a:a',
      'pw=a.',
      'pw=x@a',
    ],
  ];

  it.each(PIECES)('is short for many of %j', (piece) => {
    for (const [length, limit] of [
      [3_000, 500],
      [100_000, 5_000],
    ] as const) {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      const start = performance.now();
      findSecret(text);
      expect(performance.now() - start).toBeLessThan(limit);
    }
  });

  it('is short for any repetition', () => {
    const piece = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
    fc.assert(
      fc.property(piece, fc.constantFrom(...PIECES), (repeated, end) => {
        const text = repeated.repeat(3_000).slice(0, 3_000) + end;
        const start = performance.now();
        findSecret(text);
        expect(performance.now() - start).toBeLessThan(500);
      }),
      { numRuns: 100 },
    );
  });
});
