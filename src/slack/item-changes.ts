import type { HistoryEntry } from '../app/ports';
import type { SlackDeps } from './handlers';

/** What happened to an item, oldest first, as far as it concerns everybody: internal notes change nothing that others see. */
export async function changesOf(deps: SlackDeps, kickoffId: string, item: string): Promise<readonly HistoryEntry[]> {
  const entries = await deps.useCases.history(kickoffId, item);
  return entries.filter(({ event }) => event.type !== 'InternalNoteWritten');
}
