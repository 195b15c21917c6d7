import type { Organisation } from '../src/domain/organisation';
import type { Fact } from '../src/domain/template';
import type { Scene } from './scene';
import { escapeText, linkText, oneLine } from './text';

/** What the organisation knows about a question, as lines of mrkdwn; none where it knows nothing. */
export function organisationFact(scene: Scene, fact: Fact | undefined, systemName: string): string[] {
  const { organisation, words } = scene;
  const say = words.modals.facts;
  const { links, hints, network, platform } = organisation;
  switch (fact) {
    case undefined:
      return [];
    case 'connectors': {
      const connector = findConnector(organisation, systemName);
      return [
        connector === undefined
          ? say.notInCatalogue(escapeText(platform.name), oneLine(systemName, { graphemes: 40, units: 120 }).text)
          : say.connectors(escapeText(platform.name), escapeText(connector.name), connector.since),
      ];
    }
    case 'static_ips':
      return [
        ...(network.staticIps.length === 0
          ? []
          : [say.staticIps(network.staticIps.map((ip) => `\`${ip}\``).join(', '))]),
        ...(network.ticket === undefined ? [] : [say.ticket(linkText(network.ticket.url, network.ticket.title))]),
      ];
    case 'field_mapping_template':
      return links.fieldMappingTemplate === undefined
        ? []
        : [say.fieldMapping(linkText(links.fieldMappingTemplate.url, links.fieldMappingTemplate.title))];
    case 'best_practices':
      return links.bestPractices === undefined
        ? []
        : [say.bestPractices(linkText(links.bestPractices.url, links.bestPractices.title))];
    case 'validation_hint':
      return [
        ...(hints.validation === undefined ? [] : [escapeText(hints.validation)]),
        ...(links.validationTools === undefined
          ? []
          : [linkText(links.validationTools.url, links.validationTools.title)]),
      ];
    case 'vault_hint':
      return hints.vault === undefined ? [] : [escapeText(hints.vault)];
  }
}

/** The organisation's connector for a system, found by name or alias whatever the case. */
export function findConnector(
  organisation: Organisation,
  name: string,
): Organisation['connectors'][number] | undefined {
  const wanted = name.trim().toLocaleLowerCase('en');
  return organisation.connectors.find((connector) =>
    [connector.name, ...connector.aliases].some((known) => known.toLocaleLowerCase('en') === wanted),
  );
}
