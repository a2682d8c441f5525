import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { charactersOfGlyphs } from '../../../main/jobs/font-program';
import { bytesSource } from '../../../main/jobs/pdf-source';
import type { ExtractedPage } from '../../../shared/library';
import { KNOWN_TEXTS } from '../../support/known-texts';
import { drawnPdf, textPdf } from '../../support/text-pdf';

const require = createRequire(import.meta.url);
const wasmPath = require.resolve('@embedpdf/pdfium/pdfium.wasm');
const arimo = readFileSync(require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'));

async function read(bytes: Uint8Array): Promise<ExtractedPage | undefined> {
  const pages: ExtractedPage[] = [];
  await createExtractor({ wasmPath }).extract(bytesSource(bytes), {
    onPage: (page) => void pages.push(page),
  });
  return pages[0];
}

/** A map of one code that no page here uses. */
const OF_NOTHING =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
  '1 begincodespacerange <0000><FFFF> endcodespacerange\n' +
  '1 beginbfchar\n<fffe> <0020>\nendbfchar\nendcmap end end';

const glyphOf = new Map([...charactersOfGlyphs(arimo)].map(([glyph, character]) => [character, glyph]));
const inGlyphs = (text: string) =>
  [...text].map((letter) => String.fromCharCode(glyphOf.get(letter.codePointAt(0) ?? 0) ?? 0)).join('');

it.each([KNOWN_TEXTS.english[0], KNOWN_TEXTS.mongolian[0], KNOWN_TEXTS.vietnamese[0].normalize('NFC')])(
  'reads a font without a map by the program that the file holds of it: %s',
  async (text) => {
    const page = await read(
      textPdf([{ font: 'Arimo', program: arimo, lines: [inGlyphs(text)] }], OF_NOTHING),
    );
    expect(page?.text).toBe(text);
    expect(page?.quality).toBe('good');
  },
);

it.each([KNOWN_TEXTS.english[1], KNOWN_TEXTS.thai[0], KNOWN_TEXTS.khmer[0]])(
  'takes codes for characters where they make a text: %s',
  async (text) => {
    const page = await read(textPdf([{ font: 'Made', lines: [text] }], OF_NOTHING));
    expect(page?.text).toBe(text);
    expect(page?.reasons).not.toContain('unmapped-glyphs');
  },
);

it.each([0x0b, 0x1b])('reads the ligatures of TeX, which begin at %i', async (first) => {
  const [, fi, fl, ffi] = [0, 1, 2, 3].map((at) => String.fromCharCode(first + at));
  const line = `The law on tra${ffi}cking de${fi}nes who pro${fi}ts from it and re${fl}ects the Protocol`;
  const page = await read(textPdf([{ font: 'Made', lines: [line] }], OF_NOTHING));
  expect(page?.text).toBe('The law on trafficking defines who profits from it and reflects the Protocol');
});

it('reads the few words and numbers of another font as the rest of its page', async () => {
  const page = await read(textPdf([{ font: 'Made', lines: [KNOWN_TEXTS.english[0], '2024'] }], OF_NOTHING));
  expect(page?.text).toBe(`${KNOWN_TEXTS.english[0]}\n2024`);
});

it('takes codes for numbers of glyphs in the order that most fonts keep, where those make a text', async () => {
  const text = KNOWN_TEXTS.english.join(' ');
  const numbers = [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) - 29)).join('');
  const page = await read(textPdf([{ font: 'Made', lines: [numbers] }], OF_NOTHING));
  expect(page?.text).toBe(text);
});

it.each([1, 3, 7, 28])('makes no text of codes that are counted from %i letters before', async (shift) => {
  const counted = [...KNOWN_TEXTS.english.join(' ')]
    .map((letter) => String.fromCharCode(letter.charCodeAt(0) - shift))
    .join('');
  const page = await read(textPdf([{ font: 'Made', lines: [counted] }], OF_NOTHING));
  expect(page?.text).toBe('');
  expect(page?.reasons).toContain('unmapped-glyphs');
});

it('gives single glyphs the letters that the list of names of their font has for them', async () => {
  const drawn = '(The Tra\\034cking Act \\035nds who is a\\036ected) Tj';
  const page = await read(drawnPdf(drawn, '28 /f_f_i /f_i.liga /f_f'));
  expect(page?.text).toBe('The Trafficking Act finds who is affected');
});

it('parts words by a glyph of a space or a line end that has no meaning', async () => {
  const page = await read(drawnPdf('(combating\\012trafficking\\012in persons) Tj'));
  expect(page?.text.split(/\s+/)).toEqual(['combating', 'trafficking', 'in', 'persons']);
});
