import { findConnector } from '../src/domain/catalogue';
import type { ItemView } from '../src/domain/item-view';
import { type OwnWords, ownWordsIn } from '../src/domain/organisation';
import { choicesOf, type Fact } from '../src/domain/template';
import { scopeName } from './answer-text';
import type { Scene } from './scene';
import { escapeText, linkText, oneLine } from './text';

/** What the organisation knows about a question, as lines of mrkdwn; none where it knows nothing. */
export function organisationFact(scene: Scene, fact: Fact | undefined, systemName: string): string[] {
  const { organisation, words } = scene;
  const say = words.modals.facts;
  const { links, hints, network } = organisation;
  switch (fact) {
    case undefined:
      return [];
    case 'connectors':
      return [connectorLine(scene, systemName)];
    case 'static_ips':
      return [
        ...(network.staticIps.length === 0
          ? []
          : [say.staticIps(network.staticIps.map((ip) => `\`${ip}\``).join(', '))]),
        ...(network.ticket === undefined ? [] : [say.ticket(linkOf(scene, network.ticket))]),
      ];
    case 'field_mapping_template':
      return links.fieldMappingTemplate === undefined
        ? []
        : [say.fieldMapping(linkOf(scene, links.fieldMappingTemplate))];
    case 'best_practices':
      return links.bestPractices === undefined ? [] : [say.bestPractices(linkOf(scene, links.bestPractices))];
    case 'validation_hint':
      return [
        ...(hints.validation === undefined ? [] : [escapeText(ownWordsIn(hints.validation, scene.language))]),
        ...(links.validationTools === undefined ? [] : [linkOf(scene, links.validationTools)]),
      ];
    case 'vault_hint':
      return hints.vault === undefined ? [] : [escapeText(ownWordsIn(hints.vault, scene.language))];
  }
}

/** A link of the organisation, with its title in the reader's language. */
export function linkOf(
  scene: Pick<Scene, 'language'>,
  link: { readonly title: OwnWords; readonly url: string },
): string {
  return linkText(link.url, ownWordsIn(link.title, scene.language));
}

/** Whether the catalogue has a connector for the system, or one that may be meant. */
function connectorLine({ organisation, words }: Scene, systemName: string): string {
  const say = words.modals.facts;
  const found = findConnector(organisation, systemName);
  if (found === undefined) {
    const name = oneLine(systemName, { graphemes: 40, units: 120 }).text;
    return say.notInCatalogue(escapeText(organisation.platform.name), name);
  }
  const { name, since } = found.connector;
  const month = since === undefined ? undefined : words.common.month(since);
  return (found.match === 'similar' ? say.similarConnector : say.connectors)(escapeText(name), month);
}

/** The choice that the catalogue speaks for, while nobody has answered: "yes" where it certainly has the system's connector. */
export function proposedChoice(scene: Scene, view: ItemView): string | undefined {
  const { question, item, state } = view;
  if (question.fact !== 'connectors' || item.answer !== undefined) return undefined;
  if (state !== 'open' && state !== 'waiting') return undefined;
  const found = findConnector(scene.organisation, scopeName(scene, view.scopeKey));
  if (found === undefined || found.match === 'similar') return undefined;
  return choicesOf(question).find(({ id }) => id === 'yes')?.id;
}
