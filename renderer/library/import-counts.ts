import { type ImportOutcome, type ImportSummary, importOutcome } from '../../shared/library';

const ON_THE_WAY: readonly ImportOutcome[] = ['waiting', 'working'];

/** Whether a file's outcome will not change any more by itself. */
export function isFinal(outcome: ImportOutcome): boolean {
  return !ON_THE_WAY.includes(outcome);
}

/** How many files of an import have a final outcome. */
export function doneOf(summary: ImportSummary): number {
  return importOutcome.options
    .filter(isFinal)
    .reduce((sum, outcome) => sum + (summary.counts[outcome] ?? 0), 0);
}

/** The outcomes that occur in an import with their counts, in the order of the list. */
export function countsOf(
  summary: ImportSummary,
): { readonly outcome: ImportOutcome; readonly count: number }[] {
  return importOutcome.options
    .map((outcome) => ({ outcome, count: summary.counts[outcome] ?? 0 }))
    .filter(({ count }) => count > 0);
}
