import type { ActionRequest, Json, OptionsAnswer, OptionsRequest, Performed, ViewState } from '../protocol';
import { type Stage, DONE, acknowledged, actor, failed } from './acts';
import { validateSuggestions } from './block-kit';
import { isObject, itemsOf } from './block-kit-rules';
import { type Placed, findElement } from './block-walk';
import { chosenField, chosenValue, impossibleChoice, keptState, stateValues } from './element-state';
import { channelRef, envelope, messageJson, viewJson } from './payloads';
import { findView, viewBlocks } from './view-stack';
import {
  type StoredChannel,
  type StoredMessage,
  type StoredPerson,
  type StoredView,
  mintTs,
  seesMessage,
} from './world';

/** A click, possibly by a client that still shows an older rendering. */
export interface ActionAct extends ActionRequest {
  /** The blocks that the slow client shows; the click is checked against these instead of the live ones. */
  readonly stale?: { readonly blocks: readonly Json[] };
}

/** Where an act takes place: in a message of a channel or in a view. */
type Place =
  | {
      readonly kind: 'message';
      readonly channel: StoredChannel;
      readonly message: StoredMessage;
      readonly blocks: readonly Json[];
    }
  | { readonly kind: 'view'; readonly view: StoredView; readonly blocks: readonly Json[] };

/** Finds the place of an act, or the sentence why this person cannot act there. */
function placeOf(stage: Stage, person: StoredPerson, at: OptionsRequest | ActionAct): Place | string {
  const { world } = stage;
  const stale = 'stale' in at ? at.stale.blocks : undefined;
  if (at.viewId !== undefined) {
    const view = findView(world, { id: at.viewId });
    if (view?.user !== person.id) return 'This view is not open.';
    const top = world.stacks.get(person.id)?.at(-1);
    if (view !== top && view !== world.homes.get(person.id)) return 'Another view lies on top of this one.';
    return { kind: 'view', view, blocks: stale ?? viewBlocks(view) };
  }
  const channel = at.channel === undefined ? undefined : world.channels.get(at.channel);
  if (!channel || at.ts === undefined) return 'This message is not there.';
  const live = channel.messages.get(at.ts);
  const message = live ?? (stale ? ghost(stage, channel, at.ts) : undefined);
  if (!message || !seesMessage(person.id, channel, message)) return 'This message is not there.';
  if (channel.archived) return 'This channel is archived.';
  return {
    kind: 'message',
    channel,
    message: stale ? { ...message, blocks: stale } : message,
    blocks: stale ?? message.blocks,
  };
}

/** A message that is gone but still stands on a slow client's screen. */
function ghost(stage: Stage, channel: StoredChannel, ts: string): StoredMessage {
  const user = stage.world.seed.bot.userId;
  return {
    channel: channel.id,
    ts,
    user,
    text: '',
    blocks: [],
    pinned: false,
    reactions: new Set(),
    replyCount: 0,
    chosen: new Map(),
  };
}

function containerOf(place: Place): Json {
  if (place.kind === 'view') return { type: 'view', view_id: place.view.id };
  const { channel, message } = place;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: message.ephemeralFor !== undefined,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** Where it happened, in the words of a payload. An ephemeral message is not repeated, as in Slack. */
function surroundings(stage: Stage, place: Place): Json {
  if (place.kind === 'view') return { view: viewJson(stage.world, place.view) };
  const { channel, message } = place;
  return {
    channel: channelRef(channel),
    ...(message.ephemeralFor === undefined ? { message: messageJson(stage.world, channel, message) } : {}),
  };
}

/** Somebody clicks a button or chooses something. */
export async function performAction(stage: Stage, request: ActionAct): Promise<Performed> {
  const { world } = stage;
  const person = actor(world, request.as);
  if (!person) return failed('There is no such person.');
  const place = placeOf(stage, person, request);
  if (typeof place === 'string') return failed(place);
  const placed = findElement(place.blocks, request.blockId, request.actionId);
  if (!placed) return failed('This control is not there any more.');
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true)
    return failed('This input does not dispatch an action.');
  const chosen = request.chosen ?? {};
  const impossible = impossibleChoice(placed, chosen);
  if (impossible !== undefined) return failed(impossible);

  const state = remember(place, person, request, placed, chosen);
  const delivery = await stage.courier.send('block_actions', {
    ...envelope(world, 'block_actions', person),
    container: containerOf(place),
    trigger_id: stage.triggers.issue({ user: person.id, ...(place.kind === 'view' ? { viewId: place.view.id } : {}) }),
    ...surroundings(stage, place),
    ...(place.kind === 'message' ? { state: { values: state } } : {}),
    ...(place.kind === 'message'
      ? {
          response_url: stage.responseUrls.issue({
            user: person.id,
            channel: place.channel.id,
            messageTs: place.message.ts,
          }),
        }
      : {}),
    actions: [actionJson(stage, placed, chosen)],
  });
  return acknowledged(delivery) ? DONE : failed('The app did not answer. Try again?');
}

