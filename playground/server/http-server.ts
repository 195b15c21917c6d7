import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Snapshot } from '../protocol';
import type { ApiCalls } from './api-calls';
import type { Courier } from './delivery';
import { BadRequestError, parseObject, readArgs, readBody } from './http-body';
import { REQUESTS } from './requests';
import type { ResponseUrls } from './response-urls';
import { LINK_PATH, type SocketHub } from './sockets';
import { serveFile } from './static-files';

/** What the page can do; the same functions that tests call in process. */
export type Acts = { readonly [Name in keyof typeof REQUESTS]: (request: never) => Promise<unknown> };

/** What the HTTP server stands in front of. */
export interface Routes {
  readonly apiCalls: ApiCalls;
  readonly responseUrls: ResponseUrls;
  readonly courier: Courier;
  /** Takes the connections of Socket Mode. */
  readonly sockets?: SocketHub | undefined;
  readonly acts: Acts;
  readonly snapshot: (as: string) => Snapshot | undefined;
  /** Who is looked through when nobody is named. */
  readonly firstPerson: string;
  readonly version: () => number;
  readonly onChange: (listener: () => void) => () => void;
  readonly pageFolder?: string | undefined;
}

const PAGE_LIMIT = 1_000_000;
const API_LIMIT = 4_000_000;
const LOG_SHOWN = 200;
const SECURITY = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Only names of this machine: a web page elsewhere must not reach the playground under a name of its own. */
function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}

/** Who looks: the person in `?as=`, otherwise the first of the workspace. */
function viewer(routes: Routes, url: URL): { as: string; snapshot: Snapshot } {
  const as = url.searchParams.get('as') ?? routes.firstPerson;
  const snapshot = routes.snapshot(as);
  if (!snapshot) throw new BadRequestError(404, `there is no person "${as}"`);
  return { as, snapshot };
}

async function answerApi(routes: Routes, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const method = url.pathname.slice('/api/'.length);
  const text = await readBody(request, API_LIMIT);
  const { token, ...args } = readArgs(request.headers['content-type'] ?? '', text, url.searchParams);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const reply = await routes.apiCalls.answer(method, args, bearer ?? (typeof token === 'string' ? token : undefined));
  if (reply.drop) request.socket.destroy();
  else sendJson(response, reply.status, reply.body, { ...reply.headers });
}

async function answerResponseUrl(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const body = parseObject(await readBody(request, API_LIMIT));
  const answer = routes.responseUrls.use(id, body);
  response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.body);
}

function stream(routes: Routes, request: IncomingMessage, response: ServerResponse, url: URL): void {
  viewer(routes, url);
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  let told = 0;
  let planned = false;
  const tell = () => {
    planned = false;
    if (routes.version() === told) return;
    told = routes.version();
    response.write(`data: ${JSON.stringify({ version: told })}\n\n`);
  };
  tell();
  const forget = routes.onChange(() => {
    if (!planned) setImmediate(tell);
    planned = true;
  });
  const beat = setInterval(() => response.write(': still here\n\n'), 15_000).unref();
  request.on('close', () => {
    forget();
    clearInterval(beat);
  });
}

async function performAct(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  if (!Object.hasOwn(REQUESTS, name)) throw new BadRequestError(404, 'there is no such act');
  if (request.method !== 'POST') throw new BadRequestError(405, 'use POST');
  const { origin } = request.headers;
  if (origin !== undefined && !isLocal(URL.canParse(origin) ? new URL(origin).host : undefined))
    throw new BadRequestError(403, 'not from another site');
  if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
    throw new BadRequestError(415, 'send application/json');
  const act = name as keyof typeof REQUESTS;
  const parsed = REQUESTS[act].safeParse(parseObject(await readBody(request, PAGE_LIMIT)));
  if (!parsed.success)
    throw new BadRequestError(
      400,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  sendJson(response, 200, await routes.acts[act](parsed.data as never));
}

async function route(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const { pathname } = url;
  if (pathname.startsWith('/api/')) return answerApi(routes, request, response, url);
  if (pathname.startsWith('/response/'))
    return answerResponseUrl(routes, request, response, pathname.slice('/response/'.length));
  if (!isLocal(request.headers.host)) throw new BadRequestError(403, 'only from this machine');
  for (const [name, value] of Object.entries(SECURITY)) response.setHeader(name, value);
  if (pathname === '/playground/snapshot') return sendJson(response, 200, viewer(routes, url).snapshot);
  if (pathname === '/playground/stream') return stream(routes, request, response, url);
  if (pathname === '/playground/log')
    return sendJson(response, 200, {
      calls: routes.apiCalls.calls().slice(-LOG_SHOWN),
      deliveries: routes.courier.deliveries().slice(-LOG_SHOWN),
    });
  if (pathname.startsWith('/playground/'))
    return performAct(routes, request, response, pathname.slice('/playground/'.length));
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new BadRequestError(405, 'use GET');
  return serveFile(routes.pageFolder, pathname, response);
}

/** Lets a connection of Socket Mode in, and nothing else. */
function upgrade(routes: Routes, request: IncomingMessage, socket: Duplex, head: Buffer<ArrayBuffer>): void {
  const isLink = isLocal(request.headers.host) && (request.url ?? '').startsWith(LINK_PATH);
  if (isLink && routes.sockets?.accept(request, socket, head)) return;
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

/** Listens on this machine only and routes to the Web API, the response_urls, the people's acts and the page. */
export async function listen(routes: Routes, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    route(routes, request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const status = error instanceof BadRequestError ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      sendJson(response, status, { ok: false, error: message }, status === 413 ? { connection: 'close' } : {});
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer<ArrayBuffer>) =>
    upgrade(routes, request, socket, head),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
