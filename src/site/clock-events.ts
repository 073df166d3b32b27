/** A moment that clocks begin with: what it is called, and what is meant by it. */
export interface ClockEvent {
  id: string;
  name: string;
  meaning: string;
}

/** Kept as evidence, though no clock begins with it. */
export const FIRST_SIGN = 'first-sign';

/** The event of 45 CFR 164.408(c) is read off the discovery: nobody has to enter it. */
const READ_OFF: Readonly<Record<string, string>> = { 'calendar-year-end-after-discovery': 'discovery' };

/** In the order in which they come in an incident. */
const EVENTS: readonly (readonly [id: string, name: string, meaning: string])[] = [
  [
    FIRST_SIGN,
    'First sign',
    'The first alert, report or trace of it. No clock starts here: it is evidence of how soon we looked.',
  ],
  ['suspicion', 'Suspicion', 'There are grounds to suspect a breach, not yet to believe in one.'],
  ['reasonable-belief', 'Reasonable belief', 'We reasonably believe that such an incident has happened.'],
  ['belief', 'Belief', 'There are grounds to believe that there was a breach.'],
  [
    'awareness',
    'Awareness, for ourselves',
    'A reasonable degree of certainty, after a short first look, that it happened to what we answer for. No proof is needed.',
  ],
  [
    'awareness-processor',
    'Awareness, as processor',
    "The same certainty about a customer's data, which we hold for the customer. Ask for each customer.",
  ],
  ['officer-knowledge', 'An officer knows', 'An officer of the company learned of it, by whatever way.'],
  ['discovery', 'Discovery', 'The first day and time at which anybody here knew of it, or must have known.'],
  ['classification-major', 'Classified as major', 'The decision that the incident is a major one.'],
  ['determination', 'Determination', 'The decision that it is an incident that must be told.'],
  ['materiality-determination', 'Found material', 'The decision that it is material to investors.'],
  ['extortion-payment', 'Extortion paid', 'The payment left.'],
  ['ransom-payment', 'Ransom paid', 'The payment left.'],
  ['submission-of-initial', 'Initial notification sent', 'When it reached the authority, by its receipt.'],
  ['submission-of-notification', 'Notification sent', 'When it reached the authority, by its receipt.'],
  ['submission-of-intermediate', 'Intermediate report sent', 'The latest one, if it was updated, by its receipt.'],
  ['statement-completed', 'Statement completed', 'The statement for the authority is done.'],
  ['consumers-notified', 'People told', 'The notices to the people concerned left.'],
  ['information-available', 'New information', 'What was missing became known.'],
  ['limit-cannot-be-met', 'A limit cannot be met', 'We see that a report will be late.'],
  ['incident-handled', 'Incident handled', 'The incident is over, after it was still running when a report was due.'],
];
const KNOWN = new Map(EVENTS.map(([id, name, meaning], place) => [id, { id, name, meaning, place }]));

/** The event whose time is entered for a clock that begins with another. */
export function enteredFor(clockStartsAt: string): string {
  return READ_OFF[clockStartsAt] ?? clockStartsAt;
}

/** What an event is called; one that a contract alone has is called by its id. */
export function clockEvent(id: string): ClockEvent {
  const { name, meaning } = KNOWN.get(id) ?? {};
  const own = id.replaceAll('-', ' ');
  return { id, name: name ?? own.charAt(0).toUpperCase() + own.slice(1), meaning: meaning ?? '' };
}

/** Events in the order of an incident, each once; those of contracts alone come last. */
export function inOrder(ids: Iterable<string>): string[] {
  const place = (id: string) => KNOWN.get(id)?.place ?? EVENTS.length;
  return [...new Set(ids)].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