/** Keeps what was chosen where the client would keep it and returns the state that goes out. */
function remember(
  place: Place,
  person: StoredPerson,
  request: ActionAct,
  { element }: Placed,
  chosen: Json,
): ViewState {
  const field = chosenField(element);
  const own: ViewState = field === undefined ? {} : { [request.blockId]: { [request.actionId]: chosen } };
  if (place.kind === 'view') {
    place.view.chosen = keptState(place.blocks, place.view.chosen, request.state, own);
    return place.view.chosen;
  }
  const { chosen: memory } = place.message;
  const kept = { ...memory.get(person.id), ...keptState(place.blocks, memory.get(person.id), request.state, own) };
  memory.set(person.id, kept);
  return stateValues(place.blocks, kept);
}

/** The acted-on element as payloads carry it: what it is and what was chosen, without its menu. */
function actionJson(stage: Stage, { block, element }: Placed, chosen: Json): Json {
  const kept = Object.entries(element).filter(([name]) => name !== 'options' && name !== 'option_groups');
  return {
    ...Object.fromEntries(kept),
    block_id: block.block_id,
    ...(chosenField(element) === undefined ? {} : chosenValue(element, chosen)),
    action_ts: mintTs(stage.world, stage.world.clicks),
  };
}

/** Somebody types into an external select, and the bot is asked what it offers. */
export async function searchOptions(stage: Stage, request: OptionsRequest): Promise<OptionsAnswer> {
  const { world } = stage;
  const no = (error: string): OptionsAnswer => ({ ok: false, error, options: [] });
  const person = actor(world, request.as);
  if (!person) return no('There is no such person.');
  const place = placeOf(stage, person, request);
  if (typeof place === 'string') return no(place);
  const placed = findElement(place.blocks, request.blockId, request.actionId);
  if (!placed || !String(placed.element.type).endsWith('external_select'))
    return no('This control is not there any more.');
  const least = placed.element.min_query_length ?? 3;
  if (typeof least === 'number' && request.query.length < least) return { ok: true, options: [] };
  const delivery = await stage.courier.send('block_suggestion', {
    ...envelope(world, 'block_suggestion', person),
    container: containerOf(place),
    ...surroundings(stage, place),
    block_id: request.blockId,
    action_id: request.actionId,
    value: request.query,
  });
  if (!acknowledged(delivery)) return no('Result not loaded.');
  let answer: unknown;
  try {
    answer = JSON.parse(delivery.responseBody);
  } catch {
    return no('Result not loaded: the answer is not JSON.');
  }
  const [problem] = validateSuggestions(answer);
  if (problem) return no(`Result not loaded: ${problem.message} (${problem.pointer}).`);
  return { ok: true, options: offered(answer) };
}

function offered(answer: unknown): readonly Json[] {
  if (!isObject(answer)) return [];
  const groups = answer.option_groups === undefined ? [answer] : itemsOf(answer.option_groups).filter(isObject);
  return groups.flatMap((group) => itemsOf(group.options)).filter(isObject);
}
