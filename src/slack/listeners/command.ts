import {
  helpReply,
  mineReply,
  nothingRunningReply,
  sentenceReply,
  statusReply,
  whichReply,
} from '../../../blocks/replies';
import type { Actor, Kickoff, KickoffStatus } from '../../domain/kickoff';
import { readCommandLine } from '../command-line';
import type { CommandArgs, SlackDeps } from '../handlers';
import { type Operation, boardLink, isOperation, operate } from '../operations';
import { sayPrivately } from '../say';
import { openStart } from '../start';
import { actorOf } from '../who';

/** The slash command. Slack is answered without words; what is said comes through its `response_url`. */
export const COMMAND = '/integration-check';

/** In which states of a kickoff an operation makes sense; where none fits, the person is told what does. */
const FITS: Readonly<Record<Operation, readonly KickoffStatus[]>> = {
  status: ['running', 'paused'],
  mine: ['running', 'paused'],
  summary: ['running', 'paused', 'completed', 'cancelled'],
  history: ['running', 'paused', 'completed', 'cancelled'],
  repost: ['running', 'paused', 'completed'],
  pause: ['running', 'paused'],
  resume: ['paused', 'running'],
  cancel: ['running', 'paused', 'completed'],
  reopen: ['cancelled', 'completed'],
  help: [],
};

export const runCommand = (deps: SlackDeps) => async (args: CommandArgs) => {
  const { ack, command, respond } = args;
  const actor = actorOf(deps, command.user_id, command.team_id, 'command');
  const { name, words } = readCommandLine(command.text);
  const say = deps.words.replies;
  const kickoffs = await deps.useCases.inChannel(command.channel_id);
  if (name !== 'status' && isOperation(name) && FITS[name].length > 0 && kickoffs.length > 0) {
    await operateOnOne(deps, args, actor, name, kickoffs);
    return;
  }
  await ack();
  if (name === 'help' || (name !== '' && name !== 'start' && !isOperation(name))) {
    await sayPrivately(respond, helpReply(deps.words, name === 'help' ? undefined : name));
    return;
  }
  if (command.channel_id.startsWith('D')) {
    if (name === 'start') await sayPrivately(respond, sentenceReply(say.start.inChannel));
    else await tellMine(deps, args, actor);
    return;
  }
  const start = { channelId: command.channel_id, actor, respond, triggerId: command.trigger_id };
  if (name === 'start') {
    await openStart(deps, { ...start, systemNames: words });
    return;
  }
  const unfinished = kickoffs.filter(({ status }) => FITS.status.includes(status));
  if (name === '' && unfinished.length === 0) await openStart(deps, { ...start, systemNames: [] });
  else if (name === '' || name === 'status') await tellStatus(deps, args, actor, unfinished);
  else await sayPrivately(respond, sentenceReply(say.noneToDo.any));
};

/** Does it with the one kickoff of the channel that fits, or asks which is meant. */
async function operateOnOne(
  deps: SlackDeps,
  { ack, command, respond }: CommandArgs,
  actor: Actor,
  name: Operation,
  kickoffs: readonly Kickoff[],
): Promise<void> {
  const [best] = FITS[name];
  const fitting = kickoffs.filter(({ status }) => FITS[name].includes(status));
  // With several, those in the state that the word is meant for come first: "resume" means a paused one.
  const meant = fitting.filter(({ status }) => status === best);
  const candidates = meant.length > 0 ? meant : fitting;
  const [only] = candidates;
  if (only === undefined) {
    await ack();
    const { noneToDo } = deps.words.replies;
    await sayPrivately(respond, sentenceReply(name === 'reopen' ? noneToDo.reopen : noneToDo.any));
  } else if (candidates.length > 1) {
    await ack();
    await sayPrivately(respond, whichReply(candidates, name, deps.words));
  } else {
    await operate(deps, name, only, actor, {
      ack: () => ack(),
      respond,
      triggerId: command.trigger_id,
      channelId: command.channel_id,
      delivery: `command ${command.trigger_id}`,
    });
  }
}

async function tellStatus(
  deps: SlackDeps,
  { command, respond }: CommandArgs,
  actor: Actor,
  kickoffs: readonly Kickoff[],
) {
  if (kickoffs.length === 0) {
    await sayPrivately(respond, nothingRunningReply(deps.words, command.channel_id));
    return;
  }
  const links = await Promise.all(kickoffs.map((kickoff) => boardLink(deps, kickoff)));
  const scenes = kickoffs.map(deps.sceneOf);
  await sayPrivately(respond, statusReply(scenes, actor.userId, links, deps.words, command.channel_id));
}

/** In a direct message the command shows what is one's own, over all kickoffs. */
async function tellMine(deps: SlackDeps, { respond }: CommandArgs, actor: Actor): Promise<void> {
  const own = await deps.useCases.ofMember(actor.userId);
  const scenes = own.map(({ kickoff }) => deps.sceneOf(kickoff));
  await sayPrivately(respond, mineReply(scenes, actor.userId, deps.words));
}
