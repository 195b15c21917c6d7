import { Server } from 'node:http';
import type { App } from '@slack/bolt';

/** A server that receives, or one line that says why it cannot. */
export type Listening =
  | { readonly ok: true; readonly port: number; readonly closeConnections: () => void }
  | { readonly ok: false; readonly problem: string };

/** Starts to receive; a port that cannot be had is a line for the operator and not a stack trace. */
export async function listen(app: App, at: { readonly port: number; readonly host?: string }): Promise<Listening> {
  try {
    const server: unknown = await app.start({ ...at });
    if (!(server instanceof Server)) return { ok: true, port: at.port, closeConnections: () => undefined };
    const bound = server.address();
    return {
      ok: true,
      port: typeof bound === 'object' && bound !== null ? bound.port : at.port,
      closeConnections: () => server.closeAllConnections(),
    };
  } catch (error) {
    const problem = problemOf((error as { code?: string }).code, at.port);
    if (problem === undefined) throw error;
    return { ok: false, problem };
  }
}

function problemOf(code: string | undefined, port: number): string | undefined {
  if (code === 'EADDRINUSE') return `PORT ${port} is used by another program: stop it, or set another PORT`;
  return code === 'EACCES' ? `PORT ${port} may not be used by this user: set one above 1023` : undefined;
}
