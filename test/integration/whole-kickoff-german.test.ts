import { WORDS } from '../../blocks/words/words';
import type { Message, View } from '../../playground/protocol';
import { LIFECYCLE_ACTIONS } from '../../src/domain/lifecycle';
import { type Question, choicesOf, findQuestion } from '../../src/domain/template';
import { TEMPLATE } from '../support/kickoffs';
import { type GivenAnswer, type Person, createPerson, visibleText } from '../support/person';
import { HUBSPOT, HUBSPOT_FACTS, type ProductFacts, SAP, SAP_FACTS, TOGETHER } from '../support/products';
import { until } from '../support/until';
import { ADMIN, CHANNEL, CUSTOMER, DEVELOPER, LEAD, type Workspace, openWorkspace } from '../support/workspace';

// The same kickoff of the same two products, in German and through Socket Mode; the tests are its chapters, in this order.
let workspace: Workspace;
let lead: Person;
let developer: Person;
let admin: Person;
let customer: Person;
beforeAll(async () => {
  workspace = await openWorkspace({ mode: 'socket', locale: 'de-DE', language: 'de' });
  const person = (id: string) => createPerson(workspace.playground, id, WORDS.de);
  [lead, developer, admin, customer] = [person(LEAD), person(DEVELOPER), person(ADMIN), person(CUSTOMER)];
});
afterAll(() => workspace.stop());

const PAIR = `${HUBSPOT} ↔ ${SAP}`;
const questions = TEMPLATE.sections.flatMap((section) => section.questions);

function questionOf(id: string): Question {
  const question = findQuestion(TEMPLATE, id);
  if (question === undefined) throw new Error(`There is no question ${id}`);
  return question;
}
const titleOf = (id: string): string => questionOf(id).title.de;

/** What is known about the products, with the labels of the choices in German; everything else is the products' own. */
function inGerman(question: Question, given: GivenAnswer): GivenAnswer {
  const action = (said: string) => LIFECYCLE_ACTIONS.find((one) => WORDS.en.lifecycle.actions[one] === said);
  const label = (said: string) => {
    const found = question.answer.kind === 'lifecycle' ? action(said) : undefined;
    if (found !== undefined) return WORDS.de.lifecycle.actions[found];
    return choicesOf(question).find((choice) => named(choice.label.en) === said)?.label.de ?? said;
  };
  const named = (words: string) => words.replaceAll('{a}', HUBSPOT).replaceAll('{b}', SAP);
  const translated = (said: string) => named(label(said));
  const { answer } = given;
  return { ...given, answer: typeof answer === 'string' ? translated(answer) : answer.map(translated) };
}

/** Undefined where the question does not apply to these products. */
function factOf(id: string, system: string | undefined): GivenAnswer | undefined {
  const facts: ProductFacts = { ...TOGETHER, ...(system === SAP ? SAP_FACTS : HUBSPOT_FACTS), ...TOGETHER };
  // What HubSpot's facts give to all systems is open only where somebody was faster with the other one.
  const given = facts[id] ?? HUBSPOT_FACTS[id];
  if (given === undefined) return undefined;
  const { forAll: _, ...one } = given;
  return inGerman(questionOf(id), one);
}

/** The question and the system that a modal asks about. */
function askedIn(modal: View): { question: Question; system: string | undefined } {
  const words = visibleText(modal);
  const question = questions.find(({ title }) => words.includes(`*${title.de}*`));
  if (question === undefined) throw new Error(`The modal asks for nothing known: ${words}`);
  const [where = ''] = words.split('\n');
  const system = [SAP, HUBSPOT].find((name) => where.endsWith(` · ${name}`));
  return { question, system };
}

async function boardSays(...words: string[]): Promise<string> {
  return until(`the board says "${words.join('", "')}"`, async () => {
    const said = visibleText(await lead.board(CHANNEL));
    return words.every((word) => said.includes(word)) && said;
  });
}

