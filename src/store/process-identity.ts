import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process it is, so that another one can find out later whether it still lives. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Which start of the machine; '' where the system does not say. */
  readonly boot: string;
  /** When the process began, in the system's own count; '' where the system does not say. */
  readonly processStart: string;
}

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  const { pid } = process;
  return { pid, host: hostname(), boot: bootId(), processStart: statusOf(pid)?.start ?? '' };
}

/** Whether a process of this machine still runs; one that only took over the number of a dead one does not count. */
export function isRunning(identity: ProcessIdentity): boolean {
  const boot = bootId();
  if (identity.boot !== '' && boot !== '' && identity.boot !== boot) return false;
  if (!answersToSignals(identity.pid)) return false;
  const status = statusOf(identity.pid);
  if (status === undefined) return true;
  if (status.ended) return false;
  return identity.processStart === '' || identity.processStart === status.start;
}

function answersToSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** State and start time from `/proc`; a killed process stays there as a zombie until its parent has noticed. */
function statusOf(pid: number): { ended: boolean; start: string } | undefined {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const start = fields[19];
  if (state === undefined || start === undefined) return undefined;
  return { ended: state === 'Z' || state === 'X', start };
}

function bootId(): string {
  return textOf('/proc/sys/kernel/random/boot_id').trim();
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
