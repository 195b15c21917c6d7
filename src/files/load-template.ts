import { checkTemplate } from '../domain/check-template';
import { type Template, templateSchema } from '../domain/template';
import { type Loaded, loadDataFile } from './load-data-file';

/**
 * Reads a template, so that a mistake in it is found at the start and not in the middle of somebody's kickoff.
 * Gives the template, or one line per problem; it never throws for what stands in the file.
 */
export function loadTemplate(path: string): Loaded<Template> {
  return loadDataFile(path, templateSchema, checkTemplate);
}