/** One's questions one after the other in one modal; what is in `skipped` is left for later. Says which were asked. */
async function answersAll(person: Person, skipped: readonly string[] = []): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const modal = await until('the next question', () => person.openModal());
    if (modal.title === 'Alles erledigt' || modal.title === 'Das war es fürs Erste') return asked;
    const { question, system } = askedIn(modal);
    asked.push(question.id);
    if (skipped.includes(question.id)) {
      const isRows = question.answer.kind === 'rows';
      await person.clickInModal(isRows ? 'Weiter, noch unvollständig' : 'Vorerst überspringen');
      await until('something else', () => person.openModal()?.hash !== modal.hash);
      continue;
    }
    const given = factOf(question.id, system);
    if (given === undefined) {
      await person.clickInModal('Trifft nicht zu');
      await person.modal('Trifft nicht zu');
      await person.submit({ 'Warum trifft es nicht zu?': 'Beträge und Versionen spielen hier keine Rolle.' });
    } else if (modal.callbackId === 'rows') {
      await person.pastesRows(given.answer);
    } else {
      const done = await person.submit(person.inputsFor(given));
      if (!done.ok) throw new Error(`${question.id} was refused: ${JSON.stringify(person.openModal()?.errors)}`);
    }
    await until('something else', () => person.openModal()?.hash !== modal.hash || person.openModal()?.id !== modal.id);
  }
}

describe('der Start', () => {
  test('ein Befehl, ein Modal mit drei Feldern, und alles steht auf Deutsch da', async () => {
    expect(await lead.command(CHANNEL, '')).toEqual({ ok: true });
    const modal = await lead.modal('Kickoff starten');
    expect(modal.blocks.filter((block) => block['type'] === 'input')).toHaveLength(3);
    await lead.submit({
      'Welche Systeme sollen verbunden werden?': [HUBSPOT, SAP],
      'Bis wann sollen alle Antworten da sein?': '2027-01-29',
    });
    await boardSays(`Projektleitung: <@${LEAD}> · fertig bis 29. Januar 2027`, 'CRM: Kontakte und Firmen');
    await lead.question(CHANNEL, titleOf('lifecycle'));
    expect((await lead.board(CHANNEL, PAIR)).pinned).toBe(true);
    expect(workspace.playground.openSockets()).toBe(2);
  });

  test('wer was beantwortet, und was vor dem Go-live gefragt wird', async () => {
    await lead.click(await lead.board(CHANNEL), 'Team und Einstellungen');
    await lead.modal('Team und Einstellungen');
    const saved = await lead.submit({
      [`Systemverantwortung: ${HUBSPOT}`]: 'dan',
      [`Systemverantwortung: ${SAP}`]: 'chris',
      'Außerdem fragen nach': ['Vor dem Go-live'],
    });
    expect(saved).toEqual({ ok: true });
    await boardSays('Vor dem Go-live: ');
    await lead.question(CHANNEL, titleOf('test.system'), SAP, `offen · <@${CUSTOMER}>`);
  });
});

