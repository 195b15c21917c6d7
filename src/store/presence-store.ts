import type { PresenceStore } from '../app/ports';
import type { Database } from './database';

/** Who was in a kickoff's channel, in the database file. */
export function createPresenceStore(db: Database): PresenceStore {
  const seen = db.prepare<{ user_id: string }>('SELECT user_id FROM seen_people WHERE kickoff_id = ? ORDER BY user_id');
  const see = db.prepare('INSERT INTO seen_people (kickoff_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING');
  return {
    seen: async (kickoffId) => seen.all(kickoffId).map((row) => row.user_id),
    async see(kickoffId, userIds) {
      if (userIds.length > 0) db.write(() => userIds.forEach((userId) => see.run(kickoffId, userId)));
    },
  };
}
