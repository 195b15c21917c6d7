import { evaluate, type Facts } from './condition';
import { isUnsure } from './item';
import { itemViews } from './item-view';
import type { Kickoff } from './kickoff';
import { scopeKeys } from './scope';
import type { FindingRule, Template } from './template';

export type Severity = 'blocker' | 'risk';

/** A blocker or a risk that the answers mean together. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: Severity;
  /** The system or pair it is about; '' for the kickoff as a whole. */
  readonly scopeKey: string;
  /** The accepted unsure item it is about, for that kind of rule. */
  readonly item?: string;
}

/** What the answers say so far about starting to build. */
export type Verdict = 'not_ready' | 'ready_with_risks' | 'ready';

/** Everything the template's rules find in the answers: blockers first, then in the template's order. */
export function findingsOf(template: Template, kickoff: Kickoff): Finding[] {
  const facts: Facts = { template, kickoff, shown: new Map() };
  const found = template.findings.flatMap((rule) =>
    rule.each === 'accepted_unsure' ? acceptedUnsure(rule, facts) : firing(rule, facts),
  );
  return [...found.filter(isBlocker), ...found.filter((finding) => !isBlocker(finding))];
}

/** Not ready with a blocker, ready with risks with a risk, else ready. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(isBlocker)) return 'not_ready';
  return findings.length > 0 ? 'ready_with_risks' : 'ready';
}

/** Must be solved before anybody builds. */
export function isBlocker(finding: Finding): boolean {
  return finding.severity === 'blocker';
}

function firing(rule: FindingRule, facts: Facts): Finding[] {
  const { when, blockerWhen } = rule;
  if (rule.each === 'accepted_unsure' || when === undefined) return [];
  return scopeKeys(facts.kickoff.systems, rule.each)
    .filter((scopeKey) => evaluate(facts, when, scopeKey) === true)
    .map((scopeKey) => {
      const blocks = blockerWhen !== undefined && evaluate(facts, blockerWhen, scopeKey) === true;
      return { rule, severity: blocks ? 'blocker' : rule.severity, scopeKey };
    });
}

function acceptedUnsure(rule: FindingRule, { template, kickoff }: Facts): Finding[] {
  return itemViews(template, kickoff)
    .filter((view) => view.state === 'answered' && isUnsure(view.question, view.item))
    .map((view) => ({ rule, severity: rule.severity, scopeKey: view.scopeKey, item: view.id }));
}
