import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../shared/assessments';
import { compareAnswers, type Direction, directionBetween } from '../../../../shared/comparison';
import {
  compareYears,
  describeTable,
  guessMapping,
  readCsv,
  readYears,
  standingOn,
  type YearStep,
} from '../../../../shared/tables';
import { anyAnswer } from '../../../support/builders/arbitraries';

interface WrittenItem {
  readonly id: string;
  readonly scale: string | readonly string[];
  readonly better: string;
}
type Verdict = 'improved' | 'worsened' | 'changed' | 'unchanged' | 'new' | 'dropped';

/**
 * The rule by its letter, over the texts of the cells and apart from the code it checks: it knows no ranks, and walks up or
 * down the list instead of numbering it.
 */
function verdict(item: WrittenItem, before: string, after: string): Verdict | undefined {
  if (before === '') return after === '' ? undefined : 'new';
  if (after === '') return 'dropped';
  if (before === after) return 'unchanged';
  const { scale, better } = item;
  if (typeof scale === 'string') {
    if (better === 'not stated') return 'changed';
    const isNumber = (text: string) => /^-?[0-9]+(\.[0-9]+)?$/.test(text);
    if (!isNumber(before) || !isNumber(after)) return 'changed';
    const difference = Number.parseFloat(after) - Number.parseFloat(before);
    if (difference === 0) return 'unchanged';
    if (better === 'higher') return difference > 0 ? 'improved' : 'worsened';
    return difference < 0 ? 'improved' : 'worsened';
  }
  if (!scale.includes(before) || !scale.includes(after)) return 'changed';
  if (scale.includes('Unknown')) {
    if (before === 'No' && after === 'Yes') return 'improved';
    return before === 'Yes' && after === 'No' ? 'worsened' : 'changed';
  }
  if (before === 'No Assessment' || after === 'No Assessment' || better === 'not stated') return 'changed';
  const stepsUp = scale.slice(scale.indexOf(before)).includes(after);
  return stepsUp === (better === 'later in the list') ? 'improved' : 'worsened';
}

const anyScale: fc.Arbitrary<Omit<WrittenItem, 'id'>> = fc.oneof(
  fc.record({
    scale: fc.constantFrom('1..5', 'number'),
    better: fc.constantFrom('higher', 'lower', 'not stated'),
  }),
  fc.record({ scale: fc.constant(['Yes', 'No', 'Unknown']), better: fc.constantFrom('Yes', 'not stated') }),
  fc.record({
    scale: fc.shuffledSubarray(['No Assessment', 'None', 'Some', 'Most', 'All'], { minLength: 1 }),
    better: fc.constantFrom('later in the list', 'earlier in the list', 'not stated'),
  }),
);

const anyNumber = fc.constantFrom(
  '1',
  '1.0',
  '2',
  '2.5',
  '2.50',
  '-3',
  '-0',
  '0',
  '10',
  '9',
  '0.1',
  '0.30000000000000004',
);
const anyText = (scale: WrittenItem['scale']) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: typeof scale === 'string' ? anyNumber : fc.constantFrom(...scale) },
    { weight: 1, arbitrary: fc.constantFrom('NA', 'Yes', 'yes', '3 of 4', 'a "b"\n, c', '៥ ឆ្នាំ') },
  );

interface Written {
  readonly items: readonly WrittenItem[];
  readonly rows: readonly {
    readonly iso3: string;
    readonly year: number;
    readonly cells: readonly string[];
  }[];
}

const anyTable: fc.Arbitrary<Written> = fc.array(anyScale, { minLength: 1, maxLength: 6 }).chain((scales) => {
  const items = scales.map((scale, at) => ({ id: `item.${at}`, ...scale }));
  const row = fc.record({
    iso3: fc.constantFrom('KHM', 'THA', 'ROM', 'AUS'),
    year: fc.integer({ min: 2000, max: 2009 }),
    cells: fc.tuple(...items.map(({ scale }) => anyText(scale))),
  });
  return fc
    .uniqueArray(row, { minLength: 1, maxLength: 20, selector: ({ iso3, year }) => `${iso3} ${year}` })
    .map((rows) => ({ items, rows }));
});

/** What the rule says of a table, State by State. */
function oracle({ items, rows }: Written): unknown[] {
  const steps: unknown[] = [];
  for (const iso3 of ['AUS', 'KHM', 'ROM', 'THA']) {
    const ofState = rows.filter((row) => row.iso3 === iso3).sort((a, b) => a.year - b.year);
    ofState.forEach((later, at) => {
      const earlier = ofState[at - 1];
      if (earlier === undefined) return;
      const idsWith = (wanted: Verdict) =>
        items.flatMap((item, place) => {
          const [before = '', after = ''] = [earlier.cells[place], later.cells[place]];
          return verdict(item, before, after) === wanted ? [item.id] : [];
        });
      const lists = (['improved', 'worsened', 'changed', 'unchanged', 'new', 'dropped'] as const).map(
        idsWith,
      );
      steps.push([iso3, earlier.year, later.year, ...lists]);
    });
  }
  return steps;
}

