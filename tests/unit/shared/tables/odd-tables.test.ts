import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareYears,
  describeTable,
  guessMapping,
  readCsv,
  readYears,
  underItsHeader,
  type YearStep,
} from '../../../../shared/tables';

/** An item as its author may write it, with the values that stand for it, and the rule of its difference spelled out. */
interface Kind {
  readonly written: { readonly scale?: string | readonly string[]; readonly better?: string };
  readonly values: readonly string[];
  /** What a step from one value to another is; apart from the code that is checked. */
  readonly verdict: (before: string, after: string) => 'improved' | 'worsened' | 'changed' | 'unchanged';
}

const NUMBERS = ['1', '2', '2.5', '2.50', '3', '-1', '0.25', '12', '7.75'] as const;

function byNumber(higherIsBetter: boolean): Kind['verdict'] {
  return (before, after) => {
    if (before === after) return 'unchanged';
    const [one, other] = [Number.parseFloat(before), Number.parseFloat(after)];
    if (Number.isNaN(one) || Number.isNaN(other)) return 'changed';
    if (one === other) return 'unchanged';
    return other > one === higherIsBetter ? 'improved' : 'worsened';
  };
}

function byList(words: readonly string[], best: 'first' | 'last'): Kind['verdict'] {
  return (before, after) => {
    if (before === after) return 'unchanged';
    if (!words.includes(before) || !words.includes(after)) return 'changed';
    const goesDown = words.slice(0, words.indexOf(before)).includes(after);
    return goesDown === (best === 'first') ? 'improved' : 'worsened';
  };
}

const plain: Kind['verdict'] = (before, after) => (before === after ? 'unchanged' : 'changed');
const TIERS = ['Tier 1', 'Tier 2', 'Watchlist', 'Tier 3'];
const KINDS: readonly Kind[] = [
  { written: { scale: '1..5', better: 'higher' }, values: [...NUMBERS, 'about 3'], verdict: byNumber(true) },
  // Out of the range that is stated: still a number.
  { written: { scale: '0..1', better: 'lower' }, values: NUMBERS, verdict: byNumber(false) },
  { written: { better: 'higher' }, values: NUMBERS, verdict: byNumber(true) },
  {
    written: { scale: TIERS, better: 'earlier in the list' },
    values: TIERS,
    verdict: byList(TIERS, 'first'),
  },
  {
    written: { scale: TIERS, better: 'Tier 3' },
    values: [...TIERS, 'Tier 9'],
    verdict: byList(TIERS, 'last'),
  },
  { written: { scale: ['1', '2', '3'], better: 'lower' }, values: ['1', '2', '3'], verdict: byNumber(false) },
  { written: { scale: ['3', '2', '1'], better: 'higher' }, values: ['1', '2', '3'], verdict: byNumber(true) },
  { written: { better: 'Yes' }, values: ['Yes', 'No', 'Unknown'], verdict: byList(['No', 'Yes'], 'last') },
  { written: { better: 'no' }, values: ['yes', 'no', 'unknown'], verdict: byList(['yes', 'no'], 'last') },
  { written: { scale: 'years' }, values: NUMBERS, verdict: plain },
  { written: {}, values: ['a', 'b', 'Yes', '3'], verdict: plain },
];

type Layout = 'wide' | 'long' | 'years';

/** What a table says, and how it happens to be written. */
interface Odd {
  readonly kinds: readonly Kind[];
  /** One line a State and year in the order of the file, also twice; null is an empty cell. */
  readonly rows: readonly {
    readonly state: readonly [iso3: string, iso2: string, name: string];
    readonly year: number;
    readonly values: readonly (string | null)[];
  }[];
  readonly layout: Layout;
  readonly separator: ',' | ';' | '\t';
  readonly comma: boolean;
  readonly mark: boolean;
  readonly quoteAll: boolean;
  readonly newline: string;
  readonly title: boolean;
  readonly stateColumn: 'iso3' | 'ISO2' | 'Country';
  readonly yearStyle: 'plain' | 'point' | 'thai' | 'day';
}

const STATES = [
  ['KHM', 'KH', 'Cambodia'],
  ['LAO', 'LA', "Lao People's Democratic Republic"],
  ['KOR', 'KR', 'Korea, Rep.'],
  ['THA', 'TH', 'Thailand'],
] as const;

const oddTable: fc.Arbitrary<Odd> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 5 }),
    layout: fc.constantFrom<Layout>('wide', 'long', 'years'),
    separator: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    comma: fc.boolean(),
    mark: fc.boolean(),
    quoteAll: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    title: fc.boolean(),
    stateColumn: fc.constantFrom('iso3' as const, 'ISO2' as const, 'Country' as const),
    yearStyle: fc.constantFrom('plain' as const, 'point' as const, 'thai' as const, 'day' as const),
  })
  .chain((odd) =>
    fc
      .array(
        fc.record({
          state: fc.constantFrom(...STATES),
          year: fc.integer({ min: 2010, max: 2019 }),
          values: fc.tuple(
            ...odd.kinds.map(({ values }) => fc.option(fc.constantFrom(...values), { freq: 4, nil: null })),
          ),
        }),
        { minLength: 2, maxLength: 25 },
      )
      .map((rows) => ({ ...odd, rows })),
  );

const idOf = (at: number) => `Q ${at + 1}`;

