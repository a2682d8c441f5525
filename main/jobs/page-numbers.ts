import { ROMAN_NUMBER } from '../../shared/kernel';

/** What stands before or behind the number of a page in the languages of the region and its neighbours, in small letters. */
const WORDS = [
  ...[
    'page',
    'page no',
    'page number',
    'pages',
    'pg',
    'pg no',
    'pp',
    'p',
    'of',
    'halaman',
    'halaman ke',
    'hal',
    'hlm',
    'dari',
    'daripada',
    'muka surat',
    'mukasurat',
    'm/s',
  ],
  ...[
    'trang',
    'trang số',
    'tr',
    'página',
    'pagina',
    'pájina',
    'pahina',
    'de',
    'ng',
    'sur',
    'хуудас',
    'р хуудас',
    'дугаар хуудас',
    'дүгээр хуудас',
    'дахь хуудас',
    'дэх хуудас',
    'тал',
    'р тал',
    'дугаар тал',
    'дүгээр тал',
    'дахь тал',
    'дэх тал',
    'стр',
    'страница',
    'из',
  ],
  ...['หน้า', 'หน้าที่', 'จาก', 'ໜ້າ', 'ຫນ້າ', 'ໜ້າທີ', 'ຫນ້າທີ', 'ຈາກ', 'ទំព័រ', 'ទំព័រទី', 'នៃ', 'នៃទំព័រ', 'စာမျက်နှာ'],
  ...[
    'पृष्ठ',
    'पेज',
    'पेज नं',
    'पाना',
    'पाना नं',
    'पृष्ठ संख्या',
    'पृष्ठ सं',
    'पृ',
    'पृ.सं',
    'को',
    'मध्ये',
    'कुल',
    'जम्मा',
    'পৃষ্ঠা',
    'পৃষ্ঠা নং',
    'পাতা',
  ],
  ...['පිටුව', 'වන පිටුව', 'පිටු අංකය', 'பக்கம்', 'பக்க எண்', 'పేజీ', 'పుట', 'ಪುಟ', 'പേജ്', 'પૃષ્ઠ', 'ਪੰਨਾ'],
  ...['쪽', '페이지', '제', 'صفحة', 'من', 'صفحه', 'از', 'صفحہ', 'ཤོག་གྲངས'],
];
/** These stand in a row without spaces: `第3页共9页`. */
const UNSPACED_WORDS = ['第', '页', '頁', '共', 'ページ'];
const either = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
/** No part of a longer word, of which letters with signs on them are parts as well. */
const WORD = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${either(WORDS)}|(?:${either(UNSPACED_WORDS)}){1,2})(?![\\p{L}\\p{M}])`,
  'gu',
);
/** A number in words between those: `第三页`. */
const CHINESE_NUMBER = /(?<=[第共]\s*)[〇零一二三四五六七八九十百]{1,5}(?=\s*[页頁])/gu;
/** Letters that are set apart, as headings are: `P a g e 3`. */
const SET_APART = /(?<![\p{L}\p{M}\p{N}])[a-z](?:\s[a-z]){2,}(?![\p{L}\p{M}\p{N}])/gu;
/** Programs put one between the words of a line in Khmer, Thai or Lao. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const NO_LETTERS = /\P{L}+/gu;
/** The letters of a number: none, or those of Romans. */
const OF_A_NUMBER = new RegExp(`^(?:${ROMAN_NUMBER})?$`);
const COUNTS = /[\p{N}ivxlc]/u;
/** What is left beside the words: `1401`, `12/140`. */
const MOST_SIGNS = 8;

/** Whether a text is the number of a page and says nothing besides: `14`, `- xiv -`, `Page 3 of 10`, `หน้า ๓`. */
export function isPageNumber(text: string): boolean {
  const small = text
    .normalize('NFC')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(SET_APART, (word) => word.replace(/\s/g, ''))
    .replace(CHINESE_NUMBER, '1');
  const number = small.replace(WORD, ' ');
  return (
    number.replace(/\s/gu, '').length <= MOST_SIGNS &&
    OF_A_NUMBER.test(number.replace(NO_LETTERS, ' ').trim()) &&
    (number === small || COUNTS.test(number))
  );
}
