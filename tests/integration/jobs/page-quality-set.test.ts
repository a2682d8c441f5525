import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { bytesSource } from '../../../main/jobs/pdf-source';
import type { ExtractedPage, LegacyEncoding, QualityReason } from '../../../shared/library';
import { KNOWN_TEXTS } from '../../support/known-texts';
import { toBamini, toFm, toLimon, toNepaliFont, toTcvn3, toVni, toZawgyi } from '../../support/legacy-text';
import { type TextPage, textPdf } from '../../support/text-pdf';

/** A page with the answer known beforehand. */
interface KnownPage extends TextPage {
  readonly says: string;
  readonly quality: ExtractedPage['quality'];
  readonly reason?: QualityReason;
  readonly from?: LegacyEncoding;
  /** What the search must find on it. */
  readonly reads?: readonly string[];
}

const good = (says: string, font: string, lines: readonly string[]): KnownPage => ({
  says,
  font,
  lines,
  quality: 'good',
  reads: lines,
});
const doubtful = (
  says: string,
  font: string,
  lines: readonly string[],
  reason: QualityReason,
): KnownPage => ({
  says,
  font,
  lines,
  quality: 'suspect',
  reason,
});
const old = (
  from: LegacyEncoding,
  font: string,
  reads: readonly string[],
  write: (text: string) => string,
): KnownPage => ({ says: `${from} in ${font}`, font, lines: reads.map(write), quality: 'good', from, reads });

const {
  english,
  nepali,
  nepaliPlain,
  burmese,
  vietnamese,
  khmer,
  tamil,
  sinhala,
  thai,
  lao,
  mongolian,
  hindi,
  shan,
} = KNOWN_TEXTS;
const many = <T>(texts: readonly T[]): T[] => [...texts, ...texts, ...texts];
const frequentNepali = ['नेपालको लागि गर्ने छ गरेको भएको हो पनि वा दफा अनुसार ऐन नियम सरकार', ...nepali];
const withoutMeaning = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(0xe000 + letter.charCodeAt(0)));

