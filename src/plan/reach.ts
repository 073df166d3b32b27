import type { Contact } from './plan.ts';
import type { Channel } from './schema-types.ts';

/** The channels over which a voice answers; only a voice that reads the message back counts as reached. */
const BY_VOICE = new Set<Channel['kind']>(['phone', 'short']);

/** Can a contact be called when some things are lost? */
export function canBeCalled(contact: Contact, lost: ReadonlySet<string> = new Set()): boolean {
  return (contact.channels ?? []).some(
    ({ kind, dependsOn }) => BY_VOICE.has(kind) && !(dependsOn ?? []).some((each) => lost.has(each)),
  );
}

/** What every way to a contact stands on; empty where one of them stands on nothing that others need too. */
export function commonGround(contact: Contact): string[] {
  const [first, ...others] = (contact.channels ?? []).map(({ dependsOn }): string[] => dependsOn ?? []);
  return (first ?? []).filter((each) => others.every((other) => other.includes(each)));
}

/** Domains that nobody can own (RFC 2606, RFC 6761). */
const RESERVED = /(?:^|[@.])(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

/** Does a mail address or web address lie in a domain that is kept free for examples? Null where the text is neither. */
export function isReservedAddress({ kind, value }: Channel): boolean | null {
  if (kind === 'email') return value.includes('@') ? RESERVED.test(value) : null;
  if (kind !== 'portal') return null;
  return URL.canParse(value) ? RESERVED.test(new URL(value).hostname) : null;
}
