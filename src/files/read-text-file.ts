import { readFileSync, statSync } from 'node:fs';

const MAX_BYTES = 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'found no such file',
  ENOTDIR: 'found no such file',
  EACCES: 'found a file that this user may not read',
  EPERM: 'found a file that this user may not read',
  ELOOP: 'found links that lead in a circle',
};

/** The text of a file, or why there is none. */
export type FileText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** Reads a small UTF-8 text file. Whatever is in the way (missing, a directory, too big, not text) becomes a sentence. */
export function readTextFile(path: string): FileText {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return refused('found a directory');
    if (!stats.isFile()) return refused('found something that is not a file');
    if (stats.size > MAX_BYTES)
      return refused(`found ${stats.size} bytes`, `a YAML file of at most ${MAX_BYTES} bytes`);
    const bytes = readFileSync(path);
    // The decoder drops a byte order mark.
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return refused('found bytes that are not UTF-8', 'a YAML file saved as UTF-8');
    }
    return refused(REASONS[code] ?? `could not read it (${code})`);
  }
}

function refused(found: string, expected = 'a YAML file'): FileText {
  return { ok: false, message: `${found}, expected ${expected}` };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
