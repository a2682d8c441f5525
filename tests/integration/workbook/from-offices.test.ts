import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../main/platform';
import { cellName, type Workbook, withEveryCell } from '../../../shared/kernel';
import { archiveOf, type MadeWorkbook, workbookParts } from '../../support/archive-of';

const cellsOf = ({ sheets }: Workbook) =>
  sheets.map(({ name, rows }) => [
    name,
    ...rows.flatMap(({ row, cells }) =>
      cells.map(({ column, kind, text }) => `${cellName(row, column)} ${kind} ${text}`),
    ),
  ]);

const read = async (made: MadeWorkbook) => cellsOf(await readWorkbook(archiveOf(workbookParts(made))));
const codeOf = (made: MadeWorkbook) =>
  read(made).then(
    () => 'read',
    (error: { code: string; data: object }) => ({ code: error.code, ...error.data }),
  );

const inTable = (rows: string) => `<sheetData>${rows}</sheetData>`;
const word = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('what stands far from the table', () => {
  it('is passed over where it is only a look, a space or a formula that shows nothing', async () => {
    const rows = [
      `<row r="1">${word('A1', 'a')}<c r="XFD1" s="1"/></row>`,
      `<row r="30000">${word('B30000', ' ')}</row>`,
      '<row r="1048576" ht="12.8"><c r="A1048576" s="3" t="str"><f>IF(A1="","",1)</f><v></v></c><c r="XFD1048576" s="1"/></row>',
    ];
    expect(await read({ sheets: { S: inTable(rows.join('')) } })).toEqual([['S', 'A1 text a']]);
  });

  it('is kept apart with its place where somebody wrote something; a table that needs every cell is refused by it', async () => {
    const far = async (place: string, row: number) => {
      const rows = `<row r="1">${word('A1', 'a')}</row><row r="${row}">${word(place, 'x')}</row>`;
      const book = await readWorkbook(archiveOf(workbookParts({ sheets: { S: inTable(rows) } })));
      expect(cellsOf(book)).toEqual([['S', 'A1 text a']]);
      expect(book.sheets[0]?.beyond.map(({ row: at, column }) => cellName(at, column))).toEqual([place]);
      return () => withEveryCell(book);
    };
    expect(await far('XFD1048576', 1_048_576)).toThrow(
      expect.objectContaining({ code: 'workbook.too-wide', data: { sheet: 'S', cell: 'XFD1048576' } }),
    );
    expect(await far('C1048576', 1_048_576)).toThrow(
      expect.objectContaining({ code: 'workbook.too-long', data: { sheet: 'S', cell: 'C1048576' } }),
    );
  });

  it('is kept apart where no program has calculated its formula; a table that needs every cell is refused by it', async () => {
    const rows = `<row r="1">${word('A1', 'a')}<c r="IW1"><f>SUM(A1:A2)&amp;"x"</f></c></row>`;
    const book = await readWorkbook(archiveOf(workbookParts({ sheets: { S: inTable(rows) } })));
    expect(book.sheets[0]?.beyond).toEqual([{ row: 0, column: 256, text: '=SUM(A1:A2)&"x"' }]);
    expect(() => withEveryCell(book)).toThrow(
      expect.objectContaining({ code: 'workbook.too-wide', data: { sheet: 'S', cell: 'IW1' } }),
    );
  });

  it('takes no room, however many cells have a look', async () => {
    const row = `<row r="1">${'<c s="1"/>'.repeat(16_384)}</row>`.replaceAll(' r="1"', '');
    const rows = inTable(`<row>${word('A1', 'a')}</row>${row.repeat(60)}<row>${word('A62', 'b')}</row>`);
    expect(await read({ sheets: { S: rows } })).toEqual([['S', 'A1 text a', 'A62 text b']]);
  });

  it('leaves cells in their place that do not say where they stand', async () => {
    const rows = `<row>${'<c/>'.repeat(2)}<c><v>1</v></c></row><row r="4"><c r="E4" s="1"/><c><v>2</v></c></row><row><c><v>3</v></c></row>`;
    expect(await read({ sheets: { S: inTable(rows) } })).toEqual([
      ['S', 'C1 number 1', 'F4 number 2', 'A5 number 3'],
    ]);
  });
});