describe('wer es weiß', () => {
  test('der Katalog schlägt vor, ein Klick bestätigt', async () => {
    const { text } = await lead.question(CHANNEL, titleOf('platform.present'));
    expect(text).toContain(`${HUBSPOT} ist seit April 2021 in unserem Katalog: bitte bestätigen.`);
    await lead.answer(CHANNEL, titleOf('platform.present'), { answer: 'Ja' }, HUBSPOT);
    await lead.answer(CHANNEL, titleOf('platform.present'), { answer: 'Nein' }, SAP);
    await lead.question(CHANNEL, titleOf('platform.present'), `• ${HUBSPOT}: Ja — von <@${LEAD}>`);
  });

  test('ein ganzer Abschnitt geht mit einem Wort an Ada; sie erfährt es einmal und antwortet von dort aus', async () => {
    const title = titleOf('privacy.personal');
    const { message } = await lead.question(CHANNEL, title);
    await lead.choose(message, '…', 'Übergeben…', title);
    await lead.modal('Übergeben');
    const [whole = ''] = (await offeredScopes(lead)).filter((option) => option.startsWith('Alles Offene in '));
    const note = 'Weißt du das aus dem letzten Projekt?';
    await lead.submit({ 'Was?': whole, 'Wer soll stattdessen antworten?': 'ada', 'Ein Wort dazu': note });
    await lead.question(CHANNEL, title, `offen · <@${ADMIN}>`);
    const told = await until('Ada is told', () => directMessages(ADMIN).at(-1));
    expect(visibleText(told)).toContain(`übergeben von <@${LEAD}>`);
    expect(visibleText(told)).toContain(note);
    await admin.click(told, 'Der Reihe nach beantworten');
    expect(await answersAll(admin)).toEqual([
      'privacy.personal',
      'privacy.deletion',
      'privacy.retention',
      'privacy.dpa',
    ]);
    await admin.closeModal();
    expect(directMessages(ADMIN)).toHaveLength(1);
    await boardSays('Risiko: Der Auftragsverarbeitungsvertrag');
  });

  test('wer unsicher ist, wird gefragt, wer es wissen könnte; die Projektleitung akzeptiert es als Risiko', async () => {
    const title = titleOf('sync.webhooks');
    await customer.answer(CHANNEL, title, { answer: 'Unklar' }, SAP);
    await customer.modal('Wer könnte es wissen?');
    await customer.submit({ 'Wer könnte es wissen?': 'dan', 'Ein Wort dazu': 'Dan kennt die Events.' });
    await lead.question(CHANNEL, title, `• ${SAP}: Unklar — wer weiß es? · <@${DEVELOPER}>`);
    await until('Dan is told', () => directMessages(DEVELOPER).some((one) => visibleText(one).includes('Dan kennt')));
    const { message, controls } = await lead.question(CHANNEL, title);
    const accept = controls.find((label) => label.endsWith(': Als Risiko akzeptieren')) ?? '';
    await lead.click(message, accept, title);
    await lead.question(CHANNEL, title, `• ${SAP}: Unklar, als Risiko akzeptiert von <@${LEAD}>`);
  });

  test('wer wartet, sagt auf wen und bis wann', async () => {
    const title = titleOf('access.roles');
    const { message } = await lead.question(CHANNEL, title);
    await lead.choose(message, '…', 'Warten auf…', title);
    await lead.modal('Warten auf…');
    await lead.submit({
      'Wofür?': [SAP],
      'Auf wen oder worauf wird gewartet?': 'das Berechtigungsteam',
      'Bis wann?': '2027-01-08',
    });
    await lead.question(CHANNEL, title, `• ${SAP}: wartet auf das Berechtigungsteam bis 8. Januar 2027`);
    await boardSays('*Gewartet wird auf*');
  });
});

describe('Zeilen und Matrix', () => {
  const objects = titleOf('sync.objects');

  test('Zeilen stehen sofort da, einzeln oder eingefügt', async () => {
    await lead.openQuestion(CHANNEL, objects);
    await lead.clickInModal('Zeile hinzufügen');
    await lead.modal('Zeilen hinzufügen');
    await lead.submit({ [`Objekt in ${HUBSPOT}`]: 'Company', [`Objekt in ${SAP}`]: 'Geschäftspartner' });
    await until('the row is saved', () => visibleText(lead.openModal() ?? { blocks: [] }).includes('Gespeichert:'));
    await lead.closeModal();
    await lead.clickInModal('Zeilen einfügen');
    await lead.modal('Zeilen einfügen');
    const lines = `Contact; Ansprechperson; n:1; ${HUBSPOT}\nDeal; Kundenauftrag; vielleicht; ${SAP}`;
    await lead.submit({ 'Zeilen, untereinander': lines });
    const left = await until('one line is left', () => {
      const words = visibleText(lead.openModal() ?? { blocks: [] });
      return words.includes('1 Zeile gespeichert.') && words;
    });
    expect(left).toContain('Zeile 2: Deal; Kundenauftrag; vielleicht');
    await lead.submit({ 'Zeilen, untereinander': `Deal; Kundenauftrag; 1:n; ${SAP}` });
    await lead.modal();
    await until('the list is back', () => lead.openModal()?.submit === 'Liste ist vollständig');
    await lead.submit({});
    await lead.question(CHANNEL, objects, '3 Zeilen', `von <@${LEAD}>`);
  });

  test('für jede Richtung, in die Daten fließen, wird gesagt, was geschieht', async () => {
    await lead.answer(CHANNEL, titleOf('sync.direction'), { answer: 'Beide Richtungen' });
    const title = titleOf('lifecycle');
    await lead.openQuestion(CHANNEL, title);
    await lead.submit(lead.inputsFor(factOf('lifecycle', undefined) ?? { answer: '' }));
    const { text } = await lead.question(CHANNEL, title, `von <@${LEAD}>`);
    for (const word of ['angelegt', 'geändert', 'gelöscht']) expect(text).toContain(word);
  });
});

