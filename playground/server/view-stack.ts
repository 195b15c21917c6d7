import type { Json } from '../protocol';
import { withIds } from './block-walk';
import { keptState } from './element-state';
import { type StoredView, type World, mintId } from './world';

/** Slack keeps at most three modals on top of each other. */
export const STACK_LIMIT = 3;

function create(world: World, user: string, body: Json): StoredView {
  return { id: mintId('V'), user, hash: mintHash(world), body: ready(body), chosen: {}, errors: {} };
}

function mintHash(world: World): string {
  return `${Math.floor(world.now() / 1000)}.${mintId('').slice(0, 8)}`;
}

function ready(body: Json): Json {
  return { ...body, blocks: withIds(Array.isArray(body.blocks) ? body.blocks : []) };
}

/** Opens a modal as the only one of a person. */
export function openView(world: World, user: string, body: Json): StoredView {
  const view = create(world, user, body);
  world.stacks.set(user, [view]);
  world.changed();
  return view;
}

/** Puts a modal on top of a person's others, or says why not. */
export function pushView(world: World, user: string, body: Json): StoredView | { readonly error: string } {
  const stack = world.stacks.get(user) ?? [];
  if (stack.length === 0) return { error: 'not_found' };
  if (stack.length >= STACK_LIMIT) return { error: 'push_limit_reached' };
  const view = create(world, user, body);
  stack.push(view);
  world.changed();
  return view;
}

/** Replaces what a view shows. What was typed stays in inputs whose block_id and action_id are the same as before. */
export function updateView(world: World, view: StoredView, body: Json): StoredView {
  view.body = ready(body);
  view.hash = mintHash(world);
  view.errors = {};
  view.chosen = keptState(view.body.blocks as readonly unknown[], view.chosen);
  world.changed();
  return view;
}

/** Publishes a person's Home tab. */
export function publishHome(world: World, user: string, body: Json): StoredView {
  const known = world.homes.get(user);
  if (known) return updateView(world, known, body);
  const view = create(world, user, body);
  world.homes.set(user, view);
  world.changed();
  return view;
}

/** Closes one view and leaves those under it open. */
export function removeView(world: World, view: StoredView): void {
  const stack = world.stacks.get(view.user) ?? [];
  const rest = stack.filter((one) => one !== view);
  if (rest.length === stack.length) return;
  world.stacks.set(view.user, rest);
  world.changed();
}

/** Closes all modals of a person and tells which were open. */
export function clearViews(world: World, user: string): readonly StoredView[] {
  const stack = world.stacks.get(user) ?? [];
  world.stacks.delete(user);
  if (stack.length > 0) world.changed();
  return stack;
}

/** Finds an open view by Slack's id or by the bot's own. */
export function findView(world: World, wanted: { id?: unknown; externalId?: unknown }): StoredView | undefined {
  const all = [...[...world.stacks.values()].flat(), ...world.homes.values()];
  return all.find((view) =>
    wanted.id !== undefined
      ? view.id === wanted.id
      : wanted.externalId !== undefined && view.body.external_id === wanted.externalId,
  );
}

/** The blocks of a view. */
export function viewBlocks(view: StoredView): readonly Json[] {
  return view.body.blocks as readonly Json[];
}
