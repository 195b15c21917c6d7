import fc from 'fast-check';
import { findConnector, packsFor, suggestConnectors } from '../../src/domain/catalogue';
import { type Connector, type Organisation, organisationSchema } from '../../src/domain/organisation';

type Written = readonly (string | (Pick<Connector, 'name'> & Partial<Connector>))[];

function withConnectors(connectors: Written): Organisation {
  return organisationSchema.parse({
    platform: { name: 'Hub' },
    connectors: connectors.map((one) => (typeof one === 'string' ? { name: one } : one)),
  });
}

const ours = withConnectors([
  { name: 'HubSpot', aliases: ['HubSpot CRM', 'Hub Spot'], packs: ['crm'] },
  { name: 'Jira', aliases: ['Atlassian Jira'] },
  { name: 'Microsoft Dynamics 365', aliases: ['Dynamics', 'D365'], packs: ['crm', 'erp'] },
  'Müller Lager',
  'Personio',
  'Pipedrive',
  'Salesforce',
  { name: 'SAP S/4HANA', aliases: ['SAP', 'S/4'], packs: ['erp'] },
  { name: 'Shopware 6', aliases: ['Shopware'], packs: ['shop'] },
  'Shopify',
  'TestRail',
  'Zendesk',
]);

function found(name: string, organisation = ours): string {
  const match = findConnector(organisation, name);
  return match === undefined ? 'none' : `${match.match} ${match.connector.name}`;
}

test.each([
  // As it is written, whatever the case, the spaces and the punctuation.
  ['HubSpot', 'exact HubSpot'],
  ['hubspot', 'exact HubSpot'],
  ['  Hub-Spot ', 'exact HubSpot'],
  ['ＨｕｂＳｐｏｔ', 'exact HubSpot'],
  ['Sales force', 'exact Salesforce'],
  ['SAP S/4 HANA', 'exact SAP S/4HANA'],
  ['sap s4hana', 'exact SAP S/4HANA'],
  ['SAP S4/HANA', 'exact SAP S/4HANA'],
  ['MS Dynamics365', 'exact Microsoft Dynamics 365'],
  ['Muller Lager', 'exact Müller Lager'],
  ['Mu\u0308ller Lager', 'exact Müller Lager'],
  // With the installation or the company behind it.
  ['HubSpot (test)', 'exact HubSpot'],
  ['HubSpot Prod', 'exact HubSpot'],
  ['HubSpot Test 2', 'exact HubSpot'],
  ['Test HubSpot', 'exact HubSpot'],
  ['Personio GmbH', 'exact Personio'],
  ['Personio SE & Co. KG', 'exact Personio'],
  ['Shopware 6 Staging', 'exact Shopware 6'],
  ['Test Rail', 'exact TestRail'],
  // With what sort of product it is.
  ['Pipedrive CRM', 'exact Pipedrive'],
  ['Jira Cloud', 'exact Jira'],
  ['Zendesk Suite Enterprise (Sandbox)', 'exact Zendesk'],
  // By another name.
  ['HubSpot CRM', 'alias HubSpot'],
  ['SAP', 'alias SAP S/4HANA'],
  ['SAP (test)', 'alias SAP S/4HANA'],
  ['d365', 'alias Microsoft Dynamics 365'],
  ['Shopware', 'alias Shopware 6'],
  // Mistyped, or nearly.
  ['Hubpsot', 'similar HubSpot'],
  ['Hubsport', 'similar HubSpot'],
  ['Hubspt CRM', 'similar HubSpot'],
  ['Hub Spott', 'similar HubSpot'],
  ['Salesfroce', 'similar Salesforce'],
  ['SAP S/4HANNA', 'similar SAP S/4HANA'],
  ['S/4HANA', 'similar SAP S/4HANA'],
  ['SAP S/4HANA 2023', 'similar SAP S/4HANA'],
  ['HubSpot Marketing Hub', 'similar HubSpot'],
  ['Dynamics 365', 'similar Microsoft Dynamics 365'],
  ['Dynamics CRM', 'similar Microsoft Dynamics 365'],
  // Something else: no match is better than a wrong one.
  ['SAP Business One', 'none'],
  ['SAP ECC', 'none'],
  ['SAP CRM', 'none'],
  ['SAP Cloud', 'none'],
  ['SAP HANA', 'none'],
  ['SAP R/3', 'none'],
  ['SAP S/5HANA', 'none'],
  ['Shopware 5', 'none'],
  ['Microsoft Dynamics NAV', 'none'],
  ['Spotify', 'none'],
  ['Jura', 'none'],
  ['CRM', 'none'],
  ['Test', 'none'],
  ['S', 'none'],
  ['', 'none'],
  ['🙂', 'none'],
])('%j: %s', (name, expected) => {
  expect(found(name)).toBe(expected);
});

test('a name counts before an alias, and a whole name before one with something behind it', () => {
  const two = withConnectors([{ name: 'SAP S/4HANA', aliases: ['Hybris'] }, 'Hybris', 'Hybris Live']);
  expect(found('hybris', two)).toBe('exact Hybris');
  expect(found('Hybris live', two)).toBe('exact Hybris Live');
  expect(found('Hybris test', two)).toBe('exact Hybris');
});

test('two that are equally close are none', () => {
  const two = withConnectors(['Contoso One', 'Contoso Ona']);
  expect(found('Contoso Onx', two)).toBe('none');
  expect(found('Contoso On', two)).toBe('none');
  expect(found('Contosso One', two)).toBe('similar Contoso One');
});

