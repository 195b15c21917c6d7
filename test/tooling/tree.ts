import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** A small project of its own, so that a tool can be shown mistakes that this one does not contain. */
export interface Tree {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Copies files of this project to the same place. */
  borrow(...names: string[]): void;
  remove(): void;
}

export function createTree(): Tree {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'tooling-')));
  const place = (name: string) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  return {
    path,
    write(files) {
      for (const [name, text] of Object.entries(files)) writeFileSync(place(name), text);
    },
    borrow(...names) {
      for (const name of names) copyFileSync(join(ROOT, name), place(name));
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Runs a script with Node in a folder and answers what it said. */
export function runNode(
  cwd: string,
  script: string,
  args: readonly string[] = [],
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  return { status, stdout, stderr };
}