describe('what people write on cells', () => {
  const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const madeWith = (legacy: string, threaded?: string): MadeWorkbook => ({
    sheets: { S: inTable(`<row r="1">${word('A1', 'a')}</row>`) },
    more: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        data: `<Relationships><Relationship Id="r1" Type="${RELATIONS}/comments" Target="../comments1.xml"/><Relationship Id="r2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`,
      },
      { name: 'xl/comments1.xml', data: legacy },
      ...(threaded === undefined
        ? []
        : [{ name: 'xl/threadedComments/threadedComment1.xml', data: threaded }]),
    ],
  });
  const notes = async (made: MadeWorkbook) =>
    (await readWorkbook(archiveOf(workbookParts(made)))).sheets.map((sheet) => sheet.notes);
  const legacy =
    '<comments><authors><author>Me</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Ask </t></r><r><t>Labour</t></r></text></comment><comment ref="F1048576" authorId="0"><text><t>far</t></text></comment><comment ref="A1" authorId="0"><text><t> </t></text></comment></commentList></comments>';

  it('is read with its cell, as a note', async () => {
    expect(await notes(madeWith(legacy))).toEqual([
      [
        { row: 1, column: 1, text: 'Ask Labour' },
        { row: 1_048_575, column: 5, text: 'far' },
      ],
    ]);
  });

  it('is read once with what answers it, where it stands as a note for older programs besides', async () => {
    const threaded =
      '<ThreadedComments><threadedComment ref="B2" id="{1}"><text>Is this so?</text></threadedComment><threadedComment ref="B2" id="{2}" parentId="{1}"><text>Yes &amp; no</text></threadedComment></ThreadedComments>';
    expect((await notes(madeWith(legacy, threaded)))[0]?.[0]).toEqual({
      row: 1,
      column: 1,
      text: 'Is this so?\nYes & no',
    });
  });

  it('is kept apart where it names no cell that a sheet has, and the rest is read', async () => {
    const odd = ['', 'A0', 'XFE1', 'A1048577', '#REF!', 'R1C1:', '$C$4', 'D5:E6'].map(
      (ref) => `<comment ref="${ref}"><text><t>on ${ref}</t></text></comment>`,
    );
    const made = madeWith(`<comments><commentList>${odd.join('')}</commentList></comments>`);
    const [sheet] = (await readWorkbook(archiveOf(workbookParts(made)))).sheets;
    expect(sheet?.adrift).toEqual(['on', 'on A0', 'on XFE1', 'on A1048577', 'on #REF!', 'on R1C1:']);
    expect(sheet?.notes).toEqual([
      { row: 3, column: 2, text: 'on $C$4' },
      { row: 4, column: 3, text: 'on D5:E6' },
    ]);
    expect(sheet?.rows).not.toEqual([]);
  });

  it('is no reason to refuse a file that names a part which is not there', async () => {
    const made = madeWith(legacy);
    const more = made.more?.filter(({ name }) => !name.includes('comments1'));
    expect(await notes({ ...made, ...(more ? { more } : {}) })).toEqual([[]]);
  });
});

