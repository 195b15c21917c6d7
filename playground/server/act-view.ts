import type { CloseRequest, Json, Performed, SubmitRequest } from '../protocol';
import { DONE, type Stage, TROUBLE, acknowledged, actor, failed } from './acts';
import { type Problem, problemMessage, validateView } from './block-kit';
import { isObject } from './block-kit-rules';
import { blockIdsOf, elementsOf } from './block-walk';
import { keptState, stateValues } from './element-state';
import { envelope, viewJson } from './payloads';
import { clearViews, findView, pushView, removeView, updateView, viewBlocks } from './view-stack';
import type { StoredView } from './world';
import { submissionErrors } from './view-checks';

/** Somebody presses a modal's submit button. */
export async function submitView(stage: Stage, request: SubmitRequest): Promise<Performed> {
  const { world } = stage;
  const person = actor(world, request.as);
  const view = findView(world, { id: request.viewId });
  if (!person || view?.user !== person.id) return failed('This view is not open.');
  if (world.stacks.get(person.id)?.at(-1) !== view) return failed('Another view lies on top of this one.');
  if (view.body.submit === undefined) return failed('This view has nothing to submit.');

  const blocks = viewBlocks(view);
  view.chosen = keptState(blocks, view.chosen, request.state);
  view.errors = submissionErrors(blocks, stateValues(blocks, view.chosen));
  world.changed();
  if (Object.keys(view.errors).length > 0) return failed('Some fields need another look.');

  const delivery = await stage.courier.send('view_submission', {
    // The submitter's own workspace, which is not the one that installed the app when the submitter is external.
    ...envelope(world, 'view_submission', person, person.teamId),
    trigger_id: stage.triggers.issue({ user: person.id, viewId: view.id }),
    view: viewJson(world, view),
    response_urls: responseUrls(stage, view),
  });
  if (!acknowledged(delivery)) return failed(TROUBLE);
  return applyAnswer(stage, view, delivery.responseBody);
}

function responseUrls(stage: Stage, view: StoredView): Json[] {
  const values = stateValues(viewBlocks(view), view.chosen);
  return elementsOf(viewBlocks(view)).flatMap(({ block, element }) => {
    if (element.response_url_enabled !== true) return [];
    const state = values[String(block.block_id)]?.[String(element.action_id)];
    const channel = state?.selected_conversation ?? state?.selected_channel;
    if (typeof channel !== 'string') return [];
    const response_url = stage.responseUrls.issue({ user: view.user, channel });
    return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url }];
  });
}

/** Does what the bot answered to a submission. */
function applyAnswer(stage: Stage, view: StoredView, text: string): Performed {
  const { world } = stage;
  const answer = text.trim() === '' ? {} : parse(text);
  if (!isObject(answer)) return trouble('the answer is not JSON');
  switch (answer.response_action) {
    case undefined:
      if (Object.keys(answer).length > 0) return trouble('the answer has no response_action');
      removeView(world, view);
      return DONE;
    case 'clear':
      clearViews(world, view.user);
      return DONE;
    case 'errors':
      return showErrors(stage, view, answer.errors);
    case 'update':
    case 'push': {
      const problems = modalProblems(answer.view);
      if (problems.length > 0 || !isObject(answer.view)) return trouble(problems.map(problemMessage).join('; '));
      if (answer.response_action === 'update') {
        updateView(world, view, answer.view);
        return DONE;
      }
      const pushed = pushView(world, view.user, answer.view);
      return 'error' in pushed ? trouble(pushed.error) : DONE;
    }
    default:
      return trouble(`response_action "${String(answer.response_action)}" is unknown`);
  }
}

/** A person reads Slack's sentence; whoever builds the bot also reads why. */
function trouble(why: string): Performed {
  return failed(`${TROUBLE} (${why})`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function modalProblems(view: unknown): readonly Problem[] {
  const problems = validateView(view);
  if (problems.length === 0 && isObject(view) && view.type !== 'modal')
    return [{ pointer: '/view/type', message: 'unsupported type: home', code: 'invalid_arguments' }];
  return problems;
}

function showErrors(stage: Stage, view: StoredView, errors: unknown): Performed {
  if (!isObject(errors) || Object.keys(errors).length === 0) return trouble('errors are missing');
  const inputs = new Set(blockIdsOf(viewBlocks(view).filter((block) => block.type === 'input')));
  for (const [blockId, sentence] of Object.entries(errors)) {
    if (!inputs.has(blockId)) return trouble(`there is no input block "${blockId}"`);
    if (typeof sentence !== 'string' || sentence === '') return trouble(`the error at "${blockId}" is not a sentence`);
  }
  view.errors = errors as Readonly<Record<string, string>>;
  stage.world.changed();
  return failed('Some fields need another look.');
}

/** Somebody closes a modal with its close button. */
export async function closeView(stage: Stage, request: CloseRequest): Promise<Performed> {
  const { world } = stage;
  const person = actor(world, request.as);
  const view = findView(world, { id: request.viewId });
  if (!person || view?.user !== person.id) return failed('This view is not open.');
  const stack = world.stacks.get(person.id) ?? [];
  if (stack.at(-1) !== view) return failed('Another view lies on top of this one.');
  const cleared = view.body.clear_on_close === true;
  const closing = (cleared ? [...stack].reverse() : [view]).filter((one) => one.body.notify_on_close === true);
  const payloads = closing.map((one) => ({
    ...envelope(world, 'view_closed', person, person.teamId),
    view: viewJson(world, one),
    is_cleared: cleared,
  }));
  if (cleared) clearViews(world, person.id);
  else removeView(world, view);
  // The modal is gone whatever the bot answers.
  for (const payload of payloads) await stage.courier.send('view_closed', payload);
  return DONE;
}
