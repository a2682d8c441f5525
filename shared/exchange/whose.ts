import type { ThingKind } from './things';

/** What several States have by one name, and says whose it is behind that. */
const OF_A_STATE: ReadonlySet<ThingKind> = new Set([
  ...(['answer', 'agency-answer', 'contribution', 'plan'] as const),
  ...(['decision', 'discussion', 'snapshot', 'restatement'] as const),
]);

/** Whether things of a kind say in their titles of which State and day they are. Others may only look so: a law is called as it is. */
export const isOfAState = (kind: ThingKind): boolean => OF_A_STATE.has(kind);

const WHOSE = /^(.+), ([A-Z]{2}) (\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/s;

/**
 * The parts of a title that says behind the name of a thing of which State it is and of which days: answers and plans of several States
 * have one name. Null for any other title, as in receipts of before.
 */
export function whoseIn(
  title: string,
): { readonly name: string; readonly state: string; readonly days: readonly string[] } | null {
  const found = WHOSE.exec(title);
  if (found === null) return null;
  const [, name = '', state = '', ...days] = found;
  return { name, state, days: days.filter((day) => day !== undefined) };
}
