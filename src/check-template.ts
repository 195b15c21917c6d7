import { loadTemplate } from './files/load-template';

/**
 * The command behind `npm run templates:check -- FILE`, for whoever changes a template. Says that the file is fine, or
 * what is wrong with it, one line per problem.
 * Gives the exit code: 0 fine, 1 problems, 2 called the wrong way.
 */
export function checkTemplateFile(args: readonly string[], print: (line: string) => void): number {
  const [path, ...others] = args;
  if (path === undefined || path.startsWith('-') || others.length > 0) {
    print('Usage: npm run templates:check -- FILE');
    print('Checks a template, such as data/templates/integration-kickoff.yaml.');
    return 2;
  }
  const loaded = loadTemplate(path);
  if (!loaded.ok) {
    for (const problem of loaded.problems) print(problem);
    print(counted(loaded.problems.length, 'problem'));
    return 1;
  }
  const { sections, findings } = loaded.value;
  const questions = sections.flatMap((section) => section.questions);
  const found = `${counted(questions.length, 'question')} in ${counted(sections.length, 'section')}`;
  print(`${path}: fine: ${found}, ${counted(findings.length, 'finding')}`);
  return 0;
}

function counted(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

if (require.main === module) {
  process.exitCode = checkTemplateFile(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
}
