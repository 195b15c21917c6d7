import { type RequestListener, Server, createServer } from 'node:http';
import type { App } from '@slack/bolt';

/** A bot that receives, or one line that says why it cannot. */
export type Listening =
  | { readonly ok: true; readonly port: number; readonly closeConnections: () => void }
  | { readonly ok: false; readonly code: 'port_not_available'; readonly problem: string };

/** Where to listen. */
export interface ListenAt {
  readonly port: number;
  readonly host?: string;
  /** Answers on the port where Slack does not come to it, which is with Socket Mode. */
  readonly beside?: RequestListener;
}

/** Starts to receive; a port that cannot be had is a line for the operator and not a stack trace. */
export async function listen(app: App, { beside, ...at }: ListenAt): Promise<Listening> {
  const server = beside === undefined ? undefined : createServer(beside);
  try {
    // Bolt opens a port of its own with Socket Mode too, but does not notice when it cannot be had.
    if (server !== undefined) await opened(server, at);
    const started: unknown = await app.start({ ...at });
    return listening(server ?? started, at.port);
  } catch (error) {
    server?.close();
    const problem = problemOf((error as { code?: string }).code, at.port);
    if (problem === undefined) throw error;
    return { ok: false, code: 'port_not_available', problem };
  }
}

function opened(server: Server, at: { readonly port: number; readonly host?: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...at }, resolve);
  });
}

function listening(server: unknown, port: number): Listening {
  if (!(server instanceof Server)) return { ok: true, port, closeConnections: () => undefined };
  const bound = server.address();
  return {
    ok: true,
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    closeConnections: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function problemOf(code: string | undefined, port: number): string | undefined {
  if (code === 'EADDRINUSE') return `PORT ${port} is used by another program: stop it, or set another PORT`;
  return code === 'EACCES' ? `PORT ${port} may not be used by this user: set one above 1023` : undefined;
}
