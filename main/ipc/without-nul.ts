function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(hasNul);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNul);
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '');
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, strip(each)]));
}

/**
 * An input without NUL characters. Nobody types them, damaged fonts of PDFs bring them along, and SQLite takes a text to end at the
 * first one: a name of nothing else would pass for a name here and be none there. The input must be small enough to be walked.
 */
export function withoutNul(input: unknown): unknown {
  return hasNul(input) ? strip(input) : input;
}