describe('cells as spreadsheet programs write them', () => {
  it('are days by their format, from 1900 or from 1904', async () => {
    const formats = [
      'yyyy/mm/dd',
      '[Red]0.00',
      'd "de" mmm',
      '[$-41E]d mmm bbbb',
      '0 "days"',
      '[DBNum1]yyyy',
      'General',
      '#,##0\\d',
    ];
    const row = formats.map((_, at) => `<c s="${at + 1}"><v>46350</v></c>`).join('');
    const days = (day: string) =>
      ['date', 'number', 'date', 'date', 'number', 'date', 'number', 'number'].map(
        (kind, at) => `${cellName(0, at)} ${kind} ${kind === 'date' ? day : '46350'}`,
      );
    const sheets = { S: inTable(`<row>${row}</row>`) };
    expect(await read({ sheets, formats })).toEqual([['S', ...days('2026-11-24')]]);
    expect(await read({ sheets, formats, before: '<workbookPr date1904="1"/>' })).toEqual([
      ['S', ...days('2030-11-25')],
    ]);
    const said = inTable(
      '<row><c t="d"><v>2026-11-24T00:00:00Z</v></c><c t="d"><v>2026-11-24T10:30:00.000Z</v></c></row>',
    );
    expect(await read({ sheets: { S: said } })).toEqual([
      ['S', 'A1 date 2026-11-24', 'B1 date 2026-11-24T10:30:00'],
    ]);
  });

  it('are days also where only a year of the Buddhist Era is shown, and times where they have no day', async () => {
    const sheets = { S: inTable('<row><c s="1"><v>45658</v></c><c s="2"><v>.5</v></c></row>') };
    expect(await read({ sheets, formats: ['bbbb', 'h:mm'] })).toEqual([
      ['S', 'A1 date 2025-01-01', 'B1 date 12:00:00'],
    ]);
  });

  it('are how long something takes where their hours go on beyond a day', async () => {
    const row = [1.5, 0.0625, -0.25, 46350.5, 1e300].map((days, at) => `<c s="${at + 1}"><v>${days}</v></c>`);
    const formats = ['[h]:mm', '[mm]:ss', '[$-409][hh]:mm:ss', 'd "days" [h]:mm', '[s]'];
    expect(await read({ sheets: { S: inTable(`<row>${row.join('')}</row>`) }, formats })).toEqual([
      [
        ...['S', 'A1 text 36:00:00', 'B1 text 1:30:00', 'C1 text -6:00:00'],
        ...['D1 date 2026-11-24T12:00:00', 'E1 text #VALUE!'],
      ],
    ]);
  });

  it('have no more digits than are shown, and whole numbers all of theirs', async () => {
    const numbers = ['0.30000000000000004', '2.9999999999999996', '1234567890123456', '1E-7'];
    const row = numbers.map((number) => `<c><v>${number}</v></c>`).join('');
    expect(await read({ sheets: { S: inTable(`<row>${row}</row>`) } })).toEqual([
      ['S', 'A1 number 0.3', 'B1 number 3', 'C1 number 1234567890123456', 'D1 number 1e-7'],
    ]);
  });

  it('are told where no program has calculated their formula; a table that needs every cell is refused by it', async () => {
    const row =
      '<c t="str"><f>IF(1,"","")</f><v></v></c><c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>1+1</f><v/></c>';
    const book = await readWorkbook(
      archiveOf(workbookParts({ sheets: { S: inTable(`<row>${row}</row>`) } })),
    );
    expect(cellsOf(book)).toEqual([
      ['S', 'A1 formula ', 'B1 formula 2', 'C1 uncalculated ', 'D1 uncalculated '],
    ]);
    expect(() => withEveryCell(book)).toThrow(
      expect.objectContaining({ code: 'workbook.uncalculated', data: { sheet: 'S', cell: 'C1' } }),
    );
  });

  it('are no nought and no other kind where a program has put line ends around a value', async () => {
    const rows =
      '<row><c><v>\n</v></c><c><v>\n3\n</v></c><c t="b"><v> 1 </v></c><c t="e"><v> #REF! </v></c><c t="str"><v> x </v></c></row>';
    expect(await read({ sheets: { S: inTable(rows) } })).toEqual([
      ['S', 'B1 number 3', 'C1 boolean true', 'D1 error #REF!', 'E1 text  x '],
    ]);
  });

  it('keep their words where they do not say that words stand in them, or say it of a value', async () => {
    const rows = '<row><c><is><t>a</t></is></c><c t="inlineStr"><v>b</v></c></row>';
    expect(await read({ sheets: { S: inTable(rows) } })).toEqual([['S', 'A1 text a', 'B1 text b']]);
  });

  it('stand where the cell before them says, if their row does not say where it is', async () => {
    const rows = '<row><c r="A5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>';
    expect(await read({ sheets: { S: inTable(rows) } })).toEqual([
      ['S', 'A5 number 1', 'B5 number 2', 'A6 number 3'],
    ]);
  });

  it('lose nothing where many of their signs are written out, and bring no sign that ends a text', async () => {
    const shared = `<si><r><t>${'_x000D_'.repeat(8_000)}</t></r><r><t>tail</t></r></si><si><t>a_x0000_b</t></si>`;
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
    expect(await read({ shared, sheets: { S: inTable(rows) } })).toEqual([
      ['S', `A1 text ${'\r'.repeat(8_000)}tail`, 'B1 text ab'],
    ]);
    expect(await codeOf({ sheets: { S: inTable(`<row>${word('A1', 'a\0b')}</row>`) } })).toEqual({
      code: 'workbook.unreadable',
    });
  });

  it('are whole where parts of them have a look of their own, without how they are read aloud', async () => {
    const shared =
      '<si><r><t>กข</t></r><r><rPr><b/></rPr><t xml:space="preserve"> ค &amp; &#3585;</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b<![CDATA[<c>]]></t></si><si/>';
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>';
    expect(await read({ shared, sheets: { S: inTable(rows) } })).toEqual([
      ['S', 'A1 text กข ค & ก', 'B1 text a\rb<c>'],
    ]);
  });

  it('have the line ends of XML, wherever the part is cut, and keep those that are written out', async () => {
    const shared = `<si><t>${'\r\n'.repeat(10_000)}</t></si><si><t>a\r\nb\rc&#13;&#10;d</t></si>`;
    const long = `${' '.repeat(256 * 1024 - 1_013)}${shared}`;
    for (const text of [shared, long]) {
      const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
      expect(await read({ shared: text, sheets: { S: inTable(rows) } })).toEqual([
        ['S', `A1 text ${'\n'.repeat(10_000)}`, 'B1 text a\nb\nc\r\nd'],
      ]);
    }
  });

  it('are formulas wherever one formula fills many', async () => {
    const rows =
      '<row><c><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c><c><v>1</v></c></row><row><c><v>2</v></c><c><f t="shared" si="0"/><v>2</v></c></row>';
    expect(await read({ sheets: { S: inTable(rows) } })).toEqual([
      ['S', 'A1 formula 1', 'B1 number 1', 'A2 formula 2', 'B2 formula 2'],
    ]);
  });

  it('are read from names in other letters, other folders and with prefixes', async () => {
    const sheets = { S: inTable('<row><c t="s"><v>0</v></c></row>') };
    const parts = workbookParts({ sheets, shared: '<si><t>a</t></si>' }).map(({ name, data }) => ({
      name: name
        .replace('sharedStrings', 'SharedStrings')
        .replaceAll('/', name.includes('sheet1') ? '\\' : '/'),
      data: name.includes('sheet1')
        ? String(data).replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
        : String(data).replace('"xl/workbook.xml', '"xl\\workbook.xml'),
    }));
    expect(cellsOf(await readWorkbook(archiveOf(parts)))).toEqual([['S', 'A1 text a']]);
    const wide = workbookParts({ sheets, shared: '<si><t>ก</t></si>' }).map(({ name, data }) => ({
      name,
      data: name.includes('shared') ? Buffer.from(`\ufeff${data}`, 'utf16le') : data,
    }));
    expect(cellsOf(await readWorkbook(archiveOf(wide)))).toEqual([['S', 'A1 text ก']]);
  });
});

