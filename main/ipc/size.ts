// The longest honest input is an answer's text (20,000 characters) with a long quote and its rectangles.
const LIMIT = 400_000;
/** Calls that name the things of a pack one by one: it holds a hundred thousand at most, each named by about as many letters as a line. */
export const LIMIT_OF_PACKS = 12_000_000;
const MAX_DEPTH = 20;

/**
 * Whether an input is small and shallow enough to be looked at closer. Walks the value and stops as soon as the limit
 * (about 400,000 characters or members where no other is given, 20 levels) is passed, so a giant input costs no more than an allowed one.
 */
export function isSmallEnough(value: unknown, limit: number = LIMIT): boolean {
  let cost = 0;
  const stack: [value: unknown, depth: number][] = [[value, 0]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [current, depth] = top;
    if (depth > MAX_DEPTH) return false;
    if (typeof current === 'string') cost += current.length;
    else if (Array.isArray(current)) {
      cost += current.length;
      if (cost > limit) return false;
      for (const member of current) stack.push([member, depth + 1]);
    } else if (ArrayBuffer.isView(current) || current instanceof ArrayBuffer) {
      // No call takes bytes.
      return false;
    } else if (typeof current === 'object' && current !== null) {
      for (const [key, member] of Object.entries(current)) {
        cost += key.length + 1;
        stack.push([member, depth + 1]);
      }
    } else cost += 1;
    if (cost > limit) return false;
  }
  return true;
}
