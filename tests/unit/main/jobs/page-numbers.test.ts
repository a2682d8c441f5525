import { describe, expect, it } from 'vitest';
import { isPageNumber } from '../../../../main/jobs/page-numbers';

describe('the number of a page', () => {
  it.each([
    ...[
      '14',
      '- 1401 -',
      'xiv',
      '๑๔',
      'Page 3',
      'PAGE iv',
      'Page 12 of 140',
      'p. 7',
      'Page No. 3',
      'Page\n3',
      'Pg. 3/18',
    ],
    ...[
      'Halaman 3 dari 10',
      'Hal. 3',
      'Muka surat 3',
      'Trang 3',
      'Página 3 de 9',
      'Pahina 4 ng 9',
      '3 хуудас',
    ],
    ...['หน้า ๓', 'หน้าที่ 3', 'ໜ້າ 3', 'ຫນ້າທີ ໓', 'ទំព័រ ៣', 'ទំព័រទី៣', 'စာမျက်နှာ ၃', 'စာမျက်နှာ(၃)'],
    ...['पृष्ठ ३', 'पाना नं. ३', 'পৃষ্ঠা ৩', 'පිටුව 3', 'பக்கம் 3', '第3页', '第 ３ 页 共 9 页', 'صفحہ ۳'],
    ...[
      '第3页共9页',
      '第3頁，共9頁',
      '共9页第3页',
      '제 3 페이지',
      '3-р хуудас',
      '3 дугаар хуудас',
      '5-р тал',
    ],
    ...['ទំព័រ\u200bទី៣', 'ទំព័រ\u200b ៣', 'ទំព័រ ៣ នៃទំព័រ ៩', '3 වන පිටුව', 'పేజీ 3', 'ಪುಟ ೩', 'പേജ് 3', 'પૃષ્ઠ 3'],
    ...['पृष्ठ सं. ३', 'पेज नं. ३', 'पृ.सं. ३', 'صفحه ۳ از ۹', 'Trang số 3', 'Mukasurat 3', 'Pg No: 3'],
    ...[
      '第三页',
      '第十二頁 共九十页',
      'पृष्ठ ३ को ९',
      'जम्मा ९ मध्ये पृष्ठ ३',
      'P a g e 3',
      'P A G E  3',
      'H a l a m a n 3',
    ],
  ])('is told: %s', (text) => {
    expect(isPageNumber(text)).toBe(true);
  });

  it.each([
    ...['ANNEX IV', 'Part II', 'Map 1', 'Page', 'Page of honour', 'Pages and more 3', 'Trangers 3'],
    ...[
      'หน้า',
      'หน้าต่าง ๓',
      'หน้าที่ของรัฐ ๓',
      'ទំព័រ',
      'မျက်နှာ ၃',
      'पृष्ठभूमि ३',
      '012345678901',
      '共同3',
      '3-р бүлэг',
      '第三章',
      '第三页的',
      'को ९ को जना',
      'P a r t 3',
    ],
  ])('is not %s', (text) => {
    expect(isPageNumber(text)).toBe(false);
  });
});
