import { typedDay } from '../kernel';
import { fold } from './fold.ts';
import type { SearchFilters } from './model.ts';
import { normalise } from './normalise.ts';
import { opensExclusion, opensQuote, quoteEnd } from './query.ts';

/**
 * Fields in the line of the search box: `type:law`, `year:2005-2010`, `status:"in force"`. They are the facets, typed. The words
 * for fields and values are those of the reader's language, so they are given and not known here.
 */

/** Facets that can be typed. */
export const FIELDS = ['type', 'state', 'language', 'status', 'year'] as const;
export type Field = (typeof FIELDS)[number];

/** A value of a field and what it may be called; its code is always one of its names. */
export interface FieldValue {
  readonly code: string;
  readonly names: readonly string[];
}

export interface FieldLexicon {
  /** What each field may be called. */
  readonly fields: Readonly<Record<Field, readonly string[]>>;
  /** Years need no names. */
  readonly values: Readonly<Record<Exclude<Field, 'year'>, readonly FieldValue[]>>;
}

/** A field as it stands in the line. */
export interface TypedField {
  readonly field: Field;
  /** As typed, name and value: `type:law`. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  /** Codes, or years; empty when the value is not known, or not typed yet. */
  readonly values: readonly (string | number)[];
  /** Nothing stands behind the colon yet. */
  readonly isBegun: boolean;
}

/** A line with its fields taken out. */
export interface LineWithFields {
  readonly words: string;
  readonly fields: readonly TypedField[];
}

const plainOf = (text: string): string => fold(normalise(text)).trim().replace(/\s+/g, ' ');

/** From so many letters on the beginning of a name or of a word in it will do, if it is that of no other value. */
const SHORTEST_BEGINNING = 3;
/** Most years of a range. */
const MOST_YEARS = 200;
const YEARS = /^(\d{4})(?:[-\u2013](\d{4}))?$/;

function yearsOf(value: string): number[] {
  const found = YEARS.exec(value);
  if (found === null) return [];
  // A year such as 2551 is one of the Buddhist Era.
  const inCommonEra = (year: string) => Number(typedDay(`${year}-01-01`).slice(0, 4));
  const first = inCommonEra(found[1] as string);
  const last = found[2] === undefined ? first : inCommonEra(found[2]);
  const count = last - first + 1;
  return count < 1 || count > MOST_YEARS ? [] : Array.from({ length: count }, (_, at) => first + at);
}

function codesOf(value: string, known: readonly FieldValue[]): string[] {
  const wanted = plainOf(value);
  if (wanted === '') return [];
  const which = (fits: (name: string) => boolean) =>
    known.filter(({ code, names }) => [code, ...names].some((name) => fits(plainOf(name))));
  const exact = which((name) => name === wanted);
  if (exact.length > 0) return exact.map(({ code }) => code);
  const begun = wanted.length < SHORTEST_BEGINNING ? [] : which((name) => ` ${name}`.includes(` ${wanted}`));
  return begun.length === 1 ? begun.map(({ code }) => code) : [];
}

/** Several values are parted by commas; one that is not known spoils them all, so that nothing is left out unseen. */
function valuesOf(field: Field, value: string, lexicon: FieldLexicon): (string | number)[] {
  // Names may have commas themselves, as `Act, law or code`.
  const whole = field === 'year' ? [] : codesOf(value, lexicon.values[field]);
  if (whole.length > 0) return whole;
  const lists = value
    .split(/[,\u3001\u060c]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (field === 'year' ? yearsOf(normalise(part)) : codesOf(part, lexicon.values[field])));
  return lists.some((list) => list.length === 0) ? [] : [...new Set(lists.flat())];
}

// Joiners stand within words of Sinhala and of other scripts.
const NAME = /[\p{L}\p{M}\u200c\u200d]+[:\uff1a]/uy;

/** End of a piece of words: behind the first quotes in it, wherever they are opened, else before the next white space. */
function wordsEnd(line: string, from: number): number {
  for (let end = from; end < line.length; end += 1) {
    if (opensQuote(line, end)) return Math.min(line.length, quoteEnd(line, end) + 1);
    if (/\s/.test(line.charAt(end))) return end;
  }
  return line.length;
}

/** End of the value that begins at a place: of a quoted one behind its quote, else before the next white space. */
function valueEnd(line: string, from: number): number {
  if (opensQuote(line, from)) return Math.min(line.length, quoteEnd(line, from) + 1);
  let end = from;
  while (end < line.length && !/\s/.test(line.charAt(end))) end += 1;
  return end;
}

function fieldAt(line: string, from: number, lexicon: FieldLexicon): TypedField | null {
  NAME.lastIndex = from;
  const name = NAME.exec(line)?.[0];
  if (name === undefined) return null;
  const wanted = plainOf(name.slice(0, -1));
  const field = FIELDS.find((each) => lexicon.fields[each].some((known) => plainOf(known) === wanted));
  if (field === undefined) return null;
  const start = from + name.length;
  const end = valueEnd(line, start);
  const value = opensQuote(line, start)
    ? line.slice(start + 1, quoteEnd(line, start))
    : line.slice(start, end);
  const values = valuesOf(field, value, lexicon);
  return { field, typed: line.slice(from, end), start: from, end, values, isBegun: value.trim() === '' };
}

/** Takes the fields out of a line. What is quoted is never a field. Never throws. */
export function readFields(line: string, lexicon: FieldLexicon): LineWithFields {
  const fields: TypedField[] = [];
  let words = '';
  for (let at = 0; at < line.length; ) {
    const field = fieldAt(line, at, lexicon);
    if (field !== null) {
      fields.push(field);
      at = field.end;
      while (at < line.length && /\s/.test(line.charAt(at))) at += 1;
      continue;
    }
    const minus = opensExclusion(line, at) ? 1 : 0;
    let end = Math.max(at + 1, wordsEnd(line, at + minus));
    while (end < line.length && /\s/.test(line.charAt(end))) end += 1;
    words += line.slice(at, end);
    at = end;
  }
  // A space behind the last word says that it is whole, so what was typed is kept where nothing was taken out.
  return { words: fields.length === 0 ? line : words.trim(), fields };
}

/** The line without one of its fields. */
export function withoutField(line: string, { start, end }: TypedField): string {
  return `${line.slice(0, start).trimEnd()} ${line.slice(end).trimStart()}`.trim();
}

/** Filters chosen in the lists together with those typed; within a facet any of both. */
export function withTyped(filters: SearchFilters, fields: readonly TypedField[]): SearchFilters {
  const merged: Record<string, unknown> = { ...filters };
  for (const { field, values } of fields) {
    const before = (merged[field] ?? []) as readonly (string | number)[];
    merged[field] = [...new Set([...before, ...values])];
  }
  return merged as SearchFilters;
}
