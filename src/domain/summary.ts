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
