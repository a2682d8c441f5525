import type { Snippet } from '../../shared/search';

/** A day as facts hold it, where it is a part of a name of its own: `Act · 2019-06-05 · 12`, `Act · 2019-06-05, act.pdf`. */
const DAY = /(?<=^| \u00b7 )\d{4}-\d{2}-\d{2}(?=$|, | \u00b7 )/g;

/**
 * The name of a text with its days as the reader says them. A text without a label is called by its day, which the index holds as facts
 * do, for it serves readers of every language; a day of which a part was found is marked as a whole.
 */
export function withSaidDays({ text, marks }: Snippet, sayDay: (day: string) => string): Snippet {
  const days = [...text.matchAll(DAY)].map(({ 0: day, index }) => ({
    start: index,
    end: index + day.length,
    said: sayDay(day),
  }));
  if (days.length === 0) return { text, marks };
  const moved = (at: number, edge: 'start' | 'end'): number => {
    let by = 0;
    for (const { start, end, said } of days) {
      if (at >= end) by += said.length - (end - start);
      else if (at > start) return start + by + (edge === 'end' ? said.length : 0);
    }
    return at + by;
  };
  let said = text;
  for (const day of days.toReversed()) said = said.slice(0, day.start) + day.said + said.slice(day.end);
  return {
    text: said,
    marks: marks
      .map(({ start, end }) => ({ start: moved(start, 'start'), end: moved(end, 'end') }))
      // Two parts of one day are one mark now.
      .filter(({ start }, at, all) => start !== all[at - 1]?.start),
  };
}
