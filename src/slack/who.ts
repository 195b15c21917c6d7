import { createHash } from 'node:crypto';
import type { Actor, Via } from '../domain/kickoff';
import type { ActionArgs, SlackDeps, SubmissionArgs } from './handlers';

/** Who clicked. People of another organisation have another team than ours; guests of our workspace count like them. */
export function clicker(deps: SlackDeps, body: ActionArgs['body'] | SubmissionArgs['body'], via: Via): Actor {
  const { user } = body;
  return actorOf(deps, user.id, user.team_id, via);
}

/** Somebody who did something, as far as it is known without asking Slack. */
export function actorOf({ bot, people }: SlackDeps, userId: string, teamId: string | undefined, via: Via): Actor {
  const isOfOthers = teamId !== undefined && teamId !== bot.teamId;
  return { userId, external: isOfOthers || people.isKnownGuest(userId), admin: false, via };
}

/** The same person, with whether they administer the workspace; asks Slack unless it was asked a moment ago. */
export async function withAdmin(deps: SlackDeps, actor: Actor): Promise<Actor> {
  if (actor.external) return actor;
  const member = await deps.people.member(actor.userId).catch(() => undefined);
  return { ...actor, admin: member?.admin === true, external: member?.external ?? actor.external };
}

/** Names this click: Slack delivers the same one with the same values, and another one with others. */
export function clickKey(body: ActionArgs['body']): string {
  const [action] = body.actions;
  const where = body.container.type === 'view' ? body.view?.id : body.message?.ts;
  return ['click', body.user.id, where, action?.action_id, action?.action_ts].join(' ');
}

/**
 * Names this submission of a modal. Its hash changes with what the modal shows, not with what is typed, so what was typed
 * counts as well: whoever saves again with another sentence, because the first answer was lost, has said something new.
 */
export function submissionKey(body: SubmissionArgs['body']): string {
  const { id, hash, state } = body.view;
  const typed = createHash('sha256').update(JSON.stringify(state.values)).digest('hex').slice(0, 16);
  return ['view', body.user.id, id, hash, typed].join(' ');
}