describe('a workbook with more than tables', () => {
  it('is read where its parts were packed before anybody knew how large they are', async () => {
    const parts = workbookParts({ sheets: { S: inTable(`<row>${word('A1', 'a')}</row>`) } });
    const long = parts.map((part) => ({ ...part, isLong: true }));
    expect(cellsOf(await readWorkbook(archiveOf(long)))).toEqual([['S', 'A1 text a']]);
    const lies = long.map((part) => ({ ...part, full: Number.MAX_SAFE_INTEGER }));
    await expect(readWorkbook(archiveOf(lies))).rejects.toMatchObject({ code: 'workbook.too-large' });
  });

  it('is read where what stands beside the cells says less than it should', async () => {
    const rows = '<row><c><f t="array">B1</f><v>1</v></c><c><v>2</v></c></row>';
    const before = '<extLst><ext><x15:sheet x15:name="S"/></ext></extLst>';
    const sheets = { S: `${inTable(rows)}<mergeCells><mergeCell/></mergeCells>` };
    expect(await read({ sheets, before })).toEqual([['S', 'A1 formula 1', 'B1 number 2']]);
  });

  it('is read where cells are joined, or filled by one formula, that no sheet has', async () => {
    for (const place of ['A1:A9999999', 'XFE1:XFE2', 'A0', '', '#REF!']) {
      const rows = `<row><c><f t="array" ref="${place}">B1</f><v>1</v></c><c><v>2</v></c></row>`;
      const sheets = { S: `${inTable(rows)}<mergeCells><mergeCell ref="${place}"/></mergeCells>` };
      expect(await read({ sheets })).toEqual([['S', 'A1 formula 1', 'B1 number 2']]);
    }
  });

  it('counts its days from 1904 also where Excel says something of its charts beside that', async () => {
    const before =
      '<workbookPr date1904="1"/><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';
    const sheets = { S: inTable('<row><c s="1"><v>1</v></c></row>') };
    expect(await read({ sheets, before, formats: ['yyyy-mm-dd'] })).toEqual([['S', 'A1 date 1904-01-02']]);
  });

  it('is refused where it is a text document by another name', async () => {
    const parts = workbookParts({ sheets: {} }).map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, data: '<w:document><w:body/></w:document>' } : part,
    );
    await expect(readWorkbook(archiveOf(parts))).rejects.toMatchObject({ code: 'workbook.unreadable' });
  });

  it('is read without sheets that hold only a chart', async () => {
    const relations =
      '<Relationship Id="c" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';
    const made = {
      sheets: { S: inTable(`<row>${word('A1', 'a')}</row>`) },
      relations,
      others: '<sheet name="Chart" sheetId="9" r:id="c"/>',
      more: [{ name: 'xl/chartsheets/sheet1.xml', data: '<chartsheet/>' }],
    };
    expect(await read(made)).toEqual([['S', 'A1 text a']]);
  });

  it('is refused where a text that its cells name is lost, or two parts have one name', async () => {
    const sheets = { S: inTable('<row><c t="s"><v>7</v></c></row>') };
    expect(await codeOf({ sheets })).toEqual({ code: 'workbook.unreadable' });
    const twice = { sheets: { S: inTable('') }, more: [{ name: 'XL/workbook.xml', data: '<workbook/>' }] };
    expect(await codeOf(twice)).toEqual({ code: 'workbook.unreadable' });
    const cells = { S: inTable(`<row>${word('A1', 'a')}${word('A1', 'b')}</row>`) };
    expect(await codeOf({ sheets: cells })).toEqual({ code: 'workbook.unreadable' });
  });
});

