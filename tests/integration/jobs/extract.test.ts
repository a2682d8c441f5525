import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { bytesSource } from '../../../main/jobs/pdf-source';
import type { ManifestFile } from '../../../scripts/jobs/outcomes';
import type { ExtractedPage } from '../../../shared/library';
import { toZawgyi } from '../../support/legacy-text';
import { buildPdf, pdfObjects, pdfString } from '../../support/pdf-builder';
import { drawnBackwards, drawnPdf, spanOf, textPdf } from '../../support/text-pdf';
import { xfaForm } from '../../support/xfa-form';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const extractor = createExtractor({ wasmPath });

async function read(bytes: Uint8Array, password?: string) {
  const pages: ExtractedPage[] = [];
  const summary = await extractor.extract(bytesSource(bytes), {
    ...(password === undefined ? {} : { password }),
    onPage: (page) => void pages.push(page),
  });
  return { pages, ...summary };
}

describe('a page whose letters are shifted in the alphabet', () => {
  const words = Array.from({ length: 8 }, () => 'The State protects every victim and pays for the shelter.');
  const qualityOf = async (lines: string[]) => (await read(buildPdf({ pages: [{ lines }] }))).pages[0];

  it('is doubtful, so that it is read from its picture; the same page as it is seen is not', async () => {
    expect(await qualityOf(words)).toMatchObject({ quality: 'good', reasons: [] });
    const shifted = words.map((line) =>
      line.replaceAll(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 3)),
    );
    expect(await qualityOf(shifted)).toMatchObject({ quality: 'suspect', reasons: ['wrong-letters'] });
  });
});