const PAGES: readonly KnownPage[] = [
  good('English', 'Arial', english),
  good('Nepali in Unicode', 'Kalimati', nepali),
  good('Hindi in Unicode', 'Mangal', hindi),
  good('Burmese in Unicode', 'Myanmar3', burmese),
  good('Burmese in Unicode in a font called Zawgyi', 'Zawgyi-One', burmese),
  good('Shan', 'Pyidaungsu', many(shan)),
  good('Vietnamese in Unicode', 'TimesNewRomanPSMT', vietnamese),
  good('Khmer in Unicode', 'Khmer OS', khmer),
  good('Lao', 'Phetsarath OT', lao),
  good('Thai', 'TH SarabunPSK', thai),
  good('Tamil in Unicode', 'Latha', tamil),
  good('Sinhala in Unicode', 'Iskoola Pota', sinhala),
  good('Mongolian', 'Arial', mongolian),
  ...(['preeti', 'kantipur', 'sagarmatha'] as const).map((font) =>
    old(
      font,
      font === 'preeti' ? 'Preeti' : font === 'kantipur' ? 'Kantipur' : 'Sagarmatha',
      nepali,
      (text) => toNepaliFont(font, text),
    ),
  ),
  old('preeti', 'Preeti,Bold', nepaliPlain, (text) => toNepaliFont('preeti', text)),
  old('himali', 'FONTASY_HIMALI_TT', nepaliPlain, (text) => toNepaliFont('himali', text)),
  old('himali', 'HIMALAYA TT FONT', nepali, (text) => toNepaliFont('himali', text)),
  old('pcs-nepali', 'PCS NEPALI', nepali, (text) => toNepaliFont('pcs-nepali', text)),
  old('preeti', 'ABCDEE+TT3F', many(frequentNepali), (text) => toNepaliFont('preeti', text)),
  old('zawgyi', 'Zawgyi-One', burmese, toZawgyi),
  old('zawgyi', 'ABCDEE+F1', burmese, toZawgyi),
  old('tcvn3', '.VnTime', vietnamese, toTcvn3),
  old('tcvn3', '.VnArial-Bold', vietnamese, toTcvn3),
  old('tcvn3', 'F7', many(vietnamese), toTcvn3),
  old('vni', 'VNI-Times', vietnamese, toVni),
  old('vni', 'F8', many(vietnamese), toVni),
  old('limon', 'Limon S1', khmer, toLimon),
  old('limon', 'Limon R1', khmer, toLimon),
  old('bamini', 'Bamini', tamil, toBamini),
  old('fm-abhaya', 'FMAbhaya', sinhala, toFm),
  old('fm-abhaya', 'FMAbabldBold', sinhala, toFm),
  doubtful(
    'Hindi in Kruti Dev',
    'Kruti Dev 010',
    ['Hkkjr ljdkj }kjk tkjh vf/klwpuk ds vuqlkj fu;e'],
    'legacy-font',
  ),
  doubtful('Burmese in Win Innwa', 'WinInnwa', ['jrefrmEdkifiH awmf\\ zGJ&pnf;yHk tajccHOya'], 'legacy-font'),
  doubtful('Khmer in ABC', 'ABC-Khmer', ['GHBVgFm BHtsa sgFqN nHfT GdlwY pTmH'], 'legacy-font'),
  doubtful(
    'Bengali in Sutonny',
    'SutonnyMJ',
    ['MYcÖRvZš¿x evsjv‡`k miKvi gvbe cvPvi cÖwZ‡iva'],
    'legacy-font',
  ),
  doubtful('letters of the private area', 'Wingdings', english.map(withoutMeaning), 'private-use'),
  doubtful(
    'letters that were lost',
    'Arial',
    english.map((line) => line.replace(/s/g, '\ufffd')),
    'replacement-characters',
  ),
  doubtful(
    'a wrong character set',
    'Arial',
    ['Luáº­t phÃ²ng, chá»‘ng mua bÃ¡n ngÆ°á»\u009di cá»§a Viá»‡t Nam'],
    'mojibake',
  ),
  doubtful(
    'signs without letters',
    'Mangal',
    many(['ा ि्यस ुने को हो त्यो ी व्य ोरा ुन ेको भए ्यसरी']),
    'broken-clusters',
  ),
  doubtful(
    'letters that the font maps to others',
    'Kalimati',
    many(nepali).map((line) => line.replaceAll('त', 'ि').replaceAll('रि', 'रर').replaceAll('व', 'ि')),
    'wrong-letters',
  ),
  doubtful(
    'Burmese that fits neither encoding',
    'F9',
    burmese.map((line) => toZawgyi(line).replace(/([\u1000-\u1021])([\u102d\u102f\u1039]+)/g, '$1 $2')),
    'encoding-uncertain',
  ),
  { says: 'nothing at all', font: 'Arial', lines: [], quality: 'empty', reason: 'no-text' },
];

const pages: ExtractedPage[] = [];
beforeAll(async () => {
  const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  await createExtractor({ wasmPath }).extract(bytesSource(textPdf(PAGES)), {
    onPage: (page) => void pages.push(page),
  });
});

const withoutSpaces = (text: string) => text.normalize('NFC').replace(/[\s\u200b]/g, '');

describe(`${PAGES.length} pages with known answers`, () => {
  it('have the right mark of quality, in at least 95 of 100', () => {
    const wrong = PAGES.filter((known, at) => {
      const page = pages[at];
      const from = page?.conversion?.from ?? [];
      return (
        page?.quality !== known.quality ||
        (known.reason !== undefined && !page.reasons.includes(known.reason)) ||
        from.join() !== (known.from ?? '')
      );
    });
    const right = 1 - wrong.length / PAGES.length;
    console.info(`quality of pages: ${PAGES.length - wrong.length} of ${PAGES.length} right`);
    expect(wrong.map(({ says }) => says)).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(0.95);
  });

  it.each(PAGES.map((known, at) => [known.says, known, at] as const))(
    'are read right: %s',
    (_, known, at) => {
      const page = pages[at];
      for (const line of known.reads ?? [])
        expect(withoutSpaces(page?.text ?? '')).toContain(withoutSpaces(line));
      // What the file stores is never lost.
      if (known.from !== undefined && known.from !== 'tcvn3') {
        for (const word of known.lines
          .join(' ')
          .split(' ')
          .filter((each) => each.length > 3)) {
          expect(page?.text).toContain(word);
        }
      }
    },
  );
});
