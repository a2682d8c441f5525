/** A quarter, or a year where quarters would be too many. */
export interface Period {
  readonly year: number;
  /** From 1 to 4; null for a whole year. */
  readonly quarter: number | null;
  readonly first: string;
  readonly last: string;
}

/** Most periods that stand side by side on paper. */
const MOST_QUARTERS = 16;
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** The periods that a plan and its actions cover, for a timeline on paper. Days are ISO dates. */
export function periodsOf(first: string, last: string): readonly Period[] {
  const quarterOf = (day: string) => Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const yearOf = (day: string) => Number(day.slice(0, 4));
  const two = (value: number) => String(value).padStart(2, '0');
  const from = yearOf(first) * 4 + quarterOf(first);
  const to = yearOf(last) * 4 + quarterOf(last);
  if (to - from >= MOST_QUARTERS)
    return Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, at) => {
      const year = yearOf(first) + at;
      return { year, quarter: null, first: `${year}-01-01`, last: `${year}-12-31` };
    });
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const year = Math.floor((from + at) / 4);
    const quarter = (from + at) % 4;
    return {
      ...{ year, quarter: quarter + 1 },
      first: `${year}-${two(quarter * 3 + 1)}-01`,
      last: `${year}-${QUARTER_ENDS[quarter] ?? '12-31'}`,
    };
  });
}

/** Whether something between two days falls into a period; a missing day is the other one. */
export function fallsInto({ first, last }: Period, startsOn: string | null, dueOn: string | null): boolean {
  const from = startsOn ?? dueOn;
  const to = dueOn ?? startsOn;
  return from !== null && to !== null && from <= last && to >= first;
}
