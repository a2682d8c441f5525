import { readableText } from '../../shared/library';
import {
  type Clause,
  findMarks,
  type MatchPlan,
  type OverPageEnd,
  prepareText,
  type Query,
  type SearchFacts,
  type SearchFilters,
} from '../../shared/search';
import { languageOf, passes } from './catalogue.ts';
import type { PreparedQuery } from './page-finder.ts';
import { fileOf, pageOf } from './page-store.ts';
import type { Parts } from './parts.ts';

/** Longer stretches are pasted text, of which a part stands on a page. */
const MOST_UNITS = 40;
/** Pairs of pages whose texts are read: where no page has the phrase, and where some have it and this is told besides. */
const MOST_READ = { alone: 200, besides: 30 } as const;
const MOST_TOLD = 5;
/** Between the words and the end of a page stands no more than its foot and notes, and before them on the next no more than its head. */
const EDGE = 400;

/** How far the words may be spread on a page by line ends and hyphens, as times of what was typed. */
const SPREAD = 3;

/**
 * Whether the last letters of a text hold the words no further than `EDGE` from its end: where they end. Only these letters are looked
 * at, for a whole page takes ten times as long, and there may be hundreds.
 */
function endOn(text: string, plan: MatchPlan, typed: number): number | null {
  const from = Math.max(0, text.length - EDGE - SPREAD * typed - 1);
  const marks = findMarks(prepareText(text.slice(from)), plan);
  // What begins where the letters were cut may be the end of a longer word.
  const ends = marks.flatMap(({ tier, start, end }) =>
    tier === 'exact' && (start > 0 || from === 0) ? [from + end] : [],
  );
  const end = Math.max(...ends);
  return text.length - end > EDGE || ends.length === 0 ? null : end;
}

/** The same at the beginning of a text: where the words start. */
function startOn(text: string, plan: MatchPlan, typed: number): number | null {
  const to = EDGE + SPREAD * typed + 1;
  const starts = findMarks(prepareText(text.slice(0, to)), plan).flatMap(({ tier, start, end }) =>
    tier === 'exact' && (end < to || text.length <= to) ? [start] : [],
  );
  const start = Math.min(...starts);
  return start > EDGE ? null : start;
}

/** Letters shown on either side of the end of a page; a word that is cut there is left out, where there are spaces. */
const SHOWN = 60;
const lastWords = (text: string): string =>
  text.length <= SHOWN ? text.trim() : text.slice(-SHOWN).replace(/^\S*\s+(?=\S)/, '');
const firstWords = (text: string): string =>
  text.length <= SHOWN ? text.trim() : text.slice(0, SHOWN).replace(/(?<=\S)\s+\S*$/, '');

/**
 * Where a phrase, or a stretch without spaces, that no page has runs over the end of a page: its beginning is the last of one page but
 * for what stands at the foot, the rest the first of the next. Each part is looked for in the index, and the edges are seen in the texts.
 */
export function overPageEnds(
  { finder, pages, catalogue }: Parts,
  query: Query,
  filters: SearchFilters,
  told: keyof typeof MOST_READ = 'alone',
): OverPageEnd[] {
  const [clause, ...others] = query.clauses;
  if (clause === undefined || others.length > 0 || query.alternatives !== undefined) return [];
  if (clause.units.length < 2 || clause.units.length > MOST_UNITS) return [];
  const prepare = (units: Clause['units']): PreparedQuery =>
    finder.prepare(
      { clauses: [{ ...clause, units, quoted: true, open: false }], excluded: query.excluded },
      { asYouType: false, desperate: false },
    );
  const found: OverPageEnd[] = [];
  const seen = new Set<number>();
  let read = 0;
  for (let cut = 1; cut < clause.units.length; cut += 1) {
    const before = prepare(clause.units.slice(0, cut));
    const { rows } = finder.find(before);
    // What no page has does not begin longer on one.
    if (rows.length === 0) break;
    const after = prepare(clause.units.slice(cut));
    const nexts = finder.find(after).rows;
    let at = 0;
    for (const row of rows) {
      const next = row + 1;
      // Both are in order.
      while (at < nexts.length && (nexts[at] as number) < next) at += 1;
      if (at === nexts.length) break;
      if (nexts[at] !== next || fileOf(next) !== fileOf(row) || seen.has(row)) continue;
      if (read === MOST_READ[told] || found.length === MOST_TOLD) return found;
      read += 1;
      const first = pages.get(row);
      if (first === undefined) continue;
      const ending = readableText(first);
      const end = endOn(ending, before.plan, clause.typed.length);
      if (end === null) continue;
      // Of most pairs the first page already says no.
      const second = pages.get(next);
      if (second === undefined) continue;
      const going = readableText(second);
      const start = startOn(going, after.plan, clause.typed.length);
      if (start === null) continue;
      seen.add(row);
      const indexed = pages.files.get(fileOf(row));
      const facts: SearchFacts | undefined =
        indexed && catalogue.textsOf(indexed).find((text) => passes(text.facts, filters))?.facts;
      if (facts === undefined) continue;
      found.push({
        ...{ versionId: facts.versionId, title: facts.title, language: languageOf(facts) },
        ...{ page: pageOf(row), label: first.label, begins: lastWords(ending.slice(0, end)) },
        ...{ goesOn: firstWords(going.slice(start)) },
      });
    }
  }
  return found;
}
