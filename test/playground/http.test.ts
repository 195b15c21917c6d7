import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '../../playground/protocol';
import { type Scene, openScene } from './scripted-bot';

let scene: Scene;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'page', 'main.js'), 'void 0;');
  await symlink(join(folder, 'secret.txt'), join(folder, 'page', 'link.txt'));
  scene = await openScene({ pageFolder: join(folder, 'page') });
});
afterEach(async () => {
  await scene.stop();
  await rm(folder, { recursive: true });
});

/** A request as raw as node allows: fetch would tidy the path and refuse the Host header. */
function raw(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { port } = new URL(scene.playground.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
const act = (name: string, body: unknown, headers: Record<string, string> = {}) =>
  raw(`/playground/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const hello = { as: 'U0LEAD', channel: 'C0PROJ', text: 'hello' };

test('the page is served with a strict policy and nothing outside its folder', async () => {
  const page = await raw('/?as=U0LEAD');
  expect(page).toMatchObject({ status: 200, text: '<!doctype html>' });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  expect((await raw('/main.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/link.txt',
    '/%00',
    '/missing.js',
    '/%zz',
  ])
    expect([path, (await raw(path)).status]).toEqual([path, 404]);
});

test('acts and snapshots over HTTP are those of the process', async () => {
  expect(JSON.parse((await act('message', hello)).text)).toEqual({ ok: true });
  const snapshot = JSON.parse((await raw('/playground/snapshot?as=U0DEV')).text) as Snapshot;
  expect(snapshot).toEqual(scene.playground.snapshot('U0DEV'));
  expect(JSON.parse((await raw('/playground/snapshot')).text)).toEqual(scene.playground.snapshot('U0LEAD'));
  expect(snapshot.channels[0]?.messages).toMatchObject([{ text: 'hello', user: 'U0LEAD' }]);
  await act('command', { as: 'U0LEAD', channel: 'C0PROJ', command: '/demo', text: '' });
  const log = JSON.parse((await raw('/playground/log')).text) as { deliveries: object[] };
  expect(log.deliveries).toMatchObject([{ kind: 'slash_command', status: 200 }]);
});

test('what is not from this machine or not well formed is refused', async () => {
  expect((await raw('/playground/snapshot?as=U0DEV', { headers: { host: 'evil.test' } })).status).toBe(403);
  expect((await raw('/', { headers: { host: '127.0.0.1.evil.test' } })).status).toBe(403);
  expect((await act('message', hello, { origin: 'https://evil.test' })).status).toBe(403);
  expect((await act('message', hello, { origin: 'null' })).status).toBe(403);
  expect((await act('message', hello, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await act('message', '{')).status).toBe(400);
  expect((await act('message', { as: 'U0LEAD' })).status).toBe(400);
  expect((await act('constructor', {})).status).toBe(404);
  expect((await raw('/playground/message')).status).toBe(405);
  expect((await raw('/playground/snapshot?as=U404')).status).toBe(404);
  expect((await act('message', { ...hello, text: 'x'.repeat(1_000_001) })).status).toBe(413);
  expect(scene.playground.snapshot('U0LEAD').channels[0]?.messages).toEqual([]);
});

test('the stream tells of every change by its version', async () => {
  const { url } = scene.playground;
  const stopped = new AbortController();
  const stream = await fetch(`${url}/playground/stream?as=U0DEV`, { signal: stopped.signal });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  const reader = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  const version = async () => Number(/"version":(\d+)/.exec((await reader.read()).value ?? '')?.[1]);
  const first = await version();
  await act('message', hello);
  expect(await version()).toBeGreaterThan(first);
  stopped.abort();
});
