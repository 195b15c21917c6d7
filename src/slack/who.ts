import type { Actor, Via } from '../domain/kickoff';
import type { ActionArgs, Bot, SlackDeps, SubmissionArgs } from './handlers';

/** Who clicked. People of another organisation have another team than ours. */
export function clicker(bot: Bot, body: ActionArgs['body'] | SubmissionArgs['body'], via: Via): Actor {
  const { user } = body;
  const teamId = user.team_id ?? bot.teamId;
  return { userId: user.id, external: teamId !== bot.teamId, admin: false, via };
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

/** Names this submission of a modal: a modal is submitted again with another hash after it was changed. */
export function submissionKey(body: SubmissionArgs['body']): string {
  return ['view', body.user.id, body.view.id, body.view.hash].join(' ');
}
