import { readFile, realpath } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the page's files: only known types, only from its folder, links out of it included. */
export async function serveFile(folder: string | undefined, path: string, response: ServerResponse): Promise<void> {
  const file = folder === undefined ? undefined : await locate(folder, path);
  const type = file === undefined ? undefined : TYPES[extname(file)];
  if (file === undefined || type === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing here.');
    return;
  }
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(await readFile(file));
}

async function locate(folder: string, path: string): Promise<string | undefined> {
  try {
    const name = decodeURIComponent(path);
    if (name.includes('\0') || name.includes('\\')) return undefined;
    const root = await realpath(folder);
    const file = await realpath(join(root, name.endsWith('/') ? `${name}index.html` : name));
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
