/** What stands before or behind the number of a page in the languages of the region and its neighbours, in small letters. */
const WORDS = [
  ...[
    'page',
    'page no',
    'pages',
    'pg',
    'pp',
    'p',
    'of',
    'halaman',
    'hal',
    'hlm',
    'dari',
    'daripada',
    'muka surat',
    'm/s',
  ],
  ...[
    'trang',
    'página',
    'pagina',
    'pájina',
    'pahina',
    'de',
    'ng',
    'sur',
    'хуудас',
    'тал',
    'стр',
    'страница',
    'из',
  ],
  ...['หน้า', 'หน้าที่', 'จาก', 'ໜ້າ', 'ຫນ້າ', 'ໜ້າທີ', 'ຫນ້າທີ', 'ຈາກ', 'ទំព័រ', 'ទំព័រទី', 'នៃ', 'စာမျက်နှာ'],
  ...['पृष्ठ', 'पेज', 'पाना', 'पाना नं', 'पृष्ठ संख्या', 'পৃষ্ঠা', 'পাতা', 'පිටුව', 'පිටු අංකය', 'பக்கம்', 'பக்க எண்'],
  ...['第', '页', '頁', '共', 'ページ', '쪽', '페이지', 'صفحة', 'صفحه', 'صفحہ', 'ཤོག་གྲངས'],
].sort((a, b) => b.length - a.length);
/** No part of a longer word, of which letters with signs on them are parts as well. */
const WORD = new RegExp(`(?<![\\p{L}\\p{M}])(?:${WORDS.join('|')})(?![\\p{L}\\p{M}])`, 'gu');
const NO_LETTERS = /\P{L}+/gu;
/** The letters of a number: none, or those of Romans. */
const OF_A_NUMBER = /^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;
const COUNTS = /[\p{N}ivxlc]/u;
/** What is left beside the words: `1401`, `12/140`. */
const MOST_SIGNS = 8;

/** Whether a text is the number of a page and says nothing besides: `14`, `- xiv -`, `Page 3 of 10`, `หน้า ๓`. */
export function isPageNumber(text: string): boolean {
  const small = text.normalize('NFC').toLowerCase();
  const number = small.replace(WORD, ' ');
  return (
    number.replace(/\s/gu, '').length <= MOST_SIGNS &&
    OF_A_NUMBER.test(number.replace(NO_LETTERS, ' ').trim()) &&
    (number === small || COUNTS.test(number))
  );
}
