import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { isUnresolved, type ItemView, itemViews } from '../src/domain/item-view';
import type { Actor, HandOverScope } from '../src/domain/kickoff';
import { mayRun, refuseByRights } from '../src/domain/rights';
import { isRole } from '../src/domain/roles';
import { systemName, systemsInScope } from '../src/domain/scope';
import { LEAD_ROLE, textIn } from '../src/domain/template';
import { ACTION, VIEW } from './ids';
import { itemRef } from './item-ref';
import { ITEM_BLOCK, itemModal, personInputs } from './item-modals';
import { aside, paragraph } from './modal';
import type { ModalContext } from './modal-context';
import { optionText } from './person-option';
import type { Scene } from './scene';
import { plain } from './text';

/** The value of *This question*; the others name a scope. */
const ONE = 'item';

/** Gives a question to somebody else, or everything of a section, of a system or of a role, as far as this person may. */
export function handOverModal(scene: Scene, views: readonly ItemView[], actor: Actor): ModalView {
  const words = scene.words.people.handOver;
  const { title, submit, to, note } = scene.words.modals.handOver;
  const scopes = scopeOptions(scene, views, actor);
  const own = actor.external ? mine(scene, actor).filter(isAsked).length : 0;
  const before = [
    ...(actor.external ? [aside(words.ownOnly(own))] : []),
    ...(scopes.length === 0 ? [] : [whatInput(scene, scopes)]),
  ];
  const inputs = personInputs(scene, to, note, personHint(scene));
  const more = { before, ...(scopes.length === 0 ? {} : { whichHint: words.whichHint }) };
  return itemModal(scene, views, VIEW.handOver, title, submit, inputs, {}, more);
}

/** Asked right after somebody was not sure. In a run through one's questions it goes on with the next one. */
export function whoKnowsModal(scene: Scene, views: readonly ItemView[], context: ModalContext): ModalView {
  const words = scene.words.people.whoKnows;
  const { submit, note } = scene.words.modals.handOver;
  const next = context.mode === 'next';
  const [first] = views;
  const inputs: KnownBlock[] = personInputs(scene, words.to, note, personHint(scene));
  if (next && first !== undefined) inputs.push(nextButton(scene, first));
  return itemModal(scene, views, VIEW.handOver, words.title, submit, inputs, context, {
    close: next ? words.closeNext : words.closeOne,
    before: [paragraph(words.intro)],
  });
}

/** What a submitted modal hands over beside the question itself; undefined for the question alone. */
export function readScope(value: string | undefined): HandOverScope | undefined {
  const [type, id = ''] = value?.split('/', 2) ?? [];
  switch (type) {
    case 'section':
      return { type, section: id };
    case 'system':
      return { type, system: id };
    case 'role':
      return { type, role: id };
    default:
      return undefined;
  }
}

function personHint(scene: Scene): string {
  return `${scene.words.modals.answer.person} ${scene.words.people.contactHint}`;
}

function nextButton(scene: Scene, view: ItemView): KnownBlock {
  const value = itemRef.encode({ kickoffId: scene.kickoff.id, itemId: view.id, revision: view.item.revision });
  const text = plain(scene.words.people.whoKnows.next);
  return { type: 'actions', elements: [{ type: 'button', action_id: ACTION.skipItem, text, value }] };
}

function whatInput(scene: Scene, scopes: readonly PlainTextOption[]): InputBlock {
  const words = scene.words.people.handOver;
  const one: PlainTextOption = { text: plain(words.item), value: ONE };
  return {
    type: 'input',
    block_id: ITEM_BLOCK.what,
    label: plain(words.what),
    hint: plain(words.whatHint),
    element: {
      type: 'static_select',
      action_id: ITEM_BLOCK.what,
      options: [one, ...scopes],
      initial_option: one,
    },
  };
}

/** What is not resolved and may be handed over by this person; follow-ups that are not asked yet go with it. */
function mine(scene: Scene, actor: Actor): ItemView[] {
  return itemViews(scene.template, scene.kickoff).filter((view) => {
    const command = { type: 'HandOver', item: view.id, revision: view.item.revision, to: view.owner } as const;
    return isUnresolved(view) && refuseByRights(scene.kickoff, command, actor, view) === undefined;
  });
}

function isAsked({ state }: ItemView): boolean {
  return state !== 'hidden';
}

/** Everything beyond the question itself; a scope that holds nothing more is left out. */
function scopeOptions(scene: Scene, views: readonly ItemView[], actor: Actor): PlainTextOption[] {
  const [first] = views;
  if (first === undefined) return [];
  const words = scene.words.people.handOver;
  const open = mine(scene, actor);
  const ids = views.map(({ id }) => id);
  const option = (value: string, fits: (view: ItemView) => boolean, label: (n: number) => string) => {
    const found = open.filter(fits);
    return found.every(({ id }) => ids.includes(id))
      ? []
      : [{ text: plain(optionText(label(found.filter(isAsked).length))), value }];
  };
  const { section } = first;
  const systems = first.question.scope === 'system' ? [...new Set(views.map(({ scopeKey }) => scopeKey))] : [];
  return [
    ...option(
      `section/${section.id}`,
      (view) => view.section.id === section.id,
      (n) => words.section(textIn(section.title, scene.language), n),
    ),
    ...systems.flatMap((key) =>
      option(
        `system/${key}`,
        (view) => view.scopeKey === key,
        (n) => words.system(systemName(scene.kickoff.systems, key), n),
      ),
    ),
    ...(mayRun(scene.kickoff, actor) ? roleOptions(scene, views) : []),
  ];
}

/** The role that owns the question, for each system where each has its own; a pair is its hub's. */
function roleOptions(scene: Scene, views: readonly ItemView[]): PlainTextOption[] {
  const { template, kickoff, words } = scene;
  const [first] = views;
  const role = first?.question.role ?? LEAD_ROLE;
  const definition = template.roles[role];
  if (definition === undefined) return [];
  const perSystem = definition.perSystem && first?.scopeKey !== '';
  const systems = perSystem
    ? [...new Set(views.flatMap(({ scopeKey }) => systemsInScope(kickoff.systems, scopeKey)[0] ?? []))]
    : [''];
  return systems.flatMap((system) => {
    const key = system === '' ? role : `${role}@${system}`;
    if (!isRole(template, kickoff.systems, key)) return [];
    const name = system === '' ? '' : systemName(kickoff.systems, system);
    const label = words.modals.settings.owner(textIn(definition.label, scene.language), name);
    return [{ text: plain(optionText(words.people.handOver.role(label))), value: `role/${key}` }];
  });
}