describe('der Rest', () => {
  test('ein Paket geht weg und kommt wieder, und mit ihm jede Antwort', async () => {
    const title = titleOf('crm.contacts');
    await lead.answer(CHANNEL, title, { answer: 'An der E-Mail-Adresse' });
    await lead.question(CHANNEL, title, 'An der E-Mail-Adresse — von');
    await switchPacks([]);
    await until('the pack is gone', () => !lead.messages(CHANNEL).some((one) => visibleText(one).includes(title)));
    await switchPacks(['CRM: Kontakte und Firmen']);
    await lead.question(CHANNEL, title, `An der E-Mail-Adresse — von <@${LEAD}>`);
    await switchPacks([]);
  });

  test('alle beantworten ihre Fragen der Reihe nach', async () => {
    for (const person of [customer, developer, lead]) {
      await person.click(await person.board(CHANNEL), 'Nächste beantworten');
      await answersAll(person);
      await person.closeModal();
    }
    // Was wartet, wird nicht gefragt: Die Antwort kommt, wenn sie da ist.
    expect(await boardSays('1 wartet')).toContain('das Berechtigungsteam');
    await lead.answer(CHANNEL, titleOf('access.roles'), { answer: 'Nur vereinbart' }, SAP);
  });

  test('mit der letzten Antwort kommt die Zusammenfassung', async () => {
    const summary = await lead.sees(CHANNEL, '*Beantwortet von*', `Projektleitung: <@${LEAD}>`);
    const words = visibleText(summary);
    expect(words).toContain('*3 Risiken*, im Blick zu behalten');
    expect(words).toContain(`• Das weiß noch niemand: „${titleOf('sync.webhooks')} (${SAP})“`);
    const facts = await until('the facts are there', () => {
      const found = lead.messages(CHANNEL).filter(({ threadTs }) => threadTs === summary.ts);
      const all = found.map((message) => visibleText(message)).join('\n');
      return all.includes('Als Risiko akzeptiert') && !all.includes('von –') && all;
    });
    for (const part of ['Kundenauftrag', 'Ansprechperson', titleOf('sync.objects')]) expect(facts).toContain(part);
  });
});

describe('die ganze Zeit', () => {
  test('stand nichts auf Englisch da', () => {
    const english = questions
      .map(({ title }) => title.en)
      .filter((title) => !questions.some((one) => one.title.de === title));
    const seen = [lead, developer, admin, customer].flatMap((person) => person.messages(CHANNEL).map(visibleText));
    for (const text of [...seen, ...directMessages(ADMIN).map(visibleText)]) {
      expect(english.filter((title) => text.includes(title))).toEqual([]);
      // What the products' vendors say is English all the same; what we say is not.
      expect(text).not.toMatch(
        /\bby <@|: open\b|not applicable: |[Ww]aiting for|as a risk|Whose turn|Answer…|Choose…/u,
      );
    }
  });

  test('wurde niemand ungefragt erwähnt, und Slack hat nichts abgelehnt', () => {
    const calls = workspace.playground.calls();
    const posts = calls.filter(({ method, args }) => method === 'chat.postMessage' && args['channel'] === CHANNEL);
    const [board, ...others] = posts;
    expect(JSON.stringify(board?.args).match(/<@U/gu)).toHaveLength(1);
    expect(others.filter(({ args }) => /<@[UW]|<!(?:here|channel|everyone)/u.test(JSON.stringify(args)))).toEqual([]);
    expect(calls.filter(({ response }) => response['ok'] !== true)).toEqual([]);
    expect(workspace.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 40)).toEqual([]);
  });
});

/** What the modal offers to hand over. */
async function offeredScopes(person: Person): Promise<readonly string[]> {
  const modal = await person.modal();
  const block = modal.blocks.find((one) => visibleText({ blocks: [one] }).includes('Alles Offene'));
  const element = block?.['element'] as { options?: { text: { text: string } }[] } | undefined;
  return (element?.options ?? []).map(({ text }) => text.text);
}

async function switchPacks(on: readonly string[]): Promise<void> {
  await lead.click(await lead.board(CHANNEL), 'Team und Einstellungen');
  await lead.modal('Team und Einstellungen');
  expect(await lead.submit({ Fragenpakete: on })).toEqual({ ok: true });
}

/** What the bot wrote to this person alone, as a direct message. */
function directMessages(userId: string): Message[] {
  const { channels } = workspace.playground.snapshot(userId);
  return channels.filter(({ kind }) => kind === 'dm').flatMap(({ messages }) => messages);
}