describe('a PDF that is in order', () => {
  const bytes = buildPdf({
    title: 'Anti-Trafficking Act',
    author: 'สำนักงาน',
    subject: 'Law',
    language: 'en-GB',
    created: "D:20240115093000+07'00'",
    pages: [
      { lines: ['Anti-Trafficking Act', 'Arrangement of sections'] },
      { lines: ['1. This Act may be cited as', 'the Anti-Trafficking Act.'], width: 842, height: 595 },
      { lines: ['Turned page é'], rotate: 90 },
      { lines: [] },
    ],
    labels: [
      { from: 1, style: 'r' },
      { from: 2, style: 'D', prefix: 'A-' },
    ],
    outline: [
      { title: 'Part I', page: 1, children: [{ title: 'ส่วนที่ 1', page: 2 }] },
      { title: 'Part II', page: 3 },
    ],
  });

  it('is read but for the pages that must not be opened, which are told as damaged', async () => {
    const pages: ExtractedPage[] = [];
    const summary = await extractor.extract(bytesSource(bytes), {
      without: [2],
      onPage: (page) => void pages.push(page),
    });
    expect(pages.map(({ n, text, reasons }) => [n, text, reasons])).toEqual([
      [1, 'Anti-Trafficking Act\nArrangement of sections', []],
      [2, '', ['page-damaged']],
      [3, 'Turned page é', []],
      [4, '', ['no-text']],
    ]);
    expect(summary).toMatchObject({ facts: { pageCount: 4, warnings: ['pages-damaged'] }, suspect: 1 });
  });

  it('gives its pages in order, with printed label, size as shown and rotation', async () => {
    const { pages } = await read(bytes);
    expect(pages).toEqual([
      {
        n: 1,
        label: 'i',
        width: 595,
        height: 842,
        rotation: 0,
        text: 'Anti-Trafficking Act\nArrangement of sections',
        quality: 'good',
        reasons: [],
        conversion: null,
      },
      expect.objectContaining({
        n: 2,
        label: 'A-1',
        width: 842,
        height: 595,
        text: '1. This Act may be cited as\nthe Anti-Trafficking Act.',
      }),
      expect.objectContaining({
        n: 3,
        label: 'A-2',
        width: 842,
        height: 595,
        rotation: 90,
        text: 'Turned page é',
      }),
      expect.objectContaining({ n: 4, text: '', quality: 'empty', reasons: ['no-text'], conversion: null }),
    ]);
  });

  it('gives the facts of the file', async () => {
    const { facts, good, empty, suspect, firstPagesText } = await read(bytes);
    expect(facts).toEqual({
      pageCount: 4,
      pagesRead: 4,
      title: 'Anti-Trafficking Act',
      author: 'สำนักงาน',
      subject: 'Law',
      keywords: null,
      creator: null,
      producer: 'Waymark tests',
      created: '2024-01-15T02:30:00.000Z',
      modified: null,
      language: 'en-GB',
      pdfVersion: '1.7',
      encrypted: false,
      hasForms: false,
      hasJavascript: false,
      hasAttachments: false,
      outline: [
        { title: 'Part I', level: 0, page: 1 },
        { title: 'ส่วนที่ 1', level: 1, page: 2 },
        { title: 'Part II', level: 0, page: 3 },
      ],
      legacyFonts: [],
      converted: [],
      uncertainPages: 0,
      warnings: [],
    });
    expect({ good, empty, suspect }).toEqual({ good: 3, empty: 1, suspect: 0 });
    expect(firstPagesText).toContain('may be cited as');
  });

  const clip = (file: string) =>
    `<< /Type /Annot /Subtype /FileAttachment /Rect [72 700 90 718] /FS ${file} /Contents (Annex 1) >>`;
  const field = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /F 4 /Rect [72 600 372 620] >>';
  const named = (file: string) => `/Names << /EmbeddedFiles << /Names [(annex.docx) ${file}] >> >>`;

  it.each([
    ['by name, as of a portfolio', [() => '', () => ''], named, true],
    ['to a page, as with a paper clip', [() => '', clip], () => '', true],
    ['to a page that has a filled field before it', [(file: string) => field + clip(file)], () => '', true],
    ['nowhere, though a page has a field', [() => field], () => '', false],
  ] as const)('tells whether files are attached inside it %s', async (_where, notes, more, isAttached) => {
    const pdf = pdfObjects();
    const tree = pdf.reserve();
    const annex = pdf.addStream('/Type /EmbeddedFile', 'the annex');
    const file = `${pdf.add(`<< /Type /Filespec /F (annex.docx) /EF << /F ${annex} 0 R >> >>`)} 0 R`;
    const kids = notes.map((of) =>
      pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Annots [${of(file)}] >>`),
    );
    pdf.set(
      tree,
      `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
    );
    const { facts } = await read(
      pdf.finish(pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R ${more(file)} >>`)),
    );
    expect(facts.hasAttachments).toBe(isAttached);
  });

  it('has no labels when the file states none', async () => {
    const { pages } = await read(buildPdf({ pages: [{ lines: ['one'] }] }));
    expect(pages[0]?.label).toBeNull();
  });

  it('reads one file after the other on the same engine, the second like the first', async () => {
    const first = await read(bytes);
    for (let i = 0; i < 20; i += 1) await read(bytes);
    expect(await read(bytes)).toEqual(first);
    expect(extractor.heapBytes()).toBeLessThan(32 * 1024 * 1024);
  });

  it('is stopped by whoever takes the pages', async () => {
    const full = new Error('disk full');
    const seen: number[] = [];
    const stopped = extractor.extract(bytesSource(bytes), {
      onPage: (page) => {
        seen.push(page.n);
        if (page.n === 2) throw full;
      },
    });
    await expect(stopped).rejects.toBe(full);
    expect(seen).toEqual([1, 2]);
    expect((await read(bytes)).pages).toHaveLength(4);
  });
});

describe('text that is not where it seems', () => {
  /** A page with a filled field: its words are in the field's appearance, not in the page. */
  const filledField = () => {
    const pdf = pdfObjects();
    const catalog = pdf.reserve();
    const tree = pdf.reserve();
    const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
    const look = pdf.addStream(
      `/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 ${font} 0 R >> >>`,
      'BT /F1 12 Tf 2 5 Td (signed by the Minister) Tj ET',
    );
    const field = pdf.add(
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (signed by the Minister) /F 4 /Rect [72 600 372 620] /AP << /N ${look} 0 R >> >>`,
    );
    const content = pdf.addStream('', 'BT /F1 12 Tf 72 700 Td (Article 3) Tj ET');
    const page = pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Annots [${field} 0 R] /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
    pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
    pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /AcroForm << /Fields [${field} 0 R] >> >>`);
    return pdf.finish(catalog);
  };

  it('is read from filled fields and stamps, as a reader sees them', async () => {
    const { pages, facts } = await read(filledField());
    expect(pages[0]?.text).toContain('Article 3');
    expect(pages[0]?.text).toContain('signed by the Minister');
    expect(facts.hasForms).toBe(true);
  });

  it('is taken from the replacement text of marked spans, once', async () => {
    // "fi" as two drawn letters with one replacement, the second of them set behind the letter that follows.
    const { pages } = await read(
      drawnPdf(`(of) Tj ${spanOf('fi', '11 0 Td (x) Tj 8 0 Td (y) Tj')} -1 0 Td (cer) Tj`),
    );
    expect(pages[0]?.text).toBe('officer');
  });

  it('is put in order where it is drawn from the last letter to the first, with raised letters', async () => {
    const { pages } = await read(drawnPdf(`${drawnBackwards('دفعہ')} 14 0 Td (16) Tj 0 -24 Td (2) Tj`));
    expect(pages[0]?.text).toBe('16 دفعہ\n2');
  });
});

describe('Burmese that is given in the order of drawing', () => {
  const letters = '65 /uni1031 /uni1000 /uni102C /uni1004 /uni103A /uni1038';

  it('is read as it is written, and so are its words', async () => {
    const bytes = drawnPdf('(ABCDEF) Tj 0 -20 Td (ABCDEF) Tj 0 -20 Td (ABCDEF) Tj', letters);
    expect((await read(bytes)).pages[0]).toMatchObject({ text: 'ကောင်း\nကောင်း\nကောင်း', quality: 'good' });
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    expect(words.map(({ text }) => text)).toEqual(['ကောင်း', 'ကောင်း', 'ကောင်း']);
  });

  it('is put in order in words of every length, each with its own letters', async () => {
    const line = '(ABCDEF) Tj 40 0 Td (plain) Tj 40 0 Td (ABCDEFABCDEF) Tj -80 -20 Td';
    const words = await extractor.words(bytesSource(drawnPdf(`${line} ${line}`, letters)), 1, 'auto');
    const read = ['ကောင်း', 'plain', 'ကောင်းကောင်း'];
    expect(words.map(({ text }) => text)).toEqual([...read, ...read]);
  });

  it('is left alone, in text and words alike, where it is not sure which code they are in', async () => {
    const bytes = drawnPdf(
      '(BCD) Tj 40 0 Td (ABCDEF) Tj 40 0 Td (ABCDEF) Tj -80 -20 Td (ABCDEF) Tj 60 0 Td (BC) Tj',
      letters,
    );
    const { text = '', reasons } = (await read(bytes)).pages[0] ?? {};
    expect(reasons).toContain('encoding-uncertain');
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    expect(words.map((word) => word.text)).toEqual(text.split(/\s/));
  });

  it('is left alone in the words of a page that was converted from an older font', async () => {
    const lines = ['ကောင်းသောလုပ်ငန်းများကို မြန်မာနိုင်ငံတွင် ဆောင်ရွက်ရမည်။', 'ဥပဒေအရ ပြည်သူများကို ကာကွယ်ရေး။'];
    const bytes = textPdf([{ font: 'Zawgyi-One', lines: lines.map(toZawgyi) }]);
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    expect(words.map(({ text }) => text)).toEqual(lines.join(' ').split(' '));
  });

  it('stays as it is stored where that is asked for', async () => {
    const bytes = drawnPdf('(ABCDEF) Tj 0 -20 Td (ABCDEF) Tj 0 -20 Td (ABCDEF) Tj', letters);
    const words = await extractor.words(bytesSource(bytes), 1, 'as-stored');
    expect(words[0]?.text).toBe('ေကာင်း');
  });
});

describe('the number of a note', () => {
  const text = async (drawn: string) => (await read(drawnPdf(drawn))).pages[0]?.text;
  const aslant = (word: string, y: number, x = 50) => `/F1 11 Tf 1 0 0 1 ${x} ${y} Tm (${word}) Tj`;
  const raised = (digits: string) => `4 Ts /F1 6.5 Tf (${digits}) Tj 0 Ts /F1 11 Tf`;

  it('is told from the number it stands on', async () => {
    expect(await text(`/F1 11 Tf (under section 5) Tj ${raised('7')} ( of the Act) Tj`)).toBe(
      'under section 5⁷ of the Act',
    );
    expect(await text(`/F1 11 Tf (since 2019) Tj ${raised('12,13')} ( and) Tj`)).toBe('since 2019¹²,¹³ and');
    expect(await text(`/F1 11 Tf (the persons) Tj ${raised('104')} (, too) Tj`)).toBe('the persons¹⁰⁴, too');
  });

  it('does not end the line on which it stands', async () => {
    // So far up that the engine takes it for a line of its own.
    const far = '5 Ts /F1 5.5 Tf (16) Tj 0 Ts /F1 11 Tf';
    expect(await text(`/F1 11 Tf (some pages) Tj ${far} ( can be found) Tj`)).toBe(
      'some pages¹⁶ can be found',
    );
  });

  it.each([
    ['below the line', '/F1 11 Tf (of CO) Tj -3 Ts /F1 6.5 Tf (2) Tj', 'of CO2'],
    ['small on the line', '/F1 11 Tf (in 20) Tj /F1 6.5 Tf (19) Tj', 'in 2019'],
    ['on a slant', '/F1 11 Tf .7 .7 -.7 .7 200 300 Tm (DRAFT2019) Tj', 'DRAFT2019'],
    ['on a turned line', '/F1 11 Tf 0 1 -1 0 200 300 Tm (Act 2019) Tj', 'Act 2019'],
    [
      'as large as the word before it, on a scan that slants',
      `${aslant('Article', 700)} ${aslant('12', 702.5, 86)}`,
      'Article 12',
    ],
    ['of a line above', '/F1 11 Tf (page) Tj 40 14 Td (2019) Tj', 'page\n2019'],
  ])('is none that is drawn %s', async (_, drawn, seen) => {
    expect(await text(drawn)).toBe(seen);
  });
});

describe('the ending of an ordinal', () => {
  const text = async (drawn: string) => (await read(drawnPdf(drawn))).pages[0]?.text;
  // The engine takes it for a line of its own where its number is drawn by itself.
  const raised = (number: string, letters: string, rise = 5) =>
    `(${number}) Tj ${rise} Ts /F1 6.5 Tf (${letters}) Tj 0 Ts /F1 11 Tf`;

  it.each(['st', 'nd', 'rd', 'th', 'TH'])('stays with its number where it is raised: %s', async (ending) => {
    expect(await text(`/F1 11 Tf (from the ) Tj ${raised('21', ending)} ( June, 1956) Tj`)).toBe(
      `from the 21${ending} June, 1956`,
    );
  });

  it.each([
    ['a word', `/F1 11 Tf (the ) Tj ${raised('3', 'thin')} ( lines) Tj`, 'the 3\nthin lines'],
    ['what is as large', '/F1 11 Tf (page ) Tj (12) Tj 30 14 Td (St Paul) Tj', 'page 12\nSt Paul'],
  ])('is not %s', async (_, drawn, seen) => {
    expect(await text(drawn)).toBe(seen);
  });
});

describe('a line that is turned against its page', () => {
  // A combining sign has the places of a page measured.
  const rows = 'the rows of the tableA below are upright'
    .split(' ')
    .map((word, at) => `1 0 0 1 72 ${600 - at * 16} Tm (${word} a) Tj`);
  /** Pieces of one line, each drawn by itself. */
  const turned = (pieces: readonly (readonly [letters: string, along: number])[], quarters: 1 | 3) => {
    const way = quarters === 1 ? 1 : -1;
    const drawn = pieces.map(
      ([piece, along]) =>
        `0 ${way} ${-way} 0 300 ${quarters === 1 ? 300 + along : 500 - along} Tm (${piece}) Tj`,
    );
    return drawnPdf([...rows, ...drawn].join(' '), '65 /uni0301');
  };

  it.each([1, 3] as const)('has its words whole, turned by %s quarters', async (quarters) => {
    const bytes = turned(
      [
        ['to', 0],
        ['ilet', 10],
        [' ', 25.34],
        ['us', 28.68],
        ['ed', 41.35],
      ],
      quarters,
    );
    const [page] = (await read(bytes)).pages;
    expect(page?.text).toContain('\ntoilet used');
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    const word = words.find((each) => each.text === 'toilet');
    const [x = 0, y = 0, width = 0, height = 0] = word?.rectangle ?? [];
    expect(height).toBeGreaterThan(1.5 * width);
    expect(x).toBeGreaterThan(280);
    expect(x + width).toBeLessThan(320);
    expect(y).toBeGreaterThan(quarters === 1 ? 295 : 440);
  });

  it.each([1, 3] as const)(
    'has the words of a run drawn backwards where they stand, turned by %s quarters',
    async (quarters) => {
      const way = quarters === 1 ? 1 : -1;
      // Each letter is a piece of its own: the page is held as most pieces stand.
      const upright = [...rows, ...rows, ...rows].join(' ');
      const bytes = drawnPdf(
        `${upright} 0 ${way} ${-way} 0 300 ${quarters === 1 ? 300 : 500} Tm ${drawnBackwards('دفعہ اول')}`,
        '65 /uni0301',
      );
      const words = await extractor.words(bytesSource(bytes), 1, 'auto');
      const [first, second] = ['دفعہ', 'اول'].map((text) => {
        const [x = 0, y = 0, width = 0, height = 0] =
          words.find((each) => each.text === text)?.rectangle ?? [];
        return { x, y, width, height, far: quarters === 1 ? y - 300 : 500 - y - height };
      });
      // Eight letters of 8 points along the line: the first word is the last of it.
      expect(first?.far).toBeCloseTo(32, -1);
      expect(second?.far).toBeCloseTo(0, -1);
      for (const { x, width, height } of [first, second].flatMap((each) => each ?? [])) {
        expect(height).toBeGreaterThan(1.5 * width);
        expect(x).toBeGreaterThan(280);
        expect(x + width).toBeLessThan(320);
      }
    },
  );

  it('keeps the gaps between its words on a page that is measured for its marked spans alone', async () => {
    const marked = '1 0 0 1 72 700 Tm /Span << /ActualText (rows) >> BDC (rows) Tj EMC';
    const upright = [1, 2, 3].map((at) => `1 0 0 1 72 ${600 - at * 16} Tm (row ${at} is upright) Tj`);
    const bytes = drawnPdf(
      [marked, ...upright, '0 1 -1 0 300 300 Tm [(Number) -300 (of) -300 (victims)] TJ'].join(' '),
    );
    expect((await read(bytes)).pages[0]?.text).toContain('Number of victims');
  });
});

describe('a page whose text is turned', () => {
  const lines = ['Article 7', 'The shelter shall register', 'every resident within three days'];
  /** Lines side by side, each turned by so many quarters to the left, from the first to the last. */
  const turned = (quarters: number) => {
    const [cos, sin] = [[1, 0, -1, 0][quarters] as number, [0, 1, 0, -1][quarters] as number];
    return lines
      .map((line, at) => {
        const place = `${300 + sin * at * 16} ${400 - cos * at * 16}`;
        return `1 0 0 1 0 0 Tm ${cos} ${sin} ${-sin} ${cos} ${place} Tm (${line}) Tj`;
      })
      .join(' ');
  };

  it.each([1, 2, 3])('has the lines above a table turned by %s quarters in their order', async (quarters) => {
    const above = ['Ministry of Labour', 'Annex 2, places in shelters'];
    const upright = above.map((line, at) => `1 0 0 1 72 ${760 - at * 16} Tm (${line}) Tj`).join(' ');
    const [page] = (await read(drawnPdf(`${upright} ${turned(quarters)}`, ''))).pages;
    expect(page?.text.split('\n').filter((line) => above.includes(line))).toEqual(above);
  });

  it('is read in its order below a heading where it is turned to the right', async () => {
    const [page] = (await read(drawnPdf(`1 0 0 1 72 760 Tm (Royal Gazette, Book 12) Tj ${turned(3)}`, '')))
      .pages;
    expect(page?.text.split('\n')).toEqual(['Royal Gazette, Book 12', ...lines]);
  });

  it('is turned though its number stands upright', async () => {
    const table = [...Array(8).keys()].map((at) => `Row ${at} has ${at} shelters and ${at} residents`);
    const rows = table.map((row, at) => `0 1 -1 0 ${200 + at * 16} 300 Tm (${row}) Tj`).join(' ');
    const [page] = (await read(drawnPdf(`${rows} 1 0 0 1 300 40 Tm (12) Tj`, ''))).pages;
    expect(page?.text.split('\n').filter((line) => line !== '12')).toEqual(table);
  });

  it.each([0, 1, 2, 3])(
    'is read line by line, turned by %s quarters, however the page is shown',
    async (quarters) => {
      for (const rotate of [0, 90, 180, 270] as const) {
        const bytes = drawnPdf(turned(quarters), '', rotate);
        const [page] = (await read(bytes)).pages;
        expect(page?.text).toBe(lines.join('\n'));
        expect(page?.rotation).toBe(rotate);
        const words = await extractor.words(bytesSource(bytes), 1, 'auto');
        expect(words.map(({ text }) => text)).toEqual(lines.join(' ').split(' '));
      }
    },
  );
});

describe('a page in an old encoding whose font was renamed', () => {
  it('is read by its words, also where some of them look like letters set apart', async () => {
    const lines = [
      "g]kfn ;/sf/ sf] of t x'g] df g x'G5 / ug]{ ePsf]",
      "P]g lgod cg';f/ nflu u/]sf] bkmf pkbkmf clwsf/",
    ];
    const bytes = buildPdf({ pages: [{ lines }] });
    const [page] = (await read(bytes)).pages;
    expect(page?.conversion?.from).toEqual(['preeti']);
    expect(page?.text.split(/\s+/).slice(0, 2)).toEqual(['नेपाल', 'सरकार']);
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    expect(words.map(({ text }) => text)).toEqual(page?.text.slice(0, page.conversion?.length).split(/\s+/));
  });
});

describe('forms and notes', () => {
  const EMPTY_LOOK = '/Tx BMC\nEMC';

  /** A page that says "Article 3", or is a drawing, with these annotations; a look is the content of an appearance. */
  const annotated = (
    annotations: readonly { readonly is: string; readonly look?: string }[],
    content = 'BT /F1 12 Tf 72 700 Td (Article 3) Tj ET',
  ) => {
    const pdf = pdfObjects();
    const catalog = pdf.reserve();
    const tree = pdf.reserve();
    const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
    const fonts = `/Resources << /Font << /F1 ${font} 0 R >> >>`;
    const parent = pdf.reserve();
    const notes = annotations.map(({ is, look }, at) => {
      const shown =
        look === undefined
          ? ''
          : `/AP << /N ${pdf.addStream(`/Type /XObject /Subtype /Form /BBox [0 0 300 20] ${fonts}`, look)} 0 R >>`;
      const rectangle = `[72 ${600 - 40 * at} 372 ${620 - 40 * at}]`;
      return pdf.add(
        `<< /Type /Annot /Rect ${rectangle} ${is.replace('PARENT', `/Parent ${parent} 0 R`)} ${shown} >>`,
      );
    });
    const list = notes.map((note) => `${note} 0 R`).join(' ');
    pdf.set(parent, `<< /FT /Tx /T (shared) /V ${pdfString('ศาลอาญา')} /Kids [${list}] >>`);
    const stream = pdf.addStream('', content);
    const page = pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Annots [${list}] ${fonts} >>`,
    );
    pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
    pdf.set(
      catalog,
      `<< /Type /Catalog /Pages ${tree} 0 R /AcroForm << /Fields [${list} ${parent} 0 R] /DA (/Helv 0 Tf) >> >>`,
    );
    return pdf.finish(catalog);
  };
  const textOf = async (...of: Parameters<typeof annotated>) => (await read(annotated(...of))).pages[0]?.text;
  const field = (value: string, more = '/F 4') =>
    `/Subtype /Widget /FT /Tx /T (a) /V ${pdfString(value)} ${more}`;

  it('give what was filled in, where the file does not draw it', async () => {
    expect(await textOf([{ is: field('Ministry of Labour'), look: EMPTY_LOOK }])).toBe(
      'Article 3\nMinistry of Labour',
    );
    expect(await textOf([{ is: field('กระทรวงแรงงาน') }])).toBe('Article 3\nกระทรวงแรงงาน');
    expect(await textOf([{ is: '/Subtype /Widget PARENT /F 4' }])).toBe('Article 3\nศาลอาญา');
    const long = 'the victim was given shelter, '.repeat(200).trim();
    expect(await textOf([{ is: field(long) }])).toBe(`Article 3\n${long}`);
  });

  it('give what was chosen as it is seen, not as it is stored', async () => {
    const list =
      '/Subtype /Widget /FT /Ch /Ff 131072 /T (a) /V (7) /Opt [[(7) (Prosecution)] [(8) (Policy)]] /F 4';
    expect(await textOf([{ is: list }])).toBe('Article 3\nProsecution');
  });

  it('say once what is drawn, filled in twice, or stands on the page already', async () => {
    const look = 'BT /F1 12 Tf 2 5 Td (Ministry of) Tj 0 -10 Td (Labour) Tj ET';
    expect(await textOf([{ is: field('Ministry of Labour'), look }])).toBe('Article 3\nMinistry of\nLabour');
    expect(await textOf([{ is: field('Police') }, { is: field('Police') }])).toBe('Article 3\nPolice');
    expect(await textOf([{ is: field('Article 3') }])).toBe('Article 3');
    expect(await textOf([{ is: field('Art') }])).toBe('Article 3\nArt');
  });

  it('do not give what is hidden, or a password', async () => {
    expect(await textOf([{ is: field('secret', '/F 2') }])).toBe('Article 3');
    expect(await textOf([{ is: field('secret', '/F 36') }])).toBe('Article 3');
    expect(await textOf([{ is: field('secret', '/F 4 /Ff 8192') }])).toBe('Article 3');
  });

  it('give notes written on the page, without the words of a comment that is closed', async () => {
    expect(await textOf([{ is: `/Subtype /FreeText /Contents ${pdfString('สำเนาถูกต้อง')} /F 4` }])).toBe(
      'Article 3\nสำเนาถูกต้อง',
    );
    expect(await textOf([{ is: '/Subtype /Text /Contents (ask the police) /F 4' }])).toBe('Article 3');
  });

  it('stand where the field is', async () => {
    const bytes = annotated([{ is: field('Ministry\nof Labour'), look: EMPTY_LOOK }]);
    const words = await extractor.words(bytesSource(bytes), 1, 'auto');
    expect(words.slice(2)).toEqual([
      { text: 'Ministry', rectangle: [72, 610, 300, 10], endsLine: true },
      { text: 'of', rectangle: [72, 600, expect.closeTo(66.7, 1), 10], endsLine: false },
      { text: 'Labour', rectangle: [172, 600, 200, 10], endsLine: true },
    ]);
  });

  it('do not make a scan a page that need not be read', async () => {
    const picture = 'q 400 0 0 600 72 72 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q';
    const stamp = { is: '/Subtype /Stamp /F 4', look: 'BT /F1 12 Tf 2 5 Td (RECEIVED) Tj ET' };
    for (const note of [stamp, { is: field('RECEIVED') }]) {
      const { pages } = await read(annotated([note], picture));
      expect(pages[0]).toMatchObject({
        text: 'RECEIVED',
        quality: 'suspect',
        reasons: ['picture-with-notes'],
      });
    }
    const letter = 'The victim was given shelter. '.repeat(10).trim();
    const typed = { is: '/Subtype /FreeText /F 4', look: `BT /F1 2 Tf 2 5 Td (${letter}) Tj ET` };
    for (const note of [typed, { is: field(letter) }]) {
      expect((await read(annotated([note], picture))).pages[0]?.reasons).toEqual(['picture-with-notes']);
      // Whole pages are typed in notes on paper with the crest of a ministry.
      const crest = 'q 60 0 0 60 270 760 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q';
      expect((await read(annotated([note], crest))).pages[0]).toMatchObject({ text: letter, reasons: [] });
    }
    const { pages } = await read(annotated([stamp], '72 72 400 600 re S'));
    expect(pages[0]).toMatchObject({ text: 'RECEIVED', quality: 'good', reasons: [] });
  });
});

describe('a form that only its maker’s reader shows', () => {
  const NOTICE = [
    'Please wait...',
    'If this message is not eventually replaced by the proper contents of the document, your PDF',
    'viewer may not be able to display this type of document. Get the latest version of Adobe Reader.',
  ];

  it('is told of where the file draws a notice, or nothing', async () => {
    for (const rebuilt of [true, false]) {
      const { pages, facts } = await read(xfaForm(NOTICE, { rebuilt }));
      expect(pages[0]).toMatchObject({ quality: 'suspect', reasons: ['form-not-shown'] });
      expect(facts.warnings).toEqual(['form-not-shown']);
    }
    expect((await read(xfaForm([]))).pages[0]).toMatchObject({
      quality: 'empty',
      reasons: ['form-not-shown'],
    });
  });

  it('is as any other where its pages are drawn, and a notice is where there is no form', async () => {
    const form = ['Complaint to the Commission', 'Open this form in Adobe Reader and fill it in.'];
    expect(await read(xfaForm(form, { field: true }))).toMatchObject({ good: 1, facts: { warnings: [] } });
    const around = [['To save what you filled in, get Adobe Reader.'], []];
    const drawn = await read(xfaForm(form, { field: true, rebuilt: false, around }));
    expect(drawn.facts.warnings).toEqual([]);
    expect(drawn.pages.map(({ quality }) => quality)).toEqual(['good', 'empty', 'good', 'good', 'empty']);
    expect(await read(xfaForm(['Complaint to the Commission']))).toMatchObject({ good: 1 });
    expect(await read(textPdf([{ font: 'Helvetica', lines: NOTICE }]))).toMatchObject({ good: 1 });
  });
});

describe('a file that has lost its header', () => {
  const whole = Buffer.from(buildPdf({ pages: [{ lines: ['Article 3'] }, { lines: ['Article 4'] }] }));
  const behind = (before: string | Buffer, from: number) =>
    read(Buffer.concat([Buffer.from(before), whole.subarray(from)]));

  it('is read where none is left, it is garbled, or other things stand before it', async () => {
    const bodyAt = whole.indexOf('1 0 obj');
    for (const opened of [
      await behind('%\n', bodyAt),
      await behind('%PDF.1.7\n', bodyAt),
      await behind(`<b>Warning</b>: no session${' '.repeat(2000)}\n`, 0),
    ]) {
      expect(opened.pages.map(({ text }) => text)).toEqual(['Article 3', 'Article 4']);
    }
    expect((await behind('%\n', bodyAt)).facts.warnings).toEqual([]);
  });

  it('is read where its end is lost too', async () => {
    const warning = Buffer.from(`<b>Warning</b>${' '.repeat(2000)}\n`);
    const { pages } = await read(Buffer.concat([warning, whole.subarray(0, whole.indexOf('xref'))]));
    expect(pages.map(({ text }) => text)).toEqual(['Article 3', 'Article 4']);
  });

  it('is refused where nothing else speaks for a PDF', async () => {
    await expect(read(Buffer.from('1 0 obj\nis what it says'))).rejects.toMatchObject({
      code: 'pdf.invalid',
    });
  });
});

describe('a file whose end is missing', () => {
  const whole = Buffer.from(buildPdf({ pages: [{ lines: ['Article 3'] }, { lines: ['Article 4'] }] }));
  const warningsOf = async (bytes: Buffer) => (await read(bytes)).facts.warnings;

  it('is read as far as it goes, and said to be cut off', async () => {
    const cut = whole.subarray(0, whole.indexOf('xref'));
    const { pages, facts } = await read(cut);
    expect(pages.map(({ text }) => text)).toEqual(['Article 3', 'Article 4']);
    expect(facts.warnings).toEqual(['cut-off']);
    // A file that was added to, as by signing it, has the end of what was there before in its middle.
    expect(await warningsOf(Buffer.concat([whole, Buffer.from('9 0 obj\n<< /Type /Sig')]))).toEqual([
      'cut-off',
    ]);
  });

  it('is not what lacks its last word only, or has other things behind its end', async () => {
    expect(await warningsOf(whole)).toEqual([]);
    expect(await warningsOf(whole.subarray(0, whole.lastIndexOf('%%EOF') + 3))).toEqual([]);
    const page = `<p>Thank you for downloading 1 file</p>${' '.repeat(3000)}`;
    expect(await warningsOf(Buffer.concat([whole, Buffer.from(page)]))).toEqual([]);
  });
});

describe('a page that is a picture', () => {
  const page = (text: string, picture = '595 0 0 842 0 0') => {
    const pdf = pdfObjects();
    const catalog = pdf.reserve();
    const tree = pdf.reserve();
    const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
    const stream = pdf.addStream(
      '',
      `q ${picture} cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\nBT /F1 12 Tf ${text} ET`,
    );
    const number = pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
    pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${number} 0 R] >>`);
    pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
    return pdf.finish(catalog);
  };
  const qualityOf = async (...of: Parameters<typeof page>) => (await read(page(...of))).pages[0]?.quality;

  it('is to be read, though a number or an address stands at its edge', async () => {
    const { pages } = await read(page('280 30 Td (Annex 2, page 17) Tj'));
    expect(pages[0]).toMatchObject({
      text: 'Annex 2, page 17',
      quality: 'suspect',
      reasons: ['picture-with-notes'],
    });
    expect(await qualityOf('72 800 Td (downloaded from the Gazette) Tj', '500 0 0 700 50 60')).toBe(
      'suspect',
    );
  });

  it('is to be read, though it is only a part of the page, where nothing but a page number stands beside it', async () => {
    const part = '300 0 0 400 100 300';
    expect(await qualityOf('280 30 Td (- 1401 -) Tj', part)).toBe('suspect');
    expect(await qualityOf('280 30 Td (xiv) Tj', part)).toBe('suspect');
    for (const number of [
      'Page 3',
      'PAGE iv',
      'Page 12 of 140',
      'p. 7',
      'Halaman 3',
      'Trang 3',
      '- pg. 3/18 -',
    ])
      expect(await qualityOf(`280 30 Td (${number}) Tj`, part)).toBe('suspect');
    for (const title of ['Page of honour', 'Page', 'Pages', 'Trangers 3', 'Page 3: map'])
      expect(await qualityOf(`280 30 Td (${title}) Tj`, part)).toBe('good');
    expect(await qualityOf('280 30 Td (Figure 4: shelters) Tj', part)).toBe('good');
    // A title may be as short as a number.
    for (const title of ['ANNEX IV', 'Part II', 'Map 1'])
      expect(await qualityOf(`280 30 Td (${title}) Tj`, part)).toBe('good');
  });

  it('is to be read again where the text over it is none of any language', async () => {
    const line = '(msqruu t sh ugnorufitnlm dd mrm$mnlfip r;frgm i{:jnftrs6nn6 srr grslqs) Tj 0 14 Td';
    const garbled = `72 100 Td ${Array.from({ length: 12 }, () => line).join('\n')}`;
    expect((await read(page(garbled))).pages[0]).toMatchObject({
      quality: 'suspect',
      reasons: ['wrong-letters'],
    });
    // Codes in a table are what they look like.
    expect(await qualityOf(garbled, '100 0 0 100 100 700')).toBe('good');
  });

  it('is to be read, though words are laid across it or stand on it again and again', async () => {
    const across = '1 0 0 1 0 0 Tm 0.7 0.7 -0.7 0.7 150 250 Tm (CONFIDENTIAL) Tj';
    expect((await read(page(across))).pages[0]?.reasons).toEqual(['picture-with-notes']);
    const copies = [700, 550, 400, 250].map((row) => `1 0 0 1 60 ${row} Tm (COPY      COPY      COPY) Tj`);
    expect(await qualityOf(copies.join(' '))).toBe('suspect');
    // A caption set upright is part of the page.
    expect(await qualityOf('0 1 -1 0 300 300 Tm (National Plan of Action) Tj')).toBe('good');
    expect(await qualityOf('200 500 Td (Plan of Action and Plan of Action) Tj')).toBe('good');
    // So are slanted letters, a title that is tilted a little, and short answers or figures that come again.
    expect(await qualityOf('1 0 0.2126 1 200 500 Tm (National Plan of Action) Tj')).toBe('good');
    expect(await qualityOf('0.9925 0.1219 -0.1219 0.9925 200 400 Tm (National Plan of Action) Tj')).toBe(
      'good',
    );
    for (const again of ['No', '0.0 %', '2023'])
      expect(
        await qualityOf([600, 500, 400, 300].map((row) => `1 0 0 1 200 ${row} Tm (${again}) Tj`).join(' ')),
      ).toBe('good');
  });

  it('is to be read, though one word in large letters stands level in its middle', async () => {
    for (const word of ['COPY', 'DRAFT', 'TRUE COPY'])
      expect(await qualityOf(`/F1 72 Tf 100 400 Td (${word}) Tj`)).toBe('suspect');
    // A title of several lines, or one in letters of the usual size, is what the page says.
    expect(await qualityOf('/F1 72 Tf 100 400 Td (National) Tj 0 -80 Td (Plan) Tj')).toBe('good');
    expect(await qualityOf('/F1 24 Tf 100 400 Td (National Plan of Action) Tj')).toBe('good');
  });

  it('is good where the answers of a form to choose from stand on it again and again', async () => {
    const form = (row: (y: number) => string) => qualityOf([600, 500, 400, 300].map(row).join(' '));
    expect(await form((y) => `1 0 0 1 300 ${y} Tm (Yes) Tj 60 0 Td (No) Tj`)).toBe('good');
    expect(await form((y) => `1 0 0 1 300 ${y} Tm ([ ] Yes [ ] No) Tj`)).toBe('good');
  });

  it('is good where its words stand on it, are many, or the picture is small', async () => {
    expect(await qualityOf('200 500 Td (National Plan of Action) Tj')).toBe('good');
    const lines = Array.from(
      { length: 6 },
      (_, i) => `(${i} shelters were opened in all provinces of the country) Tj 0 14 Td`,
    );
    expect(await qualityOf(`72 10 Td ${lines.join('\n')}`)).toBe('good');
    expect(await qualityOf('280 30 Td (17) Tj', '300 0 0 300 100 400')).toBe('good');
  });
});

describe('the words of a page with their places', () => {
  const wordsOf = (bytes: Uint8Array, page = 1) => extractor.words(bytesSource(bytes), page, 'auto');

  it('are those of its text, in its order, where they are drawn', async () => {
    const words = await wordsOf(drawnPdf(`${drawnBackwards('دفعہ اول')} -56 -24 Td (plain text) Tj`));
    expect(words.map(({ text, endsLine }) => [text, endsLine])).toEqual([
      ['دفعہ', false],
      ['اول', true],
      ['plain', false],
      ['text', true],
    ]);
    const [first, second, plain, text] = words.map(({ rectangle: [x, y, width, height] }) => ({
      left: Math.round(x),
      right: Math.round(x + width),
      bottom: Math.round(y),
      top: Math.round(y + height),
    }));
    // Eight letters of 8 points from 72 on: the first word is the rightmost.
    expect(first).toMatchObject({ left: 104, right: 134, bottom: 697, top: 710 });
    expect(second).toMatchObject({ left: 72, right: 94, bottom: 697, top: 710 });
    expect(plain).toMatchObject({ left: 73, bottom: 673, top: 686 });
    expect(text?.left).toBeGreaterThan(plain?.right ?? 0);
  });

  it('are none where the file has no such page, and it is said where it is locked or no PDF', async () => {
    expect(await wordsOf(drawnPdf('(one) Tj'), 2)).toEqual([]);
    await expect(wordsOf(new TextEncoder().encode('nothing'))).rejects.toMatchObject({ code: 'pdf.invalid' });
  });
});

const CORPUS = process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../../../shared/corpus');
const manifest = path.join(CORPUS, 'manifest.json');
const locked: readonly ManifestFile[] = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: ManifestFile[] }).files.filter(
      (file) => file.expected === 'needs-password',
    )
  : [];

describe(`locked files of the corpus (${locked.length === 0 ? `none at ${CORPUS}` : locked.length})`, () => {
  it('ask for a password, say whether one was tried, and open with the right one', async () => {
    for (const { file, password } of locked) {
      const bytes = readFileSync(path.join(CORPUS, file));
      await expect(read(bytes), file).rejects.toMatchObject({ code: 'pdf.password', data: { tried: false } });
      await expect(read(bytes, 'not this one'), file).rejects.toMatchObject({ data: { tried: true } });
      if (password !== undefined) {
        const { facts } = await read(bytes, password);
        expect(facts, file).toMatchObject({ encrypted: true });
        expect(facts.pageCount, file).toBeGreaterThan(0);
      }
    }
  });
});
