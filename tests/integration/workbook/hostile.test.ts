import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../main/platform';
import { isAppError, workbook } from '../../../shared/kernel';
import { archiveOf, workbookParts } from '../../support/archive-of';

const parts = workbookParts({
  sheets: {
    Answers: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46350</v></c></row><row r="2"><c r="A2"><f>A1</f><v>2</v></c><c r="C2" t="inlineStr"><is><r><t>ก &amp;</t></r></is></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`,
    Other: '<sheetData/>',
  },
  shared: '<si><t>level</t></si>',
  formats: ['yyyy-mm-dd'],
});
const whole = archiveOf(parts);

/** What a reading gives: a workbook that keeps to its bounds, or the code it was refused with. */
const outcome = async (bytes: Uint8Array) => {
  try {
    return JSON.stringify(workbook.parse(await readWorkbook(bytes)));
  } catch (cause) {
    if (!isAppError(cause) || !cause.code.startsWith('workbook.')) throw cause;
    return cause.code;
  }
};
const seeded = { seed: 19, numRuns: 400 };
const withPart = (name: string, data: string | Uint8Array) =>
  outcome(archiveOf(parts.map((part) => (part.name === name ? { ...part, data } : part))));
const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook that was harmed', () => {
  it('is read as it was or refused, whichever of its bytes are others', async () => {
    const before = await outcome(whole);
    const long = archiveOf(parts.map((part) => ({ ...part, isLong: true })));
    const change = fc.tuple(fc.nat(long.length - 1), fc.integer({ min: 1, max: 255 }));
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(whole, long), changes, async (file, given) => {
        const bytes = file.slice();
        for (const [at, bits] of given) {
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ bits;
        }
        expect([before, 'workbook.unreadable', 'workbook.too-large']).toContain(await outcome(bytes));
      }),
      seeded,
    );
  });

  it('is refused wherever it is cut, and where something was put in between', async () => {
    const before = await outcome(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 40 }), async (at, between) => {
        expect(await outcome(whole.slice(0, at))).toBe('workbook.unreadable');
        const put = Buffer.concat([whole.slice(0, at), between, whole.slice(at)]);
        expect([before, 'workbook.unreadable', 'workbook.too-large']).toContain(await outcome(put));
      }),
      seeded,
    );
  });

  it('gives a result or a code, whatever stands in its parts', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<c r="A1"/>',
        '<c>',
        '</c>',
        '<v>',
        '</v>',
        '</row>',
        '<row r="9">',
        '<is>',
        '<t>',
        '<f t="array" ref="A1:XFD9">',
      ),
      fc.constantFrom(
        '"',
        '>',
        '<',
        '&',
        '&#0;',
        '&#x110000;',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?x',
        '\0',
      ),
      fc.constantFrom(
        'r="A0"',
        'r="XFE1"',
        'r="A99999999"',
        't="s"',
        's="-1"',
        '1e999',
        '-1',
        'NaN',
        '46350',
      ),
      fc.constantFrom('<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B9:A1"/>', '<mergeCell/>'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parts.map(({ name }) => name)),
        fc.array(fc.tuple(fc.nat(600), fc.nat(12), piece), { minLength: 1, maxLength: 4 }),
        async (name, changes) => {
          let text = String(parts.find((part) => part.name === name)?.data);
          for (const [at, gone, put] of changes) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + put + text.slice(from + gone);
          }
          await withPart(name, text);
        },
      ),
      { ...seeded, numRuns: 1_500 },
    );
  });
});

describe('a workbook made to do harm', () => {
  it('is refused where it declares what grows without end', async () => {
    const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    const grown = `<!DOCTYPE sst [<!ENTITY l0 "lol">${lol.join('')}]><sst><si><t>&l9;</t></si></sst>`;
    expect(await withPart('xl/sharedStrings.xml', grown)).toBe('workbook.unreadable');
    const outside = '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst><si><t>a</t></si></sst>';
    expect(await withPart('xl/sharedStrings.xml', outside)).toBe('workbook.unreadable');
  });

  it('is refused where elements stand in each other or a tag goes on for ever', async () => {
    expect(await withPart(SHEET, '<a>'.repeat(1_000_000))).toBe('workbook.unreadable');
    const nameless = `<worksheet><sheetData><row ${'y'.repeat(900_000)}/></sheetData></worksheet>`;
    expect(await withPart(SHEET, nameless)).toContain('"rows":[]');
    const long = `<worksheet><sheetData><row x="${'y'.repeat(30_000_000)}"/></sheetData></worksheet>`;
    expect(await withPart(SHEET, long)).toBe('workbook.unreadable');
    expect(await withPart(SHEET, `<worksheet><!--${' '.repeat(30_000_000)}--></worksheet>`)).toBe(
      'workbook.unreadable',
    );
  });

  it('is refused where it holds more than it says, and unpacks to no more than that', async () => {
    const sheet = parts.find(({ name }) => name === SHEET);
    const zeros = Buffer.alloc(40_000_000, ' ');
    const lies = (full: number) =>
      outcome(archiveOf(parts.map((part) => (part === sheet ? { ...part, data: zeros, full } : part))));
    expect(await lies(1_000)).toBe('workbook.unreadable');
    expect(await lies(50_000_000)).toBe('workbook.unreadable');
  });

  it('is refused by what it holds, not by how long it takes to say it', async () => {
    const cell = '<c t="inlineStr"><is><t>a</t></is></c>';
    const cells = `<row>${cell.repeat(250)}</row>`.repeat(900);
    expect(await withPart(SHEET, `<worksheet><sheetData>${cells}</sheetData></worksheet>`)).toBe(
      'workbook.too-large',
    );
    expect(await withPart('xl/sharedStrings.xml', `<sst>${'<si/>'.repeat(1_200_000)}</sst>`)).toBe(
      'workbook.too-large',
    );
    const joined = '<mergeCell ref="A1:B1048576"/>'.repeat(250_000);
    expect(await withPart(SHEET, `<worksheet><mergeCells>${joined}</mergeCells></worksheet>`)).toBe(
      'workbook.too-large',
    );
    const text = `<c t="inlineStr"><is><t>${'a'.repeat(32_000)}</t></is></c>`;
    const much = `<worksheet><sheetData><row>${text.repeat(250)}</row>${`<row>${text.repeat(250)}</row>`.repeat(3)}</sheetData></worksheet>`;
    expect(await withPart(SHEET, much)).toBe('workbook.too-large');
  });

  it('reaches nothing outside itself by a name', async () => {
    const to = (target: string) =>
      withPart(
        'xl/_rels/workbook.xml.rels',
        String(parts.find(({ name }) => name === 'xl/_rels/workbook.xml.rels')?.data).replace(
          'worksheets/sheet1.xml',
          target,
        ),
      );
    for (const target of [
      '../../../../etc/passwd',
      '/etc/passwd',
      'a\0b',
      '',
      'file:///etc/passwd',
      '..',
      'x'.repeat(60_000),
    ])
      expect(await to(target)).toBe('workbook.unreadable');
  });
});
