/** A stretch of text that stands on both sides, only on the former, or only on the later. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Largest table of a single comparison, in cells of two bytes; what is larger is compared by sentences first. */
const LARGEST_TABLE = 4_000_000;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function cut(text: string, by: Intl.Segmenter): string[] {
  return Array.from(by.segment(text), ({ segment }) => segment);
}

/**
 * What changed from one text to another, word by word, also in scripts without spaces: the longest common sequence of words. Both
 * texts are taken in NFC. The parts `same` and `removed` joined give the former text, `same` and `added` the later one.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const former = before.normalize('NFC');
  const later = after.normalize('NFC');
  const fine = diffTokens(cut(former, words), cut(later, words));
  if (fine !== null) return readable(fine);
  const coarse = diffTokens(cut(former, sentences), cut(later, sentences));
  return readable(coarse === null ? replaced(former, later) : coarse.flatMap(refined(coarse)));
}

/** Goes into the words of sentences that were replaced by others. */
function refined(parts: readonly DiffPart[]): (part: DiffPart, at: number) => readonly DiffPart[] {
  return (part, at) => {
    const next = parts[at + 1];
    if (part.kind === 'removed' && next?.kind === 'added') {
      return diffTokens(cut(part.text, words), cut(next.text, words)) ?? replaced(part.text, next.text);
    }
    return part.kind === 'added' && parts[at - 1]?.kind === 'removed' ? [] : [part];
  };
}

function replaced(former: string, later: string): readonly DiffPart[] {
  return joined([
    { kind: 'removed', text: former },
    { kind: 'added', text: later },
  ]);
}

/** Null when the table would be too large. */
function diffTokens(former: readonly string[], later: readonly string[]): readonly DiffPart[] | null {
  let start = 0;
  while (start < former.length && start < later.length && former[start] === later[start]) start += 1;
  let end = 0;
  const shorter = Math.min(former.length, later.length) - start;
  while (end < shorter && former[former.length - 1 - end] === later[later.length - 1 - end]) end += 1;
  const middle = longestCommon(
    former.slice(start, former.length - end),
    later.slice(start, later.length - end),
  );
  if (middle === null) return null;
  const same = (tokens: readonly string[]): DiffPart[] => tokens.map((text) => ({ kind: 'same', text }));
  return joined([...same(former.slice(0, start)), ...middle, ...same(former.slice(former.length - end))]);
}

function longestCommon(former: readonly string[], later: readonly string[]): DiffPart[] | null {
  const [height, width] = [former.length, later.length + 1];
  if ((height + 1) * width > LARGEST_TABLE) return null;
  // lengths[i * width + j]: longest common sequence of former from i on and later from j on.
  const lengths = new Uint16Array((height + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 2; j >= 0; j -= 1) {
      lengths[i * width + j] =
        former[i] === later[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < height || j < width - 1) {
    const [one, other] = [former[i], later[j]];
    if (one !== undefined && one === other) {
      parts.push({ kind: 'same', text: one });
      i += 1;
      j += 1;
    } else if (other === undefined || (one !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: one ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: other });
      j += 1;
    }
  }
  return parts;
}

/** Neighbouring changes as one removal followed by one addition; neighbouring sameness as one part. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let same = '';
  let removed = '';
  let added = '';
  const close = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of parts) {
    if (kind === 'same') {
      close();
      same += text;
      continue;
    }
    if (same !== '') result.push({ kind: 'same', text: same });
    same = '';
    if (kind === 'removed') removed += text;
    else added += text;
  }
  close();
  if (same !== '') result.push({ kind: 'same', text: same });
  return result;
}

/** A space or a comma left standing between two changes would cut a phrase to pieces: it goes with both sides. */
function readable(parts: readonly DiffPart[]): readonly DiffPart[] {
  const loose = (part: DiffPart, at: number) =>
    part.kind === 'same' && at > 0 && at < parts.length - 1 && /^[\s,;]+$/.test(part.text);
  return joined(
    parts.flatMap((part, at): DiffPart[] =>
      loose(part, at)
        ? [
            { kind: 'removed', text: part.text },
            { kind: 'added', text: part.text },
          ]
        : [part],
    ),
  );
}
