import { editsOf } from './edits.ts';
import { tokensOf } from './tokens.ts';

/** A stretch of a short text that the other one has too, or has not. */
export interface PassagePart {
  readonly text: string;
  readonly differs: boolean;
}

function partsOf(text: string, stretches: readonly (readonly [start: number, end: number])[]): PassagePart[] {
  const parts: PassagePart[] = [];
  const add = (from: number, to: number, differs: boolean) => {
    if (to > from) parts.push({ text: text.slice(from, to), differs });
  };
  let at = 0;
  for (const [start, end] of stretches) {
    add(at, start, false);
    add(start, end, true);
    at = Math.max(at, end);
  }
  add(at, text.length, false);
  return parts;
}

/** Two short texts with what differs between them, by words, or by clusters in scripts without spaces. Joined, the parts are the texts. */
export function differenceOf(
  before: string,
  after: string,
): { readonly before: readonly PassagePart[]; readonly after: readonly PassagePart[] } {
  const [a, b] = [before, after].map((text) => tokensOf([{ n: 1, text }]).tokens) as [
    ReturnType<typeof tokensOf>['tokens'],
    ReturnType<typeof tokensOf>['tokens'],
  ];
  const { edits } = editsOf(a, b);
  const span = (tokens: typeof a, [begin, end]: readonly [number, number]) => {
    const [first, last] = [tokens[begin], tokens[end - 1]];
    return end <= begin || first === undefined || last === undefined
      ? []
      : [[first.start, last.end] as const];
  };
  return {
    before: partsOf(
      before,
      edits.flatMap((edit) => span(a, edit.a)),
    ),
    after: partsOf(
      after,
      edits.flatMap((edit) => span(b, edit.b)),
    ),
  };
}
