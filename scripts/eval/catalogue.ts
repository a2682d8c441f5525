import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const judged = z.strictObject({
  /** Any of these is right. */
  title: z.array(z.string()).optional(),
  number: z.array(z.string()).nullish(),
  type: z.string().optional(),
  state: z.string().nullish(),
  language: z.string().nullish(),
  status: z.string().optional(),
  adoptedOn: z.string().nullish(),
  inForceOn: z.string().nullish(),
  year: z.number().nullish(),
  /** Whether the title stated inside the file may be used; not where whoever printed the file for tests made it up. */
  statedTitle: z.boolean().default(true),
});
const FIELDS = [
  'title',
  'type',
  'state',
  'language',
  'status',
  'number',
  'adoptedOn',
  'inForceOn',
  'year',
] as const;
type Field = (typeof FIELDS)[number];
type Truth = Omit<z.infer<typeof judged>, 'statedTitle'>;

/** What one guess of one field is worth. */
export interface Mark {
  readonly file: string;
  readonly field: Field;
  readonly verdict: 'right' | 'empty' | 'wrong';
  readonly guess: string;
  readonly truth: string;
}

/** The judged documents, by their paths in the corpus. */
export function judgedCatalogue() {
  const file = path.join(import.meta.dirname, 'catalogue-judged.json');
  const all = z.record(z.string(), judged).parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(all).map(([name, truth]) => ({ file: name, ...truth }));
}

/** Titles and numbers are the same whatever their capitals, spaces and signs between words. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** Marks the guessed fields of one document against what is known of it. */
export function markGuess(
  file: string,
  truth: Truth,
  guess: Readonly<Record<Field, string | number | null>>,
): Mark[] {
  return FIELDS.flatMap((field): Mark[] => {
    const known = truth[field];
    if (known === undefined) return [];
    const right = known === null ? [] : [known].flat().map(String);
    const said = guess[field];
    // A kind or status that says "not known" is no guess, and neither is the file's name where there was a title to find.
    const isName = field === 'title' && plain(String(said)) === plain(path.parse(file).name);
    const isEmpty = said === null || (field === 'type' && said === 'TOOL') || said === 'unknown' || isName;
    const hits = right.some((one) => plain(one) === plain(String(said)));
    const agrees = right.length === 0 ? isEmpty : hits;
    return [
      {
        file,
        field,
        verdict: agrees ? 'right' : isEmpty ? 'empty' : 'wrong',
        guess: String(said),
        truth: right.join(' or ') || 'nothing',
      },
    ];
  });
}

/** How many guesses of each field are right, empty and wrong. */
export function summariseMarks(marks: readonly Mark[]) {
  return Object.fromEntries(
    FIELDS.map((field) => {
      const own = marks.filter((mark) => mark.field === field);
      const count = (verdict: Mark['verdict']) => own.filter((mark) => mark.verdict === verdict).length;
      return [
        field,
        { judged: own.length, right: count('right'), empty: count('empty'), wrong: count('wrong') },
      ];
    }),
  );
}
