import type { Json } from '../protocol';
import { type ApiDeps, type Args, type Method, ok, refused } from './api';
import { validateView } from './block-kit';
import { isObject } from './block-kit-rules';
import { viewJson } from './payloads';
import { findView, openView, publishHome, pushView, updateView } from './view-stack';
import type { StoredView, World } from './world';

/** The view of a call when Slack would take it, otherwise Slack's answer. */
function readView(
  args: Args,
  type: 'modal' | 'home',
  world: World,
  own?: StoredView,
): { view: Json } | { answer: Json } {
  const { view } = args;
  if (!isObject(view)) return { answer: refused('invalid_arguments', validateView(view)) };
  const problems = validateView(view);
  if (problems.length === 0 && view.type !== type)
    problems.push({
      pointer: '/view/type',
      message: `unsupported type: ${String(view.type)}`,
      code: 'invalid_arguments',
    });
  const [first] = problems;
  if (first) return { answer: refused(first.code, problems) };
  const twin =
    view.external_id === undefined || view.external_id === ''
      ? undefined
      : findView(world, { externalId: view.external_id });
  if (twin && twin !== own) return { answer: refused('duplicate_external_id') };
  return { view };
}

function shown(world: World, view: StoredView): Json {
  return ok({ view: viewJson(world, view) });
}

const open: Method = (args, deps) => {
  const read = readView(args, 'modal', deps.world);
  if ('answer' in read) return read.answer;
  const trigger = deps.triggers.exchange(args.trigger_id);
  if ('error' in trigger) return refused(trigger.error);
  return shown(deps.world, openView(deps.world, trigger.user, read.view));
};

const push: Method = (args, deps) => {
  const read = readView(args, 'modal', deps.world);
  if ('answer' in read) return read.answer;
  const trigger = deps.triggers.exchange(args.trigger_id);
  if ('error' in trigger) return refused(trigger.error);
  if (trigger.viewId === undefined) return refused('invalid_trigger_id');
  const pushed = pushView(deps.world, trigger.user, read.view);
  return 'error' in pushed ? refused(pushed.error) : shown(deps.world, pushed);
};

/** Slack takes an update with a hash only for the view it was made for. */
function outdated(args: Args, view: StoredView): boolean {
  return args.hash !== undefined && args.hash !== '' && args.hash !== view.hash;
}

const update: Method = (args, deps: ApiDeps) => {
  const view = findView(deps.world, { id: args.view_id, externalId: args.external_id });
  if (!view) return refused('not_found');
  const read = readView(args, view.body.type === 'home' ? 'home' : 'modal', deps.world, view);
  if ('answer' in read) return read.answer;
  if (outdated(args, view)) return refused('hash_conflict');
  return shown(deps.world, updateView(deps.world, view, read.view));
};

const publish: Method = (args, { world }) => {
  const user = typeof args.user_id === 'string' ? args.user_id : '';
  const person = world.people.get(user);
  if (!person || person.isBot) return refused('user_not_found');
  const home = world.homes.get(user);
  const read = readView(args, 'home', world, home);
  if ('answer' in read) return read.answer;
  if (home && outdated(args, home)) return refused('hash_conflict');
  return shown(world, publishHome(world, user, read.view));
};

/** Methods about modals and the Home tab. */
export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
