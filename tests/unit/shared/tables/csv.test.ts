import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/kernel';
import { CSV_LIMITS, cellName, readCsv, type Separator } from '../../../../shared/tables';

const cellsOf = (text: string) => {
  const { header, rows } = readCsv(text);
  return [header, ...rows.map(({ cells }) => cells)];
};

function failure(read: () => unknown): AppError {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('reading a text table', () => {
  it.each([
    [
      'plain cells',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of all kinds at once',
      'a,b\r1,2\n3,4\r\n5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark before a quoted name',
      '\uFEFF"a",b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes round separators',
      '"a,1",b\n"1,5","2"',
      [
        ['a,1', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'quotes round line ends',
      'a,b\n"one\r\ntwo",2\n',
      [
        ['a', 'b'],
        ['one\r\ntwo', '2'],
      ],
    ],
    [
      'doubled quotes',
      'a,b\n"say ""no""",""""',
      [
        ['a', 'b'],
        ['say "no"', '"'],
      ],
    ],
    [
      'empty quoted cells',
      'a,b,c\n"","",1',
      [
        ['a', 'b', 'c'],
        ['', '', '1'],
      ],
    ],
    [
      'white space as written',
      'a,b\n 1 ,\u00A02',
      [
        ['a', 'b'],
        [' 1 ', '\u00A02'],
      ],
    ],
    [
      'names without the space round them',
      ' a , b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1,5;2,5;3,5',
      [
        ['a', 'b', 'c'],
        ['1,5', '2,5', '3,5'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1,5\t2;5',
      [
        ['a', 'b'],
        ['1,5', '2;5'],
      ],
    ],
    [
      'quoted commas in names of columns',
      'x;"a, b, c";y\n1;2;3',
      [
        ['x', 'a, b, c', 'y'],
        ['1', '2', '3'],
      ],
    ],
    [
      'commas in names of columns',
      'x;a, b;c, d, e\n1;2;3',
      [
        ['x', 'a, b', 'c, d, e'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a hint for spreadsheets',
      'sep=;\r\na;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'a\n1\n2', [['a'], ['1'], ['2']]],
    [
      'short and long rows',
      'a,b,c\n1,2\n1,2,3,4',
      [
        ['a', 'b', 'c'],
        ['1', '2'],
        ['1', '2', '3', '4'],
      ],
    ],
    [
      'a last cell without text',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'scripts of Asia',
      'ประเทศ,ឆ្នាំ\nไทย,២០២៤',
      [
        ['ประเทศ', 'ឆ្នាំ'],
        ['ไทย', '២០២៤'],
      ],
    ],
  ])('takes %s', (_, text, expected) => expect(cellsOf(text)).toEqual(expected));

  it('leaves out rows without text and still numbers rows as a spreadsheet does', () => {
    const { rows } = readCsv('\na,b\n\n,,\n1,2\n\n"x\ny",4\n\n');
    expect(rows).toEqual([
      { row: 5, cells: ['1', '2'] },
      { row: 7, cells: ['x\ny', '4'] },
    ]);
    expect(readCsv('sep=,\na,b\n1,2').rows[0]?.row).toBe(3);
  });

  it('takes the separator it is told', () => {
    expect(readCsv('a;b,c\n1;2,3', { separator: ';' }).header).toEqual(['a', 'b,c']);
  });

  it.each([
    [
      'a quote that is never closed',
      'a,b\n1,"2\n3,4',
      'tables.quote-open',
      { row: 2, column: 2, cell: 'B2' },
    ],
    ['a lone quote at the end', 'a,b\n1,"', 'tables.quote-open', { cell: 'B2' }],
    [
      'a quote inside a plain cell',
      'a,b\n1,5" pipe',
      'tables.quote-stray',
      { row: 2, column: 2, cell: 'B2' },
    ],
    ['text behind a closing quote', 'a,b\n"1"2,3', 'tables.quote-stray', { cell: 'A2' }],
    ['a space before a quote', 'a,b\n1, "2"', 'tables.quote-stray', { cell: 'B2' }],
    ['nothing', '', 'tables.empty', {}],
    ['a mark and nothing else', '\uFEFF\r\n\r\n', 'tables.empty', {}],
    ['a hint and nothing else', 'sep=;', 'tables.empty', {}],
    ['a workbook', 'PK\u0003\u0004abc', 'tables.not-text', {}],
    ['bytes', 'a,b\n\0,1', 'tables.not-text', {}],
  ])('refuses %s', (_, text, code, data) => {
    const error = failure(() => readCsv(text));
    expect(error.code).toBe(code);
    expect(error.data).toMatchObject(data);
  });

  it.each([
    ['text', { characters: 5 }, 'tables.too-large'],
    ['rows', { rows: 1 }, 'tables.too-many-rows'],
    ['columns', { columns: 1 }, 'tables.too-many-columns'],
    ['a cell', { cell: 3 }, 'tables.cell-too-long'],
  ])('refuses too much of %s', (_, limit, code) => {
    const limits = { ...CSV_LIMITS, ...limit };
    expect(failure(() => readCsv('a,b\n1,2345\n3,4', { limits })).code).toBe(code);
  });

  it('keeps exactly the rows that a limit allows', () => {
    expect(readCsv('a,b\n1,2\n3,4', { limits: { ...CSV_LIMITS, rows: 2 } }).rows).toHaveLength(2);
  });

  it('reads back whatever a spreadsheet writes', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'x', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', ' ', 'a "b", c', '2,5', 'ច្បាប់'),
      fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !text.includes('\0')),
    );
    const grid = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const separators = fc.constantFrom<Separator>(',', ';', '\t');
    fc.assert(
      fc.property(grid, separators, fc.constantFrom('\n', '\r\n', '\r'), (rows, separator, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const header = rows[0]?.map((_text, at) => `c${at}`) ?? [];
        const lines = [header, ...rows].map((row) => row.map(quoted).join(separator));
        const read = readCsv(lines.join(end));
        expect(read.separator).toBe(separator);
        expect(read.header).toEqual(header);
        expect(read.rows.map(({ cells }) => cells)).toEqual(
          rows.filter((row) => row.some((text) => text !== '')),
        );
      }),
    );
  });

  it('either reads any text or says why not', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', '1'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (given) => {
        try {
          const { header, rows } = readCsv(given);
          expect(header.length).toBeGreaterThan(0);
          expect(rows.every(({ cells }) => cells.some((cell) => cell !== ''))).toBe(true);
        } catch (error) {
          expect((error as AppError).code).toMatch(/^tables\.(?:quote-open|quote-stray|empty)$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('names of cells', () => {
  it.each([
    [1, 0, 'A1'],
    [3, 25, 'Z3'],
    [3, 26, 'AA3'],
    [9, 701, 'ZZ9'],
    [9, 702, 'AAA9'],
  ])('row %i, column %i', (row, column, name) => expect(cellName(row, column)).toBe(name));
});
