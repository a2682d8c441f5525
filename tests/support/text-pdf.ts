import { pdfObjects } from './pdf-builder.ts';

/** A page whose letters may be of any script; readers get its text by the font's map of codes, as from a word processor. */
export interface TextPage {
  /** Name of the font as a file of that font would give it. */
  readonly font: string;
  readonly lines: readonly string[];
  /** The font's program, when the file holds it: its codes are then the numbers of its glyphs. */
  readonly program?: Uint8Array;
}

const hex = (value: number) => value.toString(16).padStart(4, '0');

/** Every code stands for the same character. Ranges may not cross the upper byte. */
function sameCodes(): string {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const [from, to] = [high * 256, high * 256 + 255];
    return `<${hex(from)}> <${hex(to)}> <${hex(from)}>`;
  });
  const blocks = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)];
  return (
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
    '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
    `${blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`).join('\n')}\n` +
    'endcmap end end'
  );
}

/** Makes a PDF of pages of text; `map` leads from codes to Unicode. Without a program no glyphs are drawn. */
export function textPdf(pages: readonly TextPage[], map: string = sameCodes()): Uint8Array {
  const pdf = pdfObjects();
  const toUnicode = pdf.addStream('', map);
  const fontOf = new Map<string, number>();
  const fontNumber = ({ font: name, program }: TextPage): number => {
    const known = fontOf.get(name);
    if (known !== undefined) return known;
    const base = `/${name.replace(/[^A-Za-z0-9]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    const file = program === undefined ? '' : `/FontFile2 ${pdf.addStream('', program)} 0 R `;
    const descriptor = pdf.add(
      `<< /Type /FontDescriptor ${file} /FontName ${base} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    );
    const inner = pdf.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R ${file && '/CIDToGIDMap /Identity '}/DW 500 >>`,
    );
    const number = pdf.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${base} /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
    );
    fontOf.set(name, number);
    return number;
  };
  const tree = pdf.reserve();
  const numbers = pages.map((page) => {
    const shown = page.lines.map((line) => {
      const units = Array.from({ length: line.length }, (_, at) => hex(line.charCodeAt(at)));
      return `<${units.join('')}> Tj T*`;
    });
    const content = pdf.addStream('', `BT /F1 10 Tf 14 TL 40 780 Td\n${shown.join('\n')}\nET`);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 2000 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${fontNumber(page)} 0 R >> >> >>`,
    );
  });
  pdf.set(
    tree,
    `<< /Type /Pages /Count ${numbers.length} /Kids [${numbers.map((n) => `${n} 0 R`).join(' ')}] >>`,
  );
  const root = pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(root);
}

/** A PDF of one page that draws this in Helvetica, from 72 points in and 142 from the top; `names` are those of glyphs, by codes. */
export function drawnPdf(text: string, names = '', rotate: 0 | 90 | 180 | 270 = 0): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const encoding = names && ` /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [${names}] >>`;
  const font = pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica${encoding} >>`);
  const content = pdf.addStream('', `BT /F1 12 Tf 72 700 Td ${text} ET`);
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(catalog);
}

/** Draws glyphs that stand for a text (ActualText). */
export const spanOf = (text: string, glyphs: string): string =>
  `/Span << /ActualText <FEFF${Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')}> >> BDC ${glyphs} EMC`;

/**
 * Draws a text from its last letter to its first, 8 points a letter, as browsers print Arabic and Urdu: no drawn glyph has a meaning of its
 * own, and every third letter has a sign over it.
 */
export function drawnBackwards(text: string): string {
  const letters = [...text].reverse().map((letter, at) => {
    const sign = at % 3 === 1 ? '0 7 Td (.) Tj 0 -7 Td ' : '';
    return `${at === 0 ? '' : '8 0 Td '}${spanOf(letter, `${sign}(x) Tj`)}`;
  });
  return `/ReversedChars BMC ${letters.join(' ')} EMC`;
}
