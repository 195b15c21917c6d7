import { type Organisation, organisationSchema } from '../domain/organisation';
import { type Loaded, loadDataFile } from './load-data-file';

/**
 * Reads the organisation's own facts: connectors, addresses, links, people, working days.
 * Gives them, or one line per problem; it never throws for what stands in the file.
 */
export function loadOrganisation(path: string): Loaded<Organisation> {
  return loadDataFile(path, organisationSchema, () => []);
}
