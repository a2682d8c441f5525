/** A quarter, or a year where quarters would be too many, or as many years as it takes where years would be. */
export interface Period {
  readonly year: number;
  /** The same as `year` but for several years. */
  readonly lastYear: number;
  /** From 1 to 4; null for whole years. */
  readonly quarter: number | null;
  readonly first: string;
  readonly last: string;
}

/** Most periods that stand side by side on paper. */
const MOST_PERIODS = 16;
/** How many years go into one period, the first that is enough. */
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** The periods that a plan and its actions cover, for a timeline on paper. Days are ISO dates. */
export function periodsOf(first: string, last: string): readonly Period[] {
  const quarterOf = (day: string) => Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const yearOf = (day: string) => Number(day.slice(0, 4));
  const two = (value: number) => String(value).padStart(2, '0');
  const four = (value: number) => String(value).padStart(4, '0');
  const from = yearOf(first) * 4 + quarterOf(first);
  const to = yearOf(last) * 4 + quarterOf(last);
  if (to - from >= MOST_PERIODS) {
    const [start, end] = [yearOf(first), yearOf(last)];
    const step = YEARS.find((years) => (end - start + 1) / years <= MOST_PERIODS) ?? end - start + 1;
    return Array.from({ length: Math.ceil((end - start + 1) / step) }, (_, at) => {
      const year = start + at * step;
      const lastYear = Math.min(end, year + step - 1);
      return { year, lastYear, quarter: null, first: `${four(year)}-01-01`, last: `${four(lastYear)}-12-31` };
    });
  }
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const year = Math.floor((from + at) / 4);
    const quarter = (from + at) % 4;
    return {
      ...{ year, lastYear: year, quarter: quarter + 1 },
      first: `${four(year)}-${two(quarter * 3 + 1)}-01`,
      last: `${four(year)}-${QUARTER_ENDS[quarter] ?? '12-31'}`,
    };
  });
}

/** Whether something between two days falls into a period; a missing day is the other one. */
export function fallsInto({ first, last }: Period, startsOn: string | null, dueOn: string | null): boolean {
  const from = startsOn ?? dueOn;
  const to = dueOn ?? startsOn;
  return from !== null && to !== null && from <= last && to >= first;
}
