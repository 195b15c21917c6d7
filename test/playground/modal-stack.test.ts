import { type Answer, type Scene, errorOf, openScene } from './scripted-bot';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.stop());

const plain = (text: string) => ({ type: 'plain_text', text });
const field = (id: string, more: object = {}) => ({
  type: 'input',
  block_id: id,
  optional: true,
  label: plain(id),
  element: { type: 'plain_text_input', action_id: `${id}.value`, ...more },
});
const button = {
  type: 'actions',
  block_id: 'b',
  elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
};
const view = (title: string, blocks: readonly object[] = [field('words'), button]) =>
  ({ type: 'modal', title: plain(title), submit: plain('Go'), blocks }) as never;
const typed = (words: string) => ({ words: { 'words.value': { type: 'plain_text_input', value: words } } });
const views = () => scene.playground.snapshot('U0LEAD').views;
const titles = () => views().map(({ title }) => title);
const top = () => views().at(-1)?.id ?? '';
const trigger = () => String(scene.heard.at(-1)?.trigger_id);

async function open(): Promise<string> {
  await scene.playground.command({ as: 'U0LEAD', channel: 'C0PROJ', command: '/demo', text: '' });
  await scene.client.views.open({ trigger_id: trigger(), view: view('First') });
  return top();
}
const click = (words: string) =>
  scene.playground.action({ as: 'U0LEAD', viewId: top(), blockId: 'b', actionId: 'more', state: typed(words) });
const submit = (words: string, ...answers: Answer[]) => {
  scene.answers.push(...answers);
  return scene.playground.submit({ as: 'U0LEAD', viewId: top(), state: typed(words) });
};
const close = () => scene.playground.close({ as: 'U0LEAD', viewId: top() });

test('a view that a click pushed is closed, and what was typed below is still there', async () => {
  const first = await open();
  await click('half a sentence');
  await scene.client.views.push({ trigger_id: trigger(), view: view('Second') });
  expect(titles()).toEqual(['First', 'Second']);
  expect(await close()).toEqual({ ok: true });
  expect(views()).toMatchObject([{ id: first, state: typed('half a sentence') }]);
  await scene.playground.submit({ as: 'U0LEAD', viewId: first, state: {} });
  expect(scene.heard.at(-1)).toMatchObject({ view: { state: { values: typed('half a sentence') } } });
});

test('a submission may push, and the limit of three holds for it too', async () => {
  await open();
  const push = (title: string) => ({ body: { response_action: 'push', view: view(title) } });
  expect(await submit('one', push('Second'))).toEqual({ ok: true });
  expect(await submit('two', push('Third'))).toEqual({ ok: true });
  expect((await submit('three', push('Fourth'))).error).toContain('push_limit_reached');
  await click('three');
  expect(await errorOf(scene.client.views.push({ trigger_id: trigger(), view: view('Fourth') }))).toBe(
    'push_limit_reached',
  );
  await close();
  expect(views().map(({ state }) => state)).toEqual([typed('one'), typed('two')]);
});

test('a submission may update its view, mark fields, clear the stack, or close its view alone', async () => {
  await open();
  await submit('one', { body: { response_action: 'push', view: view('Second') } });
  await submit('two', { body: { response_action: 'update', view: view('Second again') } });
  expect(views()[1]).toMatchObject({ title: 'Second again', state: typed('two') });
  await submit('two', { body: { response_action: 'errors', errors: { words: 'No.' } } });
  expect(views()[1]).toMatchObject({ errors: { words: 'No.' }, state: typed('two') });
  await submit('three');
  expect(titles()).toEqual(['First']);
  await submit('one', { body: { response_action: 'push', view: view('Second') } });
  await submit('two', { body: { response_action: 'clear' } });
  expect(views()).toEqual([]);
});

test('a view below the top is updated by its id and keeps what was typed under the same ids', async () => {
  const first = await open();
  await submit('kept', { body: { response_action: 'push', view: view('Second') } });
  const next = [field('words'), field('other', { initial_value: 'new' }), button];
  const updated = await scene.client.views.update({ view_id: first, view: view('First again', next) });
  expect(updated.view?.id).toBe(first);
  expect(titles()).toEqual(['First again', 'Second']);
  await close();
  expect(views()[0]?.state).toMatchObject({ ...typed('kept'), other: { 'other.value': { value: 'new' } } });
  await scene.client.views.update({ view_id: first, view: view('Other ids', [field('elsewhere')]) });
  expect(views()[0]?.state).toEqual({ elsewhere: { 'elsewhere.value': { type: 'plain_text_input', value: null } } });
});
