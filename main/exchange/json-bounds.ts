import { PACK_LIMITS } from '../../shared/exchange';
import { AppError } from '../../shared/kernel';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const COMMA = 0x2c;

/** Counts values and depth of a JSON text without building anything, so that a bomb is refused before it is parsed. */
function assertBounded(bytes: Buffer): void {
  let depth = 0;
  let nodes = 1;
  let isInText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === COMMA) nodes += 1;
    else if (OPENING.has(byte)) {
      depth += 1;
      nodes += 1;
    } else if (CLOSING.has(byte)) depth -= 1;
    if (depth > PACK_LIMITS.depth) throw new AppError('pack.limit', { what: 'depth' });
    if (nodes > PACK_LIMITS.nodes) throw new AppError('pack.limit', { what: 'nodes' });
  }
}

/**
 * Parses JSON of a pack.
 *
 * @throws AppError `pack.limit` when it is too deep or too large, `pack.schema` when it is not JSON in UTF-8.
 */
export function parseBounded(bytes: Buffer, name: string): unknown {
  assertBounded(bytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('pack.schema', { at: name }, cause);
  }
}