describe('a workbook with bytes behind its end', () => {
  const parts = workbookParts({ sheets: { S: inTable(`<row>${word('A1', 'a')}</row>`) } });
  const whole = Buffer.from(archiveOf(parts));
  const long = Buffer.from(archiveOf(parts.map((part) => ({ ...part, isLong: true }))));
  const other = Buffer.from(
    archiveOf(workbookParts({ sheets: { T: inTable(`<row>${word('A1', 'b')}</row>`) } })),
  );
  const END = 22;
  /** With a comment of so many bytes as it says, of which some may be missing. */
  const commented = (file: Buffer, comment: Buffer, says = comment.length) => {
    const bytes = Buffer.concat([file, comment]);
    bytes.writeUInt16LE(says, file.length - 2);
    return bytes;
  };
  /** An archive whose offsets count from so many bytes before it. */
  const moved = (file: Buffer, by: number) => {
    const bytes = Buffer.from(file);
    const end = bytes.length - END;
    const list = bytes.readUInt32LE(end + 16);
    bytes.writeUInt32LE(list + by, end + 16);
    for (let at = list; at < end; at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30))
      bytes.writeUInt32LE(bytes.readUInt32LE(at + 42) + by, at + 42);
    return bytes;
  };
  const embedded = { name: 'xl/embeddings/other.xlsx', data: other, isStored: true };
  const within = Buffer.from(archiveOf([...parts, embedded]));
  const inner = within.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  within.writeUInt16LE(within.length - inner - END, inner + 20);
  const opened = (bytes: Uint8Array) =>
    readWorkbook(bytes).then(cellsOf, (error: { code: string }) => error.code);

  it.each([
    ['a line end', Buffer.concat([whole, Buffer.from('\r\n')])],
    ['what fills up a block', Buffer.concat([whole, Buffer.alloc(65_535)])],
    ['what was signed', Buffer.concat([long, Buffer.from('signed by a mail gateway')])],
    ['a long comment', commented(whole, Buffer.alloc(65_535, 'c'))],
    ['a comment and more', Buffer.concat([commented(whole, Buffer.from('c')), Buffer.alloc(99)])],
  ])('is read as without them: %s', async (_what, bytes) => {
    expect(await opened(bytes)).toEqual([['S', 'A1 text a']]);
  });

  it('is read where another archive lies in one of its parts', async () => {
    const bytes = archiveOf([...parts, embedded]);
    expect(await opened(Buffer.concat([bytes, Buffer.alloc(9)]))).toEqual([['S', 'A1 text a']]);
  });

  it.each([
    ['one behind the other', Buffer.concat([whole, moved(other, whole.length)])],
    ['one behind the other, each from its own beginning', Buffer.concat([whole, other])],
    ['one in the comment of the other', commented(whole, moved(other, whole.length))],
    ['one in a part of the other, whose comment goes on to the end', within],
  ])('is refused by a reason of its own where two readers might see two: %s', async (_what, bytes) => {
    expect(await opened(bytes)).toBe('workbook.two-ends');
  });

  it('is refused where its end is cut off or too far from the end of the file', async () => {
    for (const bytes of [
      commented(whole, Buffer.from('cut'), 9),
      Buffer.concat([whole, Buffer.alloc(65_536)]),
      Buffer.concat([whole, whole.subarray(-END, -1)]),
    ])
      expect(await opened(bytes)).toBe('workbook.unreadable');
  });
});
