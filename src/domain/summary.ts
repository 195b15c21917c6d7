import { type Answer, sameValue } from './answer';
import { type Finding, type Verdict, findingsOf, verdictOf } from './findings';
import { isUnsure } from './item';
import { type ItemView, counts, isResolved, itemViews } from './item-view';
import type { Kickoff } from './kickoff';
import type { Question, Section, Template } from './template';

/** One question with its items of all systems or pairs side by side, hidden ones left out. */
export interface SummaryRow {
  readonly question: Question;
  readonly items: readonly ItemView[];
}

/** What is known so far, in the order in which somebody who builds reads it. */
export interface Summary {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly sections: readonly { readonly section: Section; readonly rows: readonly SummaryRow[] }[];
  /** Marked as not applicable, each with its reason. */
  readonly leftOut: readonly ItemView[];
  /** Unsure answers that were accepted as open risks. */
  readonly accepted: readonly ItemView[];
  /** Not resolved yet, optional ones included. */
  readonly open: readonly ItemView[];
  /** Of the open ones, those that hold the kickoff open. */
  readonly openCount: number;
  /** Who answered how many items, most first. */
  readonly answeredBy: readonly { readonly userId: string; readonly count: number }[];
}

/** The content of the summary; the state so far while items are open. */
export function summaryOf(template: Template, kickoff: Kickoff): Summary {
  const shown = itemViews(template, kickoff).filter((view) => view.state !== 'hidden');
  const findings = findingsOf(template, kickoff);
  const open = shown.filter((view) => !isResolved(view));
  return {
    verdict: verdictOf(findings),
    findings,
    sections: groupBySection(shown),
    leftOut: shown.filter((view) => view.state === 'not_applicable'),
    accepted: shown.filter((view) => view.state === 'answered' && isUnsure(view.question, view.item)),
    open,
    openCount: open.filter(counts).length,
    answeredBy: countAnswers(shown),
  };
}

/** The items that differ between two states of a kickoff, as a person would see it: state, answer, note, reason or wait. */
export function differences(
  template: Template,
  before: Kickoff,
  after: Kickoff,
): { before: ItemView; after: ItemView }[] {
  const earlier = new Map(itemViews(template, before).map((view) => [view.id, view]));
  return itemViews(template, after).flatMap((view) => {
    const old = earlier.get(view.id);
    return old === undefined || looksTheSame(old, view) ? [] : [{ before: old, after: view }];
  });
}

/** Who said it, when, and who owns the item makes no difference; nor does what a hidden item once said. */
function looksTheSame({ state, item: one }: ItemView, after: ItemView): boolean {
  const { item: other } = after;
  if (state !== after.state) return false;
  switch (state) {
    case 'hidden':
      return true;
    case 'not_applicable':
      return one.notApplicable?.reason === other.notApplicable?.reason;
    case 'waiting':
      return one.waiting?.on === other.waiting?.on && one.waiting?.until === other.waiting?.until;
    case 'open':
    case 'answered':
      return sameAnswer(one.answer, other.answer);
  }
}

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sameValue(one.value, other.value) && (one.note ?? '') === (other.note ?? '');
}

/** Groups items by section and question, in the order they come. */
export function groupBySection(views: readonly ItemView[]): { section: Section; rows: SummaryRow[] }[] {
  const sections = [...new Set(views.map((view) => view.section))];
  return sections.map((section) => {
    const inSection = views.filter((view) => view.section === section);
    const questions = [...new Set(inSection.map((view) => view.question))];
    const rows = questions.map((question) => ({
      question,
      items: inSection.filter((view) => view.question === question),
    }));
    return { section, rows };
  });
}

function countAnswers(views: readonly ItemView[]): { userId: string; count: number }[] {
  const counted = new Map<string, number>();
  for (const view of views) {
    const by = view.state === 'answered' ? view.item.answer?.by : undefined;
    if (by !== undefined) counted.set(by, (counted.get(by) ?? 0) + 1);
  }
  return [...counted].map(([userId, count]) => ({ userId, count })).sort((one, other) => other.count - one.count);
}
