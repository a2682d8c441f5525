import { expect, test } from 'vitest';
import { layOutReport, type Report, type ReportBlock } from '../../../../shared/reports';

const report: Report = {
  head: {
    title: 'Comparison: 2024/2025',
    lines: ['Thailand'],
    language: 'en',
    contents: 'Contents',
    foot: 'Foot',
  },
  blocks: [
    { kind: 'heading', level: 1, text: 'What is compared', sheet: 'Compared' },
    { kind: 'text', text: 'A sentence.', look: 'plain' },
    {
      kind: 'heading',
      level: 1,
      text: 'Levels: all [of them] and a name that is far too long',
      sheet: undefined,
    },
    {
      ...{ kind: 'table', caption: 'By pillar', head: ['Pillar', 'A', 'B'], widths: [20, 8, 8] },
      rows: [
        ['Prevention', 3, { value: 2, shade: 2 }],
        ['Protection', 'No data', 1],
      ],
      chart: { kind: 'stacked', columns: [1, 2] },
    },
    { kind: 'heading', level: 1, text: 'compared' },
    { kind: 'list', items: ['one', 'two'] },
  ].map((block) => block) as Report['blocks'],
};

test('gives each part a sheet with a name that spreadsheet programs take', () => {
  const { sheets } = layOutReport(report);
  expect(sheets.map(({ name }) => name)).toEqual([
    'Comparison 2024 2025',
    'Levels all of them and a name t',
    'compared',
  ]);
  for (const { name } of sheets) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]/);
  }
});

test('takes no name for a sheet that Excel refuses', () => {
  const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 1, text });
  const names = [
    'History',
    "Answers of the 'Committee for all' in the capital",
    "' '",
    'one\u0007two',
    '\ud800',
    `${'x'.repeat(30)}\ud83d\ude00`,
  ];
  const { sheets } = layOutReport({
    ...report,
    blocks: [{ kind: 'text', text: 'First.', look: 'plain' }, ...names.map(heading)],
  });
  expect(sheets.slice(1).map(({ name }) => name)).toEqual([
    'History 2',
    "Answers of the 'Committee for a",
    'Sheet',
    'one two',
    'Sheet 2',
    'x'.repeat(30),
  ]);
  const [, cut] = layOutReport({
    ...report,
    blocks: [
      { kind: 'text', text: 'First.', look: 'plain' },
      heading("Answers of the nineteen offices' people"),
    ],
  }).sheets;
  expect(cut?.name).toBe('Answers of the nineteen offices');
});

test('keeps numbers as numbers, and draws its chart from the very cells of the table', () => {
  const [, levels] = layOutReport(report).sheets;
  const chart = levels?.charts?.[0];
  expect(chart?.series).toEqual([
    { name: 'A', column: 1 },
    { name: 'B', column: 2 },
  ]);
  const drawn = levels?.rows.slice(chart?.firstRow, (chart?.lastRow ?? 0) + 1);
  expect(drawn?.map((row) => row.map(({ value }) => value))).toEqual([
    ['Prevention', 3, 2],
    ['Protection', 'No data', 1],
  ]);
  // The chart lies below the table, on rows that are empty.
  expect(chart?.row).toBeGreaterThan(chart?.lastRow ?? 0);
  expect(levels?.rows.slice(chart?.row, (chart?.row ?? 0) + 20).every((row) => row.length === 0)).toBe(true);
});

test('says how high rows are over which a chart or a picture stands, so that it covers none of them', () => {
  const table = report.blocks.find(({ kind }) => kind === 'table') as Extract<
    Report['blocks'][number],
    { kind: 'table' }
  >;
  const laid = (block: typeof table) => layOutReport({ ...report, blocks: [block] }).sheets[0];
  const long = { ...table, head: ['Pillar', 'With all targets reached', 'B'] };
  const sheet = laid(long);
  const headRow = sheet?.rows.findIndex(([first]) => first?.value === 'Pillar') ?? -1;
  const [head, row] = [headRow, headRow + 1].map((at) => sheet?.heights?.get(at));
  expect(head).toBeGreaterThan(row ?? 0);
  expect(row).toBeGreaterThanOrEqual(15);
  // Without a chart the spreadsheet program makes rows as high as their words need.
  const { chart: _, ...plain } = long;
  expect(laid(plain)?.heights?.has(headRow)).toBe(false);
});

test('says once what a table shows where the heading before it says so', () => {
  const table = report.blocks.find(({ kind }) => kind === 'table') as Report['blocks'][number];
  const said = (text: string) =>
    layOutReport({ ...report, blocks: [{ kind: 'heading', level: 1, text }, table] })
      .sheets.flatMap(({ rows }) => rows.map(([first]) => first?.value))
      .filter((value) => value === 'By pillar').length;
  expect([said('By pillar'), said('Levels')]).toEqual([1, 1]);
});
