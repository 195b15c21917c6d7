/** The keys under which surfaces are stored; the order of posting is the renderer's. */
export const BOARD = 'board';
export const SUMMARY = 'summary';
/** The block of the board that names everybody whose turn it is. */
export const OWNERS_BLOCK = 'owners';
/** The block of a reply that names the one person whom it is for. */
export const TOLD_BLOCK = 'told';

/** The key of a page of a section's message, pages counted from 1. */
export function sectionKey(sectionId: string, page: number): string {
  return `section:${sectionId}:${page}`;
}

/** The key of a page of facts in the summary's thread, counted from 1. */
export function factsKey(page: number): string {
  return `facts:${page}`;
}

/** What a key stands for. */
export type SurfaceKind =
  | { readonly kind: 'board' }
  | { readonly kind: 'summary' }
  | { readonly kind: 'section'; readonly section: string; readonly page: number }
  | { readonly kind: 'facts'; readonly page: number };

/** Reads a key that one of the functions above has made; undefined for anything else. */
export function surfaceKind(key: string): SurfaceKind | undefined {
  const [kind, one = '', two = ''] = key.split(':');
  switch (kind) {
    case 'board':
    case 'summary':
      return { kind };
    case 'section':
      return { kind, section: one, page: Number(two) };
    case 'facts':
      return { kind, page: Number(one) };
    default:
      return undefined;
  }
}

/** The surface in whose thread this one stands; undefined for those that stand in the channel itself. */
export function parentKey(key: string): string | undefined {
  switch (surfaceKind(key)?.kind) {
    case 'section':
      return BOARD;
    case 'facts':
      return SUMMARY;
    default:
      return undefined;
  }
}
