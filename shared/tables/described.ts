import { z } from 'zod';
import { AppError } from '../kernel';
import type { DescribedTable, TableItem, TableScale } from './model';
import { readNumber } from './numbers';

const text = z.union([z.string(), z.number()]).transform(String);
const texts = z.union([text.transform((one) => [one]), z.array(text)]).default([]);

/** A questionnaire as its author writes it: the scale in words or as a list, the better way in words. */
const written = z.object({
  title: z.string().default(''),
  source: z.string().default(''),
  licence: z.string().default(''),
  missing: texts,
  items: z
    .array(
      z.object({
        id: text,
        title: z.string().optional(),
        scale: z.union([text, z.array(text).min(1)]).default(''),
        better: text.default('not stated'),
        missing: texts,
        unranked: texts,
      }),
    )
    .min(1),
});
type WrittenItem = z.infer<typeof written>['items'][number];

/** Words that name no level wherever they stand in a list. */
const NO_LEVEL: readonly string[] = ['unknown', 'no assessment'];

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})\\s*(?:\\.\\.|–|to)\\s*(${NUMBER})(?![\\d.])`);
const SERIES = new RegExp(`^(${NUMBER})(?:\\s*,\\s*${NUMBER})*\\s*,\\s*\\.\\.\\.?\\s*,\\s*(${NUMBER})`);

/** Bounds that a scale states in words: `1..5`, `0,20,..,100 (levels 1-5)`. Those said to be rough are none. */
function boundsOf(scale: string): { min: number | null; max: number | null } {
  const [, min, max] = RANGE.exec(scale.trim()) ?? SERIES.exec(scale.trim()) ?? [];
  return { min: readNumber(min ?? ''), max: readNumber(max ?? '') };
}

function betterUnknown(item: WrittenItem): AppError {
  return new AppError('tables.better-unknown', { item: item.id, better: item.better });
}

function numberScale(item: WrittenItem, scale: string): TableScale {
  // An item without a scale may still say which of two answers is the better one.
  if (scale.trim() === '' && /^(?:yes|no)$/i.test(item.better)) return listScale(item, yesAndNo(item.better));
  if (item.better === 'not stated') return { kind: 'categories', words: [] };
  if (item.better !== 'higher' && item.better !== 'lower') throw betterUnknown(item);
  return { kind: 'number', better: item.better, ...boundsOf(scale) };
}

/** Yes, No and Unknown, written as the better one of them is. */
function yesAndNo(better: string): readonly string[] {
  const isUpper = better === better.toUpperCase();
  const isLower = better === better.toLowerCase();
  return ['Yes', 'No', 'Unknown'].map((word) =>
    isUpper ? word.toUpperCase() : isLower ? word.toLowerCase() : word,
  );
}

/** The end of an ordered list that is the better one: said as a direction, or by naming the word at that end. */
function betterEnd(item: WrittenItem, ranked: readonly string[]): 'earlier' | 'later' {
  const { better } = item;
  const numbers = ranked.map((word) => readNumber(word));
  const rises = numbers.every((each, at) => each !== null && (at === 0 || each > (numbers[at - 1] ?? each)));
  const falls = numbers.every((each, at) => each !== null && (at === 0 || each < (numbers[at - 1] ?? each)));
  // A list of numbers may be spoken of as numbers are.
  if (ranked.length > 1 && (better === 'higher' || better === 'lower') && (rises || falls))
    return (better === 'higher') === rises ? 'later' : 'earlier';
  if (better === 'later in the list' || better === ranked.at(-1)) return 'later';
  if (better === 'earlier in the list' || better === ranked[0]) return 'earlier';
  throw betterUnknown(item);
}

function listScale(item: WrittenItem, words: readonly string[]): TableScale {
  const isOutside = (word: string) => NO_LEVEL.includes(word.toLowerCase()) || item.unranked.includes(word);
  const unranked = words.filter(isOutside);
  const ranked = words.filter((each) => !isOutside(each));
  const notStated = item.better === 'not stated';
  const yes = ranked.find((each) => each.toLowerCase() === 'yes');
  const no = ranked.find((each) => each.toLowerCase() === 'no');
  if (yes !== undefined && no !== undefined && ranked.length === 2) {
    // Asked as yes, no or unknown, yes is the better answer unless the questionnaire says otherwise.
    if (notStated) {
      return unranked.some((each) => each.toLowerCase() === 'unknown')
        ? { kind: 'yes-no', yes, no, better: 'yes', unranked }
        : { kind: 'categories', words };
    }
    const end = betterEnd(item, ranked);
    return {
      kind: 'yes-no',
      yes,
      no,
      better: ranked[end === 'later' ? 1 : 0] === yes ? 'yes' : 'no',
      unranked,
    };
  }
  if (notStated || ranked.length === 0) return { kind: 'categories', words };
  return { kind: 'levels', words: ranked, better: betterEnd(item, ranked), unranked };
}

/**
 * Reads the description of a table of yearly results: items with `id`, `title`, `scale` (a list of words, any text for
 * numbers, or nothing) and `better` (`higher`, `lower`, `later in the list`, `earlier in the list`, the best word of the list, or `not
 * stated`), and optionally `missing`, the texts that stand for no answer, on the whole or on one item. `Unknown`, `No
 * Assessment` and the words of an item's `unranked` are no levels.
 *
 * Throws `tables.questionnaire-invalid` with the place, `tables.item-repeated`, and `tables.better-unknown` when the better way
 * does not fit the scale: a wrong guess would turn every rise into a fall.
 */
export function describeTable(value: unknown): DescribedTable {
  const parsed = written.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('tables.questionnaire-invalid', { at }, parsed.error);
  }
  const { title, source, licence, missing, items } = parsed.data;
  const seen = new Set<string>();
  return {
    title,
    source,
    licence,
    items: items.map((item): TableItem => {
      if (seen.has(item.id)) throw new AppError('tables.item-repeated', { item: item.id });
      seen.add(item.id);
      const scale =
        typeof item.scale === 'string' ? numberScale(item, item.scale) : listScale(item, item.scale);
      return { id: item.id, title: item.title ?? item.id, scale, missing: [...missing, ...item.missing] };
    }),
  };
}
