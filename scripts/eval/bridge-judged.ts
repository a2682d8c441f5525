import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normalise, type PageText } from '../../shared/search';
import type { LanguageCode } from '../../shared/vocabulary';

/**
 * English queries for the bridge between languages, judged without the glossary: each names the articles of the Universal
 * Declaration that are about it, or documents of the corpus that are. The page of an article is found by the heading that is
 * printed there in each language.
 */
export interface BridgeQuery {
  readonly query: string;
  /** Articles of the Universal Declaration, in every language of which the corpus has it. */
  readonly articles?: readonly number[];
  /** Documents of which any page will do. */
  readonly files?: readonly string[];
}

const MONGOLIAN = [
  ...['нэгдүгээр', 'хоёрдугаар', 'гуравдугаар', 'дөрөвдүгээр', 'тавдугаар', 'зургадугаар', 'долдугаар'],
  ...['наймдугаар', 'есдүгээр', 'аравдугаар', 'арваннэгдүгээр', 'арванхоёрдугаар', 'арвангуравдугаар'],
  ...['арвандөрөвдүгээр', 'арвантавдугаар'],
];
const CHINESE = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ');

/** How the heading of an article is printed, without white space, by the name of the file's language. */
const HEADINGS: Readonly<Record<string, readonly [LanguageCode, (article: number) => string]>> = {
  tha: ['tha', (n) => `ข้อ${n}`],
  khm: ['khm', (n) => `មាត្រា${n}`],
  lao: ['lao', (n) => `ມາດຕາ${n}`],
  mya: ['mya', (n) => `အပိုဒ်${n}`],
  nep: ['nep', (n) => `धारा${n}`],
  vie: ['vie', (n) => `Điều${n}`],
  ind: ['ind', (n) => `Pasal${n}`],
  sin: ['sin', (n) => `${n}වන වගන්තිය`],
  tam: ['tam', (n) => `உறுப்புரை${n}`],
  khk: ['mon', (n) => `${MONGOLIAN[n - 1]}зүйл`],
  tgl: ['fil', (n) => `Artikulo${n}`],
  cmn_hans: ['zho', (n) => `第${CHINESE[n - 1]}条`],
};

const close = (text: string): string => normalise(text).replace(/[\s-]+/g, '');

const DIGIT = /\p{N}/u;

/** Pages on which an article begins. */
export function pagesOfArticle(
  pages: readonly Pick<PageText, 'n' | 'text'>[],
  heading: (article: number) => string,
  article: number,
): number[] {
  const wanted = close(heading(article));
  const stands = (flat: string): boolean => {
    for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + 1)) {
      const isCut = DIGIT.test(flat.charAt(at + wanted.length)) || DIGIT.test(flat.charAt(at - 1));
      if (!isCut) return true;
    }
    return false;
  };
  return pages.filter(({ text }) => stands(close(text))).map(({ n }) => n);
}

/** The language and headings of a file of the corpus, when it is the Universal Declaration in a judged language. */
export function declarationOf(
  file: string,
): readonly [LanguageCode, (article: number) => string] | undefined {
  const name = /^udhr\/udhr-(.+)\.pdf$/.exec(file)?.[1];
  return name === undefined ? undefined : HEADINGS[name];
}

/** The judged queries. */
export function bridgeQueries(): readonly BridgeQuery[] {
  const file = path.join(import.meta.dirname, 'bridge-queries.json');
  return JSON.parse(readFileSync(file, 'utf8')) as BridgeQuery[];
}
