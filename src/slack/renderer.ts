import { createHash } from 'node:crypto';
import { boardMessage } from '../../blocks/board';
import { differencesMessage } from '../../blocks/differences';
import { factsMessages } from '../../blocks/facts';
import { movedMessage } from '../../blocks/moved';
import type { Message, Scene } from '../../blocks/scene';
import { renewedControls, sectionMessage } from '../../blocks/section';
import { sectionPages } from '../../blocks/section-pages';
import { summaryMessage } from '../../blocks/summary';
import { WORDS } from '../../blocks/words/words';
import type { Rendered, SurfaceRenderer } from '../app/ports';
import { BOARD, SUMMARY, factsKey, sectionKey, surfaceKind } from '../app/surface-keys';
import { sectionIsOn, splitItemId } from '../domain/item';
import type { Item, Kickoff } from '../domain/kickoff';
import type { Organisation } from '../domain/organisation';
import type { Language, Section, Template } from '../domain/template';

/** Everything a builder needs to show a kickoff. */
export type SceneOf = (kickoff: Kickoff) => Scene;

/** Makes scenes from the template and the organisation's facts, in one language or else in the kickoff's own. */
export function createSceneOf(template: Template, organisation: Organisation, language?: Language): SceneOf {
  return (kickoff) => {
    const spoken = language ?? kickoff.language;
    return { template, kickoff, organisation, language: spoken, words: WORDS[spoken] };
  };
}

/** Renders every surface with the builders of `blocks/`; the hash tells whether anything a person sees has changed. */
export function createRenderer(template: Template, sceneOf: SceneOf): SurfaceRenderer {
  const sectionsOn = (kickoff: Kickoff) => template.sections.filter((section) => sectionIsOn(kickoff, section));

  function sectionKeys(kickoff: Kickoff, section: Section): string[] {
    return sectionPages(sceneOf(kickoff), section).map((_, at) => sectionKey(section.id, at + 1));
  }

  return {
    keys(kickoff) {
      const sections = sectionsOn(kickoff).flatMap((section) => sectionKeys(kickoff, section));
      if (kickoff.completedAt === undefined) return [BOARD, ...sections];
      const facts = factsMessages(sceneOf(kickoff)).map((_, at) => factsKey(at + 1));
      return [BOARD, ...sections, SUMMARY, ...facts];
    },
    keyOfItem(kickoff, itemId) {
      const { questionId } = splitItemId(itemId);
      const section = sectionsOn(kickoff).find((one) => one.questions.some((question) => question.id === questionId));
      if (section === undefined) return undefined;
      const pages = sectionPages(sceneOf(kickoff), section);
      const page = pages.findIndex((questions) => questions.some((question) => question.id === questionId));
      return sectionKey(section.id, page + 1);
    },
    render(kickoff, key, renewals) {
      return rendered(renewedControls(messageOf(template, sceneOf(kickoff), key), renewals));
    },
    renderRetired(kickoff, link) {
      return rendered(movedMessage(sceneOf(kickoff).words, link));
    },
    renderDifferences(kickoff, changes) {
      const items = changes.flatMap(({ item, from, to, by }) =>
        item === undefined ? [] : [{ item, from: from as Item, to: to as Item, by }],
      );
      const message = differencesMessage(sceneOf(kickoff), items);
      return message === undefined ? undefined : rendered(message);
    },
  };
}

function messageOf(template: Template, scene: Scene, key: string): Message {
  const surface = surfaceKind(key);
  switch (surface?.kind) {
    case 'board':
      return boardMessage(scene);
    case 'summary':
      return summaryMessage(scene);
    case 'facts':
      return found(factsMessages(scene)[surface.page - 1], key);
    case 'section': {
      const section = found(
        template.sections.find(({ id }) => id === surface.section),
        key,
      );
      return sectionMessage(scene, section, surface.page);
    }
    case undefined:
      throw noSurface(key);
  }
}

function found<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw noSurface(key);
  return value;
}

function noSurface(key: string): Error {
  return new Error(`There is no surface ${key}`);
}

function rendered(payload: Message): Rendered {
  return { payload, hash: createHash('sha256').update(JSON.stringify(payload)).digest('base64url') };
}
