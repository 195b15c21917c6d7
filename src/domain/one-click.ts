import type { AnswerValue } from './answer';
import { type Question, choicesOf } from './template';

/** The answer that choosing this choice alone gives; undefined where a required detail (or another form) must be asked for first. */
export function oneClickAnswer(question: Question, choiceId: string): AnswerValue | undefined {
  const { kind } = question.answer;
  const choice = choicesOf(question).find((one) => one.id === choiceId);
  if (choice === undefined || choice.detail?.need === 'required') return undefined;
  return kind === 'choices' ? { kind, choices: [choice.id] } : { kind: 'choice', choice: choice.id };
}

/** Can this question be answered without opening a modal? */
export function hasOneClickAnswer(question: Question): boolean {
  return choicesOf(question).some((choice) => oneClickAnswer(question, choice.id) !== undefined);
}
