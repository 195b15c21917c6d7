import { firstTables } from './0001-first-tables';
import { rowsPeopleChannel } from './0002-rows-people-channel';
import type { Migration } from './migration';

/** Every step in order. */
export const MIGRATIONS: readonly Migration[] = [firstTables, rowsPeopleChannel];

/** The version of the database's shape that this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