/** The last word on each State, year and item, by the letter of what the layout can say. */
function said({ kinds, rows, layout }: Odd): Map<string, Map<number, (string | null)[]>> {
  const states = new Map<string, Map<number, (string | null)[]>>();
  for (const { state, year, values } of rows) {
    const years = states.get(state[0]) ?? new Map<number, (string | null)[]>();
    states.set(state[0], years);
    const known = years.get(year);
    if (layout === 'wide') years.set(year, [...values]);
    // A later line takes the place of a value, and an empty one says nothing.
    else if (layout === 'long')
      years.set(
        year,
        kinds.map((_, at) => values[at] ?? known?.[at] ?? null),
      );
    else if (values.some((value) => value !== null))
      years.set(
        year,
        kinds.map((_, at) => values[at] ?? known?.[at] ?? null),
      );
  }
  return states;
}

function oracle(odd: Odd): unknown[] {
  return [...said(odd)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([state, years]) => {
      const order = [...years.keys()].sort((one, other) => one - other);
      return order.slice(1).map((year, place) => {
        const from = order[place] ?? 0;
        const lists = { improved: [], worsened: [], changed: [], unchanged: [], new: [], dropped: [] };
        odd.kinds.forEach(({ verdict }, at) => {
          const [before, after] = [years.get(from)?.[at] ?? null, years.get(year)?.[at] ?? null];
          if (before === null && after === null) return;
          const list = before === null ? 'new' : after === null ? 'dropped' : verdict(before, after);
          (lists[list] as string[]).push(idOf(at));
        });
        return [state, from, year, ...Object.values(lists)];
      });
    });
}

function writtenOf(odd: Odd): string {
  const { kinds, rows, separator, layout } = odd;
  const number = (text: string) => (odd.comma && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text);
  const year = (value: number) =>
    odd.yearStyle === 'thai'
      ? String(value).replaceAll(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit)))
      : odd.yearStyle === 'point' && layout !== 'years'
        ? `${value}.0`
        : odd.yearStyle === 'day' && layout !== 'years'
          ? `${value}-12-31`
          : String(value);
  const state = (each: Odd['rows'][number]) =>
    each.state[odd.stateColumn === 'iso3' ? 0 : odd.stateColumn === 'ISO2' ? 1 : 2];
  const head = odd.stateColumn;
  const years = [...new Set(rows.map((row) => row.year))].sort();
  const lines: string[][] = [];
  if (layout === 'wide') {
    lines.push([head, 'Year', ...kinds.map((_, at) => idOf(at))]);
    for (const row of rows)
      lines.push([state(row), year(row.year), ...row.values.map((text) => number(text ?? ''))]);
  } else if (layout === 'long') {
    lines.push([head, 'Year', 'Indicator', 'Value']);
    for (const row of rows)
      row.values.forEach((text, at) => {
        lines.push([state(row), year(row.year), idOf(at), number(text ?? '')]);
      });
  } else {
    lines.push([head, 'Indicator', ...years.map(year)]);
    // A line a State, item and time it was said, in the order of the file.
    for (const row of rows)
      row.values.forEach((text, at) => {
        lines.push([
          state(row),
          idOf(at),
          ...years.map((each) => (each === row.year ? number(text ?? '') : '')),
        ]);
      });
  }
  const cell = (text: string) =>
    odd.quoteAll || /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [
    odd.mark ? '\uFEFF' : '',
    odd.title ? `Results of the survey${odd.newline}${odd.newline}` : '',
    ...lines.map((line) => line.map(cell).join(separator) + odd.newline),
  ].join('');
}

const flat = (step: YearStep) => [
  ...[step.state.id, step.from, step.to, step.improved, step.worsened],
  ...[step.changed, step.unchanged, step.new, step.dropped],
];

function stepsOf(odd: Odd) {
  const described = describeTable({
    items: odd.kinds.map(({ written }, at) => ({ id: idOf(at), ...written })),
  });
  const table = underItsHeader(readCsv(writtenOf(odd)));
  return compareYears(described, readYears(table, described, guessMapping(table, described)).states).map(
    flat,
  );
}

describe('a table that is written in an odd way', () => {
  it('says what a reading by hand says: twice, with gaps, reversed, without a scale, with commas, marks and titles', () => {
    fc.assert(
      fc.property(oddTable, (odd) => {
        // Two years at least, or years that are columns cannot be told from values.
        fc.pre(new Set(odd.rows.map(({ year }) => year)).size > 1);
        expect(stepsOf(odd)).toEqual(oracle(odd));
      }),
      { numRuns: 1500 },
    );
  });

  it('reads numbers with a decimal comma in quotation marks between commas', () => {
    const table = readCsv('iso3,year,a\nKHM,2020,"2,5"\nKHM,2021,"2,75"\n');
    const described = describeTable({ items: [{ id: 'a', scale: '1..5', better: 'higher' }] });
    const mapping = guessMapping(table, described);
    expect(mapping.decimalComma).toBe(true);
    expect(compareYears(described, readYears(table, described, mapping).states)[0]?.improved).toEqual(['a']);
  });

  it('leaves commas that may mark thousands alone', () => {
    const table = readCsv('iso3,year,a\nKHM,2020,"2,500"\nKHM,2021,"2,750"\n');
    const described = describeTable({ items: [{ id: 'a', scale: 'number', better: 'higher' }] });
    expect(guessMapping(table, described).decimalComma).toBe(false);
  });
});
