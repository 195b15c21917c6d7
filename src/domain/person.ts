/** A member of the workspace, or somebody who is only known by name and e-mail (shown, never messaged). */
export type PersonRef =
  | { readonly type: 'member'; readonly userId: string }
  | { readonly type: 'contact'; readonly name: string; readonly email?: string };

/** True when both are the same person: the same member, or the same name and e-mail. */
export function samePerson(one: PersonRef, other: PersonRef): boolean {
  if (one.type === 'member') return other.type === 'member' && one.userId === other.userId;
  return other.type === 'contact' && one.name === other.name && one.email === other.email;
}

/** True when the reference is to that member. */
export function isMember(person: PersonRef, userId: string): boolean {
  return person.type === 'member' && person.userId === userId;
}
