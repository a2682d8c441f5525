import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { readLostMaps } from '../../../main/jobs/lost-maps';
import { bytesSource } from '../../../main/jobs/pdf-source';
import type { ExtractedPage } from '../../../shared/library';
import { KNOWN_TEXTS } from '../../support/known-texts';
import { textPdf } from '../../support/text-pdf';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

async function read(bytes: Uint8Array): Promise<ExtractedPage | undefined> {
  const pages: ExtractedPage[] = [];
  await createExtractor({ wasmPath }).extract(bytesSource(bytes), {
    onPage: (page) => void pages.push(page),
  });
  return pages[0];
}

const map = (ranges: readonly string[]) =>
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
  '1 begincodespacerange <0000><FFFF> endcodespacerange\n' +
  `${ranges.length} beginbfrange\n${ranges.join('\n')}\nendbfrange\nendcmap end end`;

/** Letters of a text at the codes of glyphs from 07fa on, as large Burmese fonts number them. */
const atGlyphs = (text: string) =>
  [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) - 0x1000 + 0x07fa)).join('');

const word = KNOWN_TEXTS.burmese[0].split(' ')[0] ?? '';

it('gives a page its text where a range of the font map goes over the end of a byte, which the engine does not take', async () => {
  const page = await read(
    textPdf([{ font: 'Myanmar3', lines: [atGlyphs(word)] }], map(['<07fa><089f><1000>'])),
  );
  expect(page?.text).toBe(word);
  expect(page?.reasons).not.toContain('unmapped-glyphs');
});

it('leaves glyphs alone that no map tells of, and real right-to-left letters', async () => {
  const without = await read(
    textPdf([{ font: 'Myanmar3', lines: [atGlyphs(word)] }], map(['<0003><0003><0020>'])),
  );
  expect(without?.quality).toBe('suspect');
  // Drawn from left to right, as files do: the engine turns it round.
  const sentence = 'חוק למניעת סחר בבני אדם';
  const hebrew = await read(textPdf([{ font: 'Arial', lines: [[...sentence].reverse().join('')] }]));
  expect(hebrew?.text).toBe(sentence);
});

it('reads single letters of a font map as single letters, whatever ranges three neighbouring codes would make', async () => {
  // Codes and letters of DejaVu Sans, of which `<0551><0623><0553>` looks like a range over the end of a byte.
  const letters: Readonly<Record<string, string>> = {
    أ: '\u0551',
    إ: '\u0553',
    س: '\u0560',
    ر: '\u055f',
    ة: '\u0559',
  };
  const chars = Object.entries(letters).map(([letter, code]) => {
    const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(4, '0');
    return `<${hex(code)}><${hex(letter)}>`;
  });
  const ofChars = map(['<0003><0003><0020>']).replace(
    'endbfrange',
    `endbfrange\n${chars.length} beginbfchar\n${chars.join('\n')}\nendbfchar`,
  );
  const drawn = [...'أسرة'].reverse().map((letter) => letters[letter]);
  const page = await read(textPdf([{ font: 'DejaVuSans', lines: [drawn.join('')] }], ofChars));
  expect(page?.text).toBe('أسرة');
});

const ofLetters = (said: number, chars: readonly string[]) =>
  map(['<0003><0003><0020>']).replace(
    'endbfrange',
    `endbfrange\n${said} beginbfchar\n${chars.join('\n')}\nendbfchar`,
  );

it('reads a list of a font map that says a wrong number of entries, which the engine drops', async () => {
  const letters = ['<0551><03b2>', '<0553><03af>', '<0560><03b1>'];
  const drawn = ['\u0551\u0553\u0560'];
  for (const said of [2, 3, 4]) {
    const page = await read(textPdf([{ font: 'Made', lines: drawn }], ofLetters(said, letters)));
    expect(page?.text).toBe('βία');
  }
});

it('lets one map of two that say different things speak where it makes a text', async () => {
  const text = KNOWN_TEXTS.mongolian[0].toLowerCase();
  const letters = [...new Set(text)];
  const codes = new Map(letters.map((letter, at) => [letter, String.fromCharCode(0x2700 + at)]));
  const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(4, '0');
  const right = letters.map((letter) => `<${hex(codes.get(letter) ?? '')}><${hex(letter)}>`);
  const wrong = letters.map(
    (_, at) => `<${hex(String.fromCharCode(0x2700 + at))}><${hex(letters.at(-at) ?? '')}>`,
  );
  const lines = [[...text].map((letter) => codes.get(letter)).join('')];
  const bytes = Buffer.from(textPdf([{ font: 'Made', lines }], ofLetters(100, right)));
  const second = Buffer.from(`\n99 0 obj\n<< >>\nstream\n${ofLetters(100, wrong)}\nendstream\nendobj\n`);
  const at = bytes.lastIndexOf('xref', bytes.lastIndexOf('startxref') - 1);
  const both = Buffer.concat([bytes.subarray(0, at), second, bytes.subarray(at)]);
  expect((await read(both))?.text).toBe(text);
});

it('gives a tone mark its meaning that a map leaves out, as its lower shape has it, between letters that are as far apart as their codes', async () => {
  const low = { '\u0e49': '\u046f', '\u0e4c': '\u0472' } as Readonly<Record<string, string>>;
  const drawn = (text: string) =>
    [...text]
      .map((letter) => {
        const code = letter.charCodeAt(0);
        return low[letter] ?? String.fromCharCode(code < 0xe40 ? code - 0x97d : code - 0x97f);
      })
      .join('');
  const letters = ['<0484><04b1><0e01>', '<04b3><04b5><0e30>', '<04b7><04bc><0e34>'];
  const signs = ['<046e><046f><0e48>', '<0472><0472><0e4c>', '<04c1><04c8><0e40>'];
  const text = 'ผู้เสียหายที่ได้รับการช่วยเหลือ';
  const lines = [drawn(text)];
  const page = await read(
    textPdf([{ font: 'DilleniaUPC', lines }], map([...letters, ...signs, '<04ce><04ce><0e4d>'])),
  );
  expect(page?.text).toBe(text);
  const without = await read(textPdf([{ font: 'DilleniaUPC', lines }], map([...letters, ...signs])));
  expect(without?.text).not.toContain('่');
  const { leftOut } = readLostMaps(
    bytesSource(
      Buffer.from(
        ['<04c8><04c8><0e47>', '<04ce><04ce><0e4e>']
          .map((one) => `stream\n${map([one])}\nendstream`)
          .join('\n'),
      ),
    ),
  );
  expect(leftOut.size).toBe(0);
});

it('is not held by a map without end', async () => {
  const endless = `${map(['<0003><0003><0020>'])}${'1 beginbfrange <0000> <fffe> <0041> endbf '.repeat(20_000)}`;
  const page = await read(textPdf([{ font: 'Made', lines: ['\u0551\u0553\u0560'] }], endless));
  expect(page).toBeDefined();
});

it('is not held by lists of names without end', async () => {
  const endless = `${map(['<0003><0003><0020>'])}${'/Differences[/a '.repeat(60_000)}`;
  const page = await read(textPdf([{ font: 'Made', lines: ['\u0551\u0553\u0560'] }], endless));
  expect(page?.quality).toBe('suspect');
});

it('keeps no more of endless maps than fonts can have', () => {
  const stream = 'stream\nbegincmap 2 beginbfrange <0000> <fffe> <0041> endbf\nendstream\n';
  const { agreed, maps } = readLostMaps(bytesSource(Buffer.from(stream.repeat(20_000))));
  expect(agreed.size).toBe(65_535);
  expect(maps.length).toBeLessThanOrEqual(20);
});
