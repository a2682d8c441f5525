import { type Clause, indexTerm, parseQuery, type RunIndex, runsOneSlipAway } from '../../shared/search';
import type { RunWithSlip } from './answers.ts';
import type { Parts } from './parts.ts';

/** Most runs that are looked for in place of one that was typed, those on most pages first; and lines that have them. */
const MOST_RUNS = 16;
const MOST_LINES = 32;

/** What is taken for meant by a line: lines in which each run stands somewhere. */
export interface LinesWithoutSlip {
  readonly lines: readonly string[];
  readonly slips: readonly RunWithSlip[];
}

const isRun = ({ units, quoted }: Clause): boolean =>
  !quoted && units.length > 1 && units.every(({ run }) => run >= 0);

/** Lines in which runs that stand nowhere are written as one slip away from them; none where there is no such run, or nothing near one. */
export function withoutSlips({ finder, vocabulary }: Parts, line: string): LinesWithoutSlip {
  const count = finder.counter();
  const pagesOf = (asked: string): number =>
    count(finder.prepare(parseQuery(asked), { asYouType: false, desperate: false, asWritten: true }));
  const index: RunIndex = {
    hasPair: (pair) => vocabulary.pagesOf(indexTerm(pair)) > 0,
    hasTogether: (parts) => parts.length === 0 || pagesOf(parts.join(' ')) > 0,
  };
  const slips: RunWithSlip[] = [];
  let lines = [line];
  const { clauses } = parseQuery(line);
  // From behind, so that the places of those before stay where they are.
  for (const clause of [...clauses].filter(isRun).sort((a, b) => b.at - a.at)) {
    const { typed, at } = clause;
    if (pagesOf(typed) > 0) continue;
    const near = runsOneSlipAway(typed, index)
      .map((run) => ({ run, pages: pagesOf(run) }))
      .filter(({ pages }) => pages > 0)
      .sort((a, b) => b.pages - a.pages || (a.run < b.run ? -1 : 1));
    const runs = near.slice(0, MOST_RUNS).map(({ run }) => run);
    if (runs.length === 0) continue;
    slips.unshift({ typed, runs });
    lines = runs.flatMap((run) =>
      lines.map((each) => each.slice(0, at) + run + each.slice(at + typed.length)),
    );
  }
  return { lines: slips.length === 0 ? [] : lines.slice(0, MOST_LINES), slips };
}