test('a letter in a short word makes another product, in a long one a mistake', () => {
  const short = withConnectors(['SAP ECC', 'Microsoft Dynamics AX', 'Sage', 'Workday Core']);
  expect(found('SAP ECM', short)).toBe('none');
  expect(found('Microsoft Dynamics NAV', short)).toBe('none');
  expect(found('Saga', short)).toBe('none');
  expect(found('Workday Cora', short)).toBe('similar Workday Core');
  expect(found('Workdya Core', short)).toBe('similar Workday Core');
});

test('the name of a maker alone does not swallow its products', () => {
  const maker = withConnectors(['SAP']);
  expect(found('SAP', maker)).toBe('exact SAP');
  expect(found('SAP Prod', maker)).toBe('exact SAP');
  expect(found('SAP CRM', maker)).toBe('none');
  expect(found('SAP Business One', maker)).toBe('none');
});

test('packs come from what certainly is meant, each once', () => {
  expect(packsFor(ours, ['hub spot', 'SAP', 'MS Dynamics 365 (test)'])).toEqual(['crm', 'erp']);
  expect(packsFor(ours, ['Hubpsot', 'SAP Business One', 'Dynamics CRM'])).toEqual([]);
  expect(packsFor(ours, [])).toEqual([]);
});

test('while somebody types, what they may mean comes first', () => {
  const names = (typed: string) => suggestConnectors(ours, typed).map(({ name }) => name);
  expect(names('')).toHaveLength(ours.connectors.length);
  expect(names('s')).toEqual([
    'Salesforce',
    'SAP S/4HANA',
    'Shopify',
    'Shopware 6',
    'HubSpot',
    'Jira',
    'Microsoft Dynamics 365',
    'Personio',
    'TestRail',
    'Zendesk',
  ]);
  expect(names('shop')).toEqual(['Shopify', 'Shopware 6']);
  expect(names('s4')).toEqual(['SAP S/4HANA']);
  expect(names('sap s4 h')).toEqual(['SAP S/4HANA']);
  expect(names('hubps')).toEqual(['HubSpot']);
  expect(names('Pipedirve')).toEqual(['Pipedrive']);
  expect(names('365')).toEqual(['Microsoft Dynamics 365']);
  expect(names('nothing like it')).toEqual([]);
});

// ---- Laws ----------------------------------------------------------------------------------------------------------

const word = fc.stringMatching(/^[a-z]{5,9}$/);
const names = fc.uniqueArray(word, { minLength: 1, maxLength: 6 });
const anyText = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }));

test('law: a connector is found by its own name and alias, whatever the case and the marks around', () => {
  fc.assert(
    fc.property(names, fc.constantFrom('', ' ', '-', '. ', '/'), fc.nat(), (list, mark, at) => {
      const organisation = withConnectors(list.map((name) => ({ name, aliases: [`${name}x${name}`] })));
      const name = list[at % list.length] ?? '';
      // "MS" alone stands for Microsoft.
      fc.pre(!name.startsWith('ms'));
      const spread = `${mark}${name.slice(0, 2).toUpperCase()}${mark}${name.slice(2)}${mark}`;
      expect(found(spread, organisation)).toBe(`exact ${name}`);
      expect(found(`${name}X${mark}${name}`, organisation)).toBe(`alias ${name}`);
    }),
  );
});

test('law: one typing mistake in a long word finds the connector or nothing, and never as certain', () => {
  fc.assert(
    fc.property(
      names,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('drop', 'swap', 'add', 'change'),
      (list, at, place, kind) => {
        const organisation = withConnectors(list);
        const name = list[at % list.length] ?? '';
        const here = 1 + (place % (name.length - 2));
        const [before, letter, next, after] = [
          name.slice(0, here),
          name.charAt(here),
          name.charAt(here + 1),
          name.slice(here + 2),
        ];
        const typed = {
          drop: `${before}${next}${after}`,
          swap: `${before}${next}${letter}${after}`,
          add: `${before}${letter}q${next}${after}`,
          change: `${before}q${next}${after}`,
        }[kind];
        fc.pre(!list.includes(typed) && !['test', 'demo'].includes(typed));
        const match = findConnector(organisation, typed);
        if (match === undefined) expect(list.length > 1 || typed.length < 5).toBe(true);
        else expect(match.match).toBe('similar');
      },
    ),
  );
});

test('law: whatever is typed, the answer is one of the catalogue and the same every time', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const again = withConnectors(ours.connectors);
      const match = findConnector(ours, typed);
      expect(findConnector(again, typed)).toEqual(match);
      expect(findConnector(ours, typed)).toBe(match);
      if (match !== undefined) expect(ours.connectors).toContain(match.connector);
      expect(new Set(suggestConnectors(ours, typed)).size).toBe(suggestConnectors(ours, typed).length);
    }),
  );
});

test('law: a word that the catalogue does not know, behind a short alias, is never certain', () => {
  fc.assert(
    fc.property(word, (product) => {
      fc.pre(findConnector(withConnectors(['Acme']), `Acme ${product}`)?.match === 'similar');
      expect(found(`SAP ${product}`)).not.toMatch(/^(exact|alias)/u);
    }),
  );
});

test('what is connected with the most systems and a large catalogue is looked up at once', () => {
  const many = withConnectors(
    Array.from({ length: 500 }, (_, at) => ({
      name: `Vendor ${'abcdefghij'.charAt(at % 10)}${'klmnopqrst'.charAt(Math.floor(at / 10) % 10)} Product ${at}`,
      aliases: [`Product ${at} Cloud`, `VP${at}`],
    })),
  );
  const systems = ['Vendor unknown', 'Vendr ak Product 7', 'VP499', 'Product 12', 'x'.repeat(40)];
  const began = performance.now();
  for (let at = 0; at < 200; at += 1) for (const name of systems) findConnector(many, name);
  expect(performance.now() - began).toBeLessThan(1000);
});
