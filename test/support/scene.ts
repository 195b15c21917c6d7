import { type Person, createPerson } from './person';
import {
  ADMIN,
  CHANNEL,
  CUSTOMER,
  CUSTOMER_COLLEAGUE,
  DEVELOPER,
  LEAD,
  type Workspace,
  type WorkspaceOptions,
  openWorkspace,
} from './workspace';

/** Everybody of a test, in a workspace of its own that is opened before each test and stopped after it. */
export interface TestScene {
  readonly workspace: Workspace;
  readonly lead: Person;
  readonly developer: Person;
  readonly admin: Person;
  readonly customer: Person;
  /** Another person of the customer's organisation. */
  readonly colleague: Person;
}

/** Sets the scene for the tests of a file: a workspace with the bot, its people and, where systems are named, a kickoff that the lead started. */
export function scene(systems: readonly string[] = [], options: WorkspaceOptions = {}): TestScene {
  let open: Workspace | undefined;
  const workspace = current(() => {
    if (open === undefined) throw new Error('The workspace is open only while a test runs');
    return open;
  });
  const person = (userId: string): Person => current(() => createPerson(workspace.playground, userId));
  const lead = person(LEAD);
  beforeEach(async () => {
    open = await openWorkspace(options);
    if (systems.length > 0) await lead.starts(CHANNEL, ...systems);
  });
  afterEach(async () => {
    await open?.stop();
    open = undefined;
  });
  return {
    workspace,
    lead,
    developer: person(DEVELOPER),
    admin: person(ADMIN),
    customer: person(CUSTOMER),
    colleague: person(CUSTOMER_COLLEAGUE),
  };
}

/** Stands for what is there at the moment, so that a test can name it before it is. */
function current<T extends object>(get: () => T): T {
  return new Proxy({} as T, { get: (_, name) => Reflect.get(get(), name) as unknown });
}
