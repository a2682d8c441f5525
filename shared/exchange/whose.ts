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
