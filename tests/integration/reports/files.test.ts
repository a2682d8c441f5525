import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../main/platform';
import { createReportPieces, writeReport } from '../../../main/reports';
import type { Workbook } from '../../../shared/kernel';
import { piecesOf, type Report, type ReportBlock } from '../../../shared/reports';
import { partsOf } from '../../support/archive-parts';

/** One white dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

const THAI = 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์ พ.ศ. ๒๕๕๑';
const KHMER = 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស';
const BURMESE = 'လူကုန်ကူးမှုတားဆီးကာကွယ်ရေးဥပဒေ';

const report: Report = {
  head: {
    title: `Comparison ${THAI}`,
    lines: ['Made with Waymark & others <1>.'],
    language: 'th',
    contents: 'Contents',
    foot: 'Comparison',
  },
  blocks: [
    { kind: 'heading', level: 1, text: 'What is compared' },
    { kind: 'text', text: `${KHMER}\nsecond line`, look: 'strong' },
    { kind: 'list', items: [BURMESE, '=1+1', 'three'] },
    { kind: 'heading', level: 1, text: 'Levels' },
    {
      ...{ kind: 'table', caption: 'Levels by column', head: ['Item', 'A', 'B'], widths: [40, 10, 10] },
      rows: [
        [`POL-01 ${KHMER}`, { value: 3, shade: 3 }, { value: '?', shade: 0 }],
        ['POL-02', 2.5, '·'],
      ],
      chart: { kind: 'line', columns: [1, 2] },
    },
    { kind: 'heading', level: 2, text: 'A picture' },
    { kind: 'picture', png: DOT, width: 900, height: 500, alt: 'Questions on level 3' },
  ],
};

const unescaped = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The words of the paragraphs of a document, in their order. */
const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    unescaped([...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')),
  );

const textsOf = ({ sheets }: Workbook) =>
  sheets.map(({ name, rows }) => ({
    name,
    cells: rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
  }));

describe('a report as a Word document', () => {
  test('says every word again, with real headings, captions, head rows and a picture that is described', async () => {
    const parts = await partsOf(await writeReport({ report, format: 'docx' }));
    const xml = parts.get('word/document.xml') ?? '';
    const paragraphs = paragraphsOf(xml);
    for (const words of [
      ...[report.head.title, 'Made with Waymark & others <1>.', 'What is compared', BURMESE, '=1+1'],
      ...['Levels by column', `POL-01 ${KHMER}`, '2.5', '·'],
    ])
      expect(paragraphs).toContain(words);
    expect(paragraphs).toContain(`${KHMER}second line`);
    expect(xml).toContain('w:val="Heading1"');
    expect(xml).toContain('w:val="Caption"');
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(1);
    expect(xml).toContain('descr="Questions on level 3"');
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
    // Word would ask at each opening whether fields may be brought up to date.
    expect(parts.get('word/settings.xml') ?? '').not.toContain('updateFields');
    expect(xml).not.toContain('w:dirty="true"');
  });

  test('lists its parts, and of very many the large ones alone', async () => {
    const listed = async (items: number) => {
      const blocks = [1, 2, 3].flatMap((part): ReportBlock[] => [
        { kind: 'heading', level: 1, text: `Part ${part}` },
        ...Array.from(
          { length: items },
          (_, at): ReportBlock => ({
            ...{ kind: 'heading', level: 2, text: `Item ${part}.${at}` },
          }),
        ),
      ]);
      const parts = await partsOf(
        await writeReport({ report: { head: report.head, blocks }, format: 'docx' }),
      );
      const xml = parts.get('word/document.xml') ?? '';
      return [...xml.matchAll(/<w:pStyle w:val="TOC(\d)"/g)].map(([, level]) => level).join('');
    };
    expect(await listed(2)).toBe('122122122');
    expect(await listed(30)).toBe('111');
  });

  test('writes what is to fit one sheet in smaller letters', async () => {
    const sizeOf = async (compact: boolean) => {
      const head = { ...report.head, compact };
      const parts = await partsOf(await writeReport({ report: { head, blocks: [] }, format: 'docx' }));
      const [, usual = ''] =
        /<w:docDefaults>(.*?)<\/w:docDefaults>/s.exec(parts.get('word/styles.xml') ?? '') ?? [];
      return Number(/<w:sz w:val="(\d+)"/.exec(usual)?.[1]);
    };
    expect(await sizeOf(true)).toBeLessThan(await sizeOf(false));
  });

  test('ends no page with a heading, with what leads to a table, or with the names above its columns', async () => {
    const blocks: Report['blocks'] = [
      { kind: 'heading', level: 2, text: 'Changes' },
      { kind: 'text', text: 'What leads to it.', look: 'plain' },
      { kind: 'table', caption: 'Rows', head: ['Name'], widths: [20], rows: [['A row']] },
      { kind: 'text', text: 'What follows.', look: 'plain' },
    ];
    const parts = await partsOf(await writeReport({ report: { head: report.head, blocks }, format: 'docx' }));
    const paragraphs = (parts.get('word/document.xml') ?? '').split('</w:p>');
    const isKept = (words: string) =>
      paragraphs.find((one) => one.includes(`>${words}<`))?.includes('<w:keepNext/>');
    expect(['What leads to it.', 'Rows', 'Name'].map(isKept)).toEqual([true, true, true]);
    expect(['A row', 'What follows.'].map(isKept)).toEqual([false, false]);
  });

  test('keeps a row on one page, unless it tells much', async () => {
    const rows = [
      ['POL-01', 'short'],
      ['POL-02', 'long '.repeat(200)],
      ['POL-03', 2],
    ];
    const blocks: ReportBlock[] = [
      { kind: 'table', caption: 'Texts', head: ['Item', 'Text'], widths: [10, 40], rows },
    ];
    const parts = await partsOf(await writeReport({ report: { head: report.head, blocks }, format: 'docx' }));
    const drawn = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:tr>.*?<\/w:tr>/gs)];
    expect(drawn.map(([row]) => row.includes('<w:cantSplit'))).toEqual([true, true, false, true]);
  });

  test('sets the names above a crowded table smaller than above a roomy one', async () => {
    const sizeOf = async (columns: number) => {
      const head = Array.from({ length: columns }, (_, at) => `Agency ${at}`);
      const blocks: ReportBlock[] = [
        { kind: 'table', caption: 'Answers', head, widths: head.map(() => 10), rows: [head.map(() => 1)] },
      ];
      const parts = await partsOf(
        await writeReport({ report: { head: report.head, blocks }, format: 'docx' }),
      );
      return Number(
        /<w:sz w:val="(\d+)"/.exec(/<w:tbl>.*/s.exec(parts.get('word/document.xml') ?? '')?.[0] ?? '')?.[1],
      );
    };
    expect(await sizeOf(16)).toBeLessThan(await sizeOf(6));
  });

  test('sets each script in a font that has it, in its own language', async () => {
    const parts = await partsOf(await writeReport({ report, format: 'docx' }));
    const xml = parts.get('word/document.xml') ?? '';
    const runs = [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([run]) => unescaped(run));
    const runWith = (words: string) => runs.find((run) => run.includes(words)) ?? '';
    expect(runWith(THAI)).toMatch(/w:cs="Leelawadee UI".*w:bidi="th-TH"/s);
    expect(runWith(KHMER)).toMatch(/w:cs="Leelawadee UI".*w:bidi="km-KH"/s);
    expect(runWith(BURMESE)).toMatch(/w:cs="Myanmar Text".*w:bidi="my-MM"/s);
    // Bold and size count twice, for complex scripts too.
    expect(runWith(KHMER)).toMatch(/<w:b\/>.*<w:bCs\/>/s);
    expect(parts.get('word/styles.xml') ?? '').toContain('<w:szCs w:val="21"/>');
  });

  test('holds any text that people may write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        const blocks: ReportBlock[] = [{ kind: 'text', text: `<${words}>`, look: 'plain' }];
        const parts = await partsOf(
          await writeReport({ report: { head: report.head, blocks }, format: 'docx' }),
        );
        const kept = words.toWellFormed().replaceAll(/[^\P{Cc}\t\n]/gu, '');
        const said = paragraphsOf(parts.get('word/document.xml') ?? '');
        expect(said.map((each) => each.replaceAll(/[\t\n]/g, ''))).toContain(
          `<${kept.replaceAll(/[\t\n]/g, '')}>`,
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a report as a workbook', () => {
  test('names the letters of every style whole, so that no program sets some in others', async () => {
    const styles = (await partsOf(await writeReport({ report, format: 'xlsx' }))).get('xl/styles.xml') ?? '';
    const fonts = [...styles.matchAll(/<font>(.*?)<\/font>/gs)].map(([, font = '']) => font);
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) expect(font).toMatch(/(?=.*<sz )(?=.*<name val="Calibri")/s);
  });

  test('is read back with every word and every number', async () => {
    const found = textsOf(await readWorkbook(await writeReport({ report, format: 'xlsx' })));
    expect(found.map(({ name }) => name)).toEqual([expect.stringMatching(/^Comparison พระ/), 'Levels']);
    expect(found[0]?.cells).toEqual(expect.arrayContaining([report.head.title, `• ${BURMESE}`, '• =1+1']));
    expect(found[1]?.cells).toEqual(
      expect.arrayContaining(['Levels by column', `POL-01 ${KHMER}`, '3', '2.5', '?', '·']),
    );
  });

  test('has a chart of its own that draws from the cells, and the picture with its words', async () => {
    const parts = await partsOf(await writeReport({ report, format: 'xlsx' }));
    const chart = [...parts].find(([name]) => name.startsWith('xl/charts/chart'))?.[1] ?? '';
    expect(chart).toContain('<c:lineChart>');
    expect(chart).toMatch(/<c:f>'?Levels'?!\$B\$4:\$B\$5<\/c:f>/);
    expect([...parts.keys()].filter((name) => name.startsWith('xl/media/'))).toHaveLength(1);
    const drawing = [...parts].find(([name]) => name.startsWith('xl/drawings/drawing'))?.[1] ?? '';
    expect(drawing).toContain('Questions on level 3');
    expect([...parts.values()].join('')).not.toContain('<f>');
  });
});

