import type { KnownBlock } from '@slack/types';
import { type Finding, isBlocker } from '../src/domain/findings';
import { itemViews } from '../src/domain/item-view';
import { progressOf } from '../src/domain/progress';
import { type Summary, summaryOf } from '../src/domain/summary';
import { findQuestion, textIn } from '../src/domain/template';
import { findingSentence, systemsTitle } from './answer-text';
import { listUpTo } from './board';
import { LIMIT } from './limits';
import type { Message, Scene } from './scene';
import { countsOf } from './section';
import { escapeText, memberText, momentText, mrkdwn, oneLine, plain, plainLine } from './text';

/** Room for all findings of a summary; what does not fit is counted here and stands in the facts. */
const FINDINGS_UNITS = 5600;
/** A sentence has 200 characters and a few names; this much is never cut in practice. */
const SENTENCE = { graphemes: 600, units: 900 };
const TITLES_UNITS = 400;
const PEOPLE_UNITS = 1200;

/** What stands in the channel when everything is answered, or, while it is not, what is known so far. */
export function summaryMessage(scene: Scene): Message {
  const { common, messages } = scene.words;
  const words = messages.summary;
  const summary = summaryOf(scene.template, scene.kickoff);
  const completed = scene.kickoff.status === 'completed';
  const heading = completed ? common.verdicts[summary.verdict] : words.soFar[summary.verdict];
  const title = systemsTitle(scene);
  const counts = countLine(scene, summary);
  const { listed } = listedFindings(scene, summary.findings);
  const left = summary.findings.length - listed.length;
  const more = scene.kickoff.completedAt === undefined ? words.moreFindingsSoFar : words.moreFindings;
  const paragraphs: string[][] = [
    [escapeText(title), counts, ...statusLines(scene)],
    stillOpen(scene),
    ...severities(scene, summary, listed),
    left > 0 ? [more(left)] : [],
    answeredBy(scene, summary),
  ];
  return {
    text: escapeText(words.text(title, heading, counts)),
    blocks: [
      { type: 'header', block_id: 'verdict', text: plain(plainLine(heading, LIMIT.headerText)) },
      ...paragraphs.filter((lines) => lines.length > 0).flatMap(sections),
      // The thread exists once it was complete; a state so far is shown to one person, without any thread.
      ...(scene.kickoff.completedAt === undefined ? [] : [context(words.facts)]),
    ],
  };
}

/** The findings that the summary has room for, blockers first, each with its lines. */
export function listedFindings(
  scene: Scene,
  findings: readonly Finding[],
): { readonly listed: readonly { readonly finding: Finding; readonly lines: string }[]; readonly all: boolean } {
  const listed: { finding: Finding; lines: string }[] = [];
  let units = 0;
  for (const finding of findings) {
    const lines = findingLines(scene, finding);
    units += lines.length + 1;
    if (units > FINDINGS_UNITS) return { listed, all: false };
    listed.push({ finding, lines });
  }
  return { listed, all: true };
}

/** A finding's sentence and the questions it came from. */
export function findingLines(scene: Scene, finding: Finding): string {
  const sentence = oneLine(findingSentence(scene, finding), SENTENCE).text;
  const titles = finding.rule.questions.flatMap((id) => {
    const question = findQuestion(scene.template, id);
    return question === undefined ? [] : [escapeText(textIn(question.title, scene.language))];
  });
  if (titles.length === 0) return `• ${sentence}`;
  const { from, andMoreQuestions } = scene.words.messages.summary;
  return `• ${sentence}\n${from(listUpTo(TITLES_UNITS, titles, andMoreQuestions))}`;
}

function severities(
  scene: Scene,
  { findings }: Summary,
  listed: readonly { readonly finding: Finding; readonly lines: string }[],
): string[][] {
  const words = scene.words.messages.summary;
  if (findings.length === 0) return scene.kickoff.status === 'completed' ? [[words.noFindings]] : [];
  const blockers = listed.filter(({ finding }) => isBlocker(finding)).map(({ lines }) => lines);
  const risks = listed.filter(({ finding }) => !isBlocker(finding)).map(({ lines }) => lines);
  const blockerCount = findings.filter(isBlocker).length;
  const riskCount = findings.length - blockerCount;
  return [
    blockers.length > 0 ? [words.blockers(blockerCount), ...blockers] : [],
    risks.length > 0 ? [words.risks(riskCount), ...risks] : [],
  ];
}

function countLine(scene: Scene, { answeredBy, leftOut, accepted }: Summary): string {
  const answered = answeredBy.reduce((sum, { count }) => sum + count, 0);
  return scene.words.messages.summary.counts(answered, leftOut.length, accepted.length);
}

function statusLines(scene: Scene): string[] {
  const words = scene.words.messages.summary;
  const { status, completedAt, lead } = scene.kickoff;
  if (status === 'completed' && completedAt !== undefined) {
    return [words.completed(momentText(completedAt), memberText(lead))];
  }
  return [
    ...(completedAt === undefined || status === 'cancelled' ? [] : [words.openAgain(momentText(completedAt))]),
    ...(status === 'paused' || status === 'cancelled' ? [words[status]] : []),
  ];
}

function stillOpen(scene: Scene): string[] {
  const { tally, summary: words } = scene.words.messages;
  const progress = progressOf(itemViews(scene.template, scene.kickoff));
  if (scene.kickoff.status === 'completed' || progress.open + progress.waiting === 0) return [];
  const bySection = progress.sections.flatMap(({ section, tally: { open, waiting } }) => {
    const title = oneLine(textIn(section.title, scene.language), { graphemes: 75, units: 80 }).text;
    return open + waiting === 0 ? [] : [words.bySection(title, open + waiting)];
  });
  return [words.stillOpen(tally(countsOf(progress))), bySection.join(' · ')];
}

function answeredBy(scene: Scene, { answeredBy: people }: Summary): string[] {
  const { summary: words, board } = scene.words.messages;
  if (people.length === 0) return [];
  const parts = people.map(({ userId, count }) => `${memberText(userId)} ${count}`);
  return [words.answeredBy(listUpTo(PEOPLE_UNITS, parts, board.otherOwners))];
}

/** One block while its lines fit into one, else several: lines are never split. */
export function sections(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts[texts.length - 1];
    if (last !== undefined && last.length + line.length < LIMIT.sectionText)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((text) => ({ type: 'section', text: mrkdwn(text), expand: true }));
}

function context(line: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(line)] };
}