const flat = (step: YearStep) => [
  ...[step.state.id, step.from, step.to, step.improved, step.worsened],
  ...[step.changed, step.unchanged, step.new, step.dropped],
];

function written({ items, rows }: Written, order: readonly number[]): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    ['iso3', 'year', ...items.map(({ id }) => id)],
    ...rows.map(({ iso3, year, cells }) => [iso3, String(year), ...cells]),
  ];
  return lines.map((line) => order.map((at) => quoted(line[at] ?? '')).join(',')).join('\r\n');
}

function stepsOf(given: Written, order: readonly number[]): YearStep[] {
  const described = describeTable({ items: given.items });
  const table = readCsv(written(given, order));
  return compareYears(described, readYears(table, described, guessMapping(table, described)).states);
}

const inOrder = ({ items }: Written) => ['iso3', 'year', ...items].map((_, at) => at);

describe('what happened between two years of a table', () => {
  it('is what the rule says, for any table', () => {
    fc.assert(
      fc.property(anyTable, (given) => {
        expect(stepsOf(given, inOrder(given)).map(flat)).toEqual(oracle(given));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of rows and columns', () => {
    const shuffled = anyTable.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray([...given.rows], { minLength: given.rows.length }),
        fc.shuffledSubarray(inOrder(given), { minLength: given.items.length + 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, rows, order]) => {
        expect(stepsOf({ ...given, rows }, order)).toEqual(stepsOf(given, inOrder(given)));
      }),
    );
  });

  it('turns round when time runs backwards', () => {
    const backwards = ({ items, rows }: Written): Written => ({
      items,
      rows: rows.map((row) => ({ ...row, year: 4009 - row.year })),
    });
    const sorted = (steps: unknown[][]) =>
      steps.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    fc.assert(
      fc.property(anyTable, (given) => {
        const there = stepsOf(given, inOrder(given)).map((step) =>
          flat({
            ...step,
            from: 4009 - step.to,
            to: 4009 - step.from,
            improved: step.worsened,
            worsened: step.improved,
            new: step.dropped,
            dropped: step.new,
          }),
        );
        const back = stepsOf(backwards(given), inOrder(given)).map(flat);
        expect(sorted(back)).toEqual(sorted(there));
      }),
    );
  });

  it('puts every item with a value on either side in exactly one list', () => {
    fc.assert(
      fc.property(anyTable, (given) => {
        for (const step of stepsOf(given, inOrder(given))) {
          const rowOf = (year: number) =>
            given.rows.find((row) => row.iso3 === step.state.id && row.year === year)?.cells ?? [];
          const [before, after] = [rowOf(step.from), rowOf(step.to)];
          const spoken = given.items.filter((_, at) => before[at] !== '' || after[at] !== '');
          const { improved, worsened, changed, unchanged, dropped } = step;
          const listed = [improved, worsened, changed, unchanged, step.new, dropped].flat();
          expect(listed.sort()).toEqual(spoken.map(({ id }) => id).sort());
        }
      }),
    );
  });

  it('honours a questionnaire for which no is the better answer', () => {
    const items = [{ id: 'harm', scale: ['Yes', 'No', 'Unknown'], better: 'No' }];
    const rows = ['Yes', 'No', 'Unknown'].map((text, at) => ({
      iso3: 'KHM',
      year: 2000 + at,
      cells: [text],
    }));
    const given = { items, rows };
    expect(stepsOf(given, inOrder(given)).map(({ improved, changed }) => [improved, changed])).toEqual([
      [['harm'], []],
      [[], ['harm']],
    ]);
  });
});

describe('a table of levels', () => {
  it('goes the way that answers of an assessment go', () => {
    const { items } = describeTable({ items: [{ id: 'a', scale: '0..4', better: 'higher' }] });
    const scale = items[0]?.scale ?? { kind: 'categories', words: [] };
    const asText = ({ value, confirmed }: Answer) => {
      if (!confirmed || value.kind === 'none') return '';
      return value.kind === 'level' ? String(value.level) : value.kind;
    };
    const directionOf = (before: string, after: string): Direction => {
      const standing = (text: string) => (text === '' ? null : standingOn(scale, text));
      return directionBetween(standing(before), standing(after));
    };
    const anyOne = anyAnswer('POL-01', fc.boolean());
    fc.assert(
      fc.property(anyOne, anyOne, (before, after) => {
        expect(directionOf(asText(before), asText(after))).toBe(compareAnswers(before, after).direction);
      }),
      { numRuns: 500 },
    );
  });
});