describe('the pieces of a report', () => {
  const id = '0190b000-0000-7000-8000-000000000001';
  const other = '0190b000-0000-7000-8000-000000000002';

  test('are whole again when the report is saved, once', () => {
    const pieces = createReportPieces();
    for (const piece of piecesOf(report.blocks, 100)) pieces.add(id, piece);
    expect(pieces.take(id)).toEqual(report.blocks);
    expect(() => pieces.take(id)).toThrow('reports.forgotten');
  });

  test('of another report are forgotten, and too much is refused', () => {
    const pieces = createReportPieces(1000);
    pieces.add(id, [{ kind: 'text', text: 'one', look: 'plain' }]);
    pieces.add(other, [{ kind: 'text', text: 'two', look: 'plain' }]);
    expect(() => pieces.take(id)).toThrow('reports.forgotten');
    expect(() => pieces.add(other, [{ kind: 'text', text: 'x'.repeat(2000), look: 'plain' }])).toThrow(
      'reports.too-large',
    );
  });
});

test.each(['docx', 'xlsx'] as const)(
  'the same report is the same %s again, but for the time it carries',
  async (format) => {
    const [once, again] = [
      await partsOf(await writeReport({ report, format })),
      await partsOf(await writeReport({ report, format })),
    ];
    expect([...again.keys()]).toEqual([...once.keys()]);
    // Marks are numbered on from one file to the next in one process; in the program each file has a worker of its own.
    const told = (text = '') => text.replaceAll(/ (?:w:)?id="\d+"/g, '');
    const differing = [...once].flatMap(([name, text]) =>
      told(again.get(name)) === told(text) ? [] : [name],
    );
    expect(differing.filter((name) => name !== 'docProps/core.xml')).toEqual([]);
  },
);
