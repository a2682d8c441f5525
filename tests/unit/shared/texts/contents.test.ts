import { describe, expect, it } from 'vitest';
import { headingAbove, headingOf, normalise } from '../../../../shared/search';
import { compareTexts, contentsOf } from '../../../../shared/texts';

const paged = (...pages: string[]) => pages.map((text, at) => ({ n: at + 1, text }));
const told = (...pages: string[]) =>
  contentsOf(paged(...pages)).map(({ title, level, page }) => `${page} ${'-'.repeat(level)}${title}`);

describe('headings', () => {
  it.each([
    ['Chapter - 1', 'part', '1'],
    ['PART IV', 'part', 'iv'],
    ['FIRST SCHEDULE', 'part', '1'],
    ['Schedule', 'part', ''],
    ['Section 12A', 'article', '12a'],
    ['หมวด ๑', 'part', '1'],
    ['หมวดที่ ๒ ความผิด', 'part', '2'],
    ['มาตรา ๖', 'article', '6'],
    ['ພາກທີ I', 'part', 'i'],
    ['ໝວດທີ 2', 'part', '2'],
    ['ມາດຕາ 3', 'article', '3'],
    ['ជំពូកទី១', 'part', '1'],
    ['មាត្រា ១២', 'article', '12'],
    ['အခန်း (၁)', 'part', '1'],
    ['परिच्छेद–१', 'part', '1'],
    ['परिच्छेद - २', 'part', '2'],
    ['भाग–३ मौलिक हक', 'part', '3'],
    ['अनुसूची–१', 'part', '1'],
    ['Chương II', 'part', 'ii'],
    ['Phụ lục 1', 'part', '1'],
    ['BAB III', 'part', 'iii'],
    ['Bagian Kesatu', 'part', '1'],
    ['LAMPIRAN', 'part', ''],
    ['НЭГДҮГЭЭР БҮЛЭГ', 'part', '1'],
    ['பகுதி I', 'part', 'i'],
    ['பிரிவு 4', 'article', '4'],
    ['உறுப்புரை 12', 'article', '12'],
    ['अनुच्छेद १', 'article', '1'],
    ['11 වන වගන්තිය', 'article', '11'],
    ['9 වැනි වගන්තිය', 'article', '9'],
    ['13.1 дүгээр зүйл. Хүн худалдаалах', 'article', '13.1'],
    ['Гуравдугаар зүйл', 'article', '3'],
    ['Хорин есдүгээр зүйл', 'article', '29'],
    ['АРВАН ГУРАВДУГААР БҮЛЭГ', 'part', '13'],
    ['Хорьдугаар бүлэг', 'part', '20'],
    ['Bagian Kesebelas', 'part', '11'],
    ['Bagian Kedua Belas', 'part', '12'],
    ['มาตรา ๖', 'article', '6'],
    ['มาตรา ๖ ทวิ', 'article', '6ทวิ'],
    ['มาตรา ๖ อัฏฐ', 'article', '6อัฎฐ'],
    ['၂၄-ဉ။ အမှုသည်', 'number', '24ဥ'],
    ['มาตรา ๖ ตรี ผู้ใดกระทำ', 'article', '6ตรี'],
    ['มาตรา ๖/๑ ผู้ใดข่มขืนใจ', 'article', '6/1'],
    ['มาตรา๑๐ ในพระราชบัญญัตินี้', 'article', '10'],
    ['มาตรา 276', 'article', '276'],
    ['มาตรา ๕๖/๑', 'article', '56/1'],
    ['ข้อ ๑ ระเบียบนี้เรียกว่า', 'article', '1'],
    ['ข้อ ๑๒.', 'article', '12'],
    ['ข้อ 3 ให้ยกเลิก', 'article', '3'],
    ['ข้อที่ ๔', 'article', '4'],
    ['หมวด ๑', 'part', '1'],
    ['หมวดที่ ๒', 'part', '2'],
    ['หมวด ๑/๑', 'part', '1/1'],
    ['หมวด ๓ ทวิ', 'part', '3ทวิ'],
    ['ส่วนที่ ๑', 'part', '1'],
    ['ส่วนที่ ๒ การสอบสวน', 'part', '2'],
    ['ลักษณะ ๑ บทบัญญัติ', 'part', '1'],
    ['ลักษณะ ๑๑', 'part', '11'],
    ['ภาค ๑', 'part', '1'],
    ['บรรพ ๒ หนี้', 'part', '2'],
    ['บทที่ ๑ บทนำ', 'part', '1'],
    ['บทเฉพาะกาล', 'part', ''],
    ['ภาคผนวก', 'part', ''],
    ['ภาคผนวก ๑', 'part', '1'],
    ['ผนวก ๑', 'part', '1'],
    ['บัญชี ๑', 'part', '1'],
    ['หมวด 5 บทกำหนดโทษ', 'part', '5'],
    ['มาตรา ๓๐ (ยกเลิก)', 'article', '30'],
    ['มาตรา ๕ ให้ยกเลิก', 'article', '5'],
    ['ส่วนที่หนึ่ง', 'part', '1'],
    ['หมวดที่สาม', 'part', '3'],
    ['ມາດຕາ 1 ຈຸດປະສົງ', 'article', '1'],
    ['ມາດຕາ 24 (ປັບປຸງ) ສິດ', 'article', '24'],
    ['ມາດຕາ ໑໒. ຫຼັກການ', 'article', '12'],
    ['ມາດຕາ 5 (ໃໝ່) ການ', 'article', '5'],
    ['ມາດຕາ1', 'article', '1'],
    ['ຂໍ້ 1', 'article', '1'],
    ['ຂໍ້ທີ 2', 'article', '2'],
    ['ພາກທີ I', 'part', 'i'],
    ['ພາກທີ II ການປ້ອງກັນ', 'part', 'ii'],
    ['ພາກທີ 1', 'part', '1'],
    ['ພາກ III', 'part', 'iii'],
    ['ໝວດທີ 1', 'part', '1'],
    ['ຫມວດທີ 2', 'part', '2'],
    ['ໝວດທີ III', 'part', 'iii'],
    ['ໝວດ 4', 'part', '4'],
    ['ສ່ວນທີ 1', 'part', '1'],
    ['ບົດທີ 1 ບົດບັນຍັດ', 'part', '1'],
    ['ບັນພະ I', 'part', 'i'],
    ['ເອກະສານຊ້ອນທ້າຍ', 'part', ''],
    ['ເອກະສານຊ້ອນທ້າຍ 1', 'part', '1'],
    ['ພາກທີ VIII', 'part', 'viii'],
    ['ມາດຕາ 215 ການຄ້າມະນຸດ', 'article', '215'],
    ['ພາກທີໜຶ່ງ', 'part', '1'],
    ['មាត្រា ១២.-', 'article', '12'],
    ['មាត្រា១.-', 'article', '1'],
    ['មាត្រា ១២៖', 'article', '12'],
    ['មាត្រា ១០ (ថ្មី).-', 'article', '10'],
    ['មាត្រា ៥ ៖ និយមន័យ', 'article', '5'],
    ['ប្រការ ១', 'article', '1'],
    ['ប្រការ១.-', 'article', '1'],
    ['ប្រការ ៣៖', 'article', '3'],
    ['ជំពូកទី ១', 'part', '1'],
    ['ជំពូកទី១', 'part', '1'],
    ['ជំពូក ២', 'part', '2'],
    ['ជំពូកទី IV', 'part', 'iv'],
    ['ជំពូកទីមួយ', 'part', '1'],
    ['ជំពូកទីប្រាំមួយ', 'part', '6'],
    ['ជំពូកទី១២', 'part', '12'],
    ['ផ្នែកទី១', 'part', '1'],
    ['ផ្នែកទី ២៖ នីតិវិធី', 'part', '2'],
    ['ផ្នែកទីពីរ', 'part', '2'],
    ['គន្ថីទី ១', 'part', '1'],
    ['គន្ថីទី២', 'part', '2'],
    ['មាតិកាទី ១', 'part', '1'],
    ['មាតិកាទី២', 'part', '2'],
    ['កថាភាគទី១', 'part', '1'],
    ['ឧបសម្ព័ន្ធ', 'part', ''],
    ['ឧបសម្ព័ន្ធទី ១', 'part', '1'],
    ['មាត្រា\u200bទី ៥', 'article', '5'],
    ['ပုဒ်မ ၂၄။', 'article', '24'],
    ['ပုဒ်မ ၂၄', 'article', '24'],
    ['၂၄။ မည်သူမဆို', 'number', '24'],
    ['၂၄။', 'number', '24'],
    ['၁။      ဤဥပဒေကို', 'number', '1'],
    ['၂၄-က။ ', 'number', '24က'],
    ['၂၄(က)။ မည်သူမဆို', 'number', '24က'],
    ['၁၀။', 'number', '10'],
    ['၁ဝ။ အဖွဲ့', 'number', '10'],
    ['အခန်း (၃)', 'part', '3'],
    ['အခန်း(၃)', 'part', '3'],
    ['အခန်း ( ၁၀ )', 'part', '10'],
    ['အခန်း (၁ဝ)', 'part', '10'],
    ['အခန်း ၃', 'part', '3'],
    ['အခန်း - ၃', 'part', '3'],
    ['အပိုင်း (၁)', 'part', '1'],
    ['အပိုင်း ၁', 'part', '1'],
    ['ပထမပိုင်း', 'part', '1'],
    ['ပထမအပိုင်း', 'part', '1'],
    ['ဒုတိယပိုင်း', 'part', '2'],
    ['နည်းဥပဒေ ၅။', 'article', '5'],
    ['နည်းဥပဒေ ၅', 'article', '5'],
    ['စည်းမျဉ်း ၅', 'article', '5'],
    ['ဇယား', 'part', ''],
    ['ဇယား (၁)', 'part', '1'],
    ['ပထမဇယား', 'part', '1'],
    ['နောက်ဆက်တွဲ', 'part', ''],
    ['နောက်ဆက်တွဲ (၂)', 'part', '2'],
    ['Sec. 4. Acts of Trafficking in Persons', 'article', '4'],
    ['SECTION 1. Short Title', 'article', '1'],
    ['SEC. 2. Declaration of Policy.', 'article', '2'],
    ['370A. Exploitation of a trafficked person', 'number', '370a'],
    ['4.—(1) A person', 'number', '4'],
    ['5B. (1)', 'number', '5b'],
    ['12AB. Penalty', 'number', '12ab'],
    ['PART 3—OFFENCES', 'part', '3'],
    ['PART III — OFFENCES', 'part', 'iii'],
    ['Part I.—PRELIMINARY', 'part', 'i'],
    ['Division 2—Trafficking', 'part', '2'],
    ['CHAPTER ONE', 'part', '1'],
    ['PART TWO', 'part', '2'],
    ['Chapter Three - Rights', 'part', '3'],
    ['CHAPTER XVI-A', 'part', 'xvi'],
    ['CHAPTER VIA', 'part', 'via'],
    ['CHAPTER IXA', 'part', 'ixa'],
    ['PART IVA', 'part', 'iva'],
    ['FIRST SCHEDULE', 'part', '1'],
    ['THE SECOND SCHEDULE', 'part', '2'],
    ['SCHEDULE 1', 'part', '1'],
    ['RULE II', 'article', 'ii'],
    ['ARTICLE III', 'article', 'iii'],
    ['Art. 5', 'article', '5'],
    ['Reg. 5', 'article', '5'],
    ['Regulation 5', 'article', '5'],
    ['Seksyen 12', 'article', '12'],
    ['BAHAGIAN III', 'part', 'iii'],
    ['JADUAL PERTAMA', 'part', '1'],
    ['Bab 2', 'part', '2'],
    ['Section 3-A. Attempted Trafficking', 'article', '3a'],
    ['Article 3 bis', 'article', '3bis'],
    ['Division 271—Trafficking in persons', 'part', '271'],
    ['Part 5.3 Terrorism', 'part', '5'],
    ['Chapter 8—Offences', 'part', '8'],
    ['ឧបសម្ព័ន្ធ ក', 'part', 'ក'],
    ['နောက်ဆက်တွဲ(က)', 'part', 'က'],
    ['Annex A', 'part', 'a'],
    ['มาตรา ห้าสิบสอง', 'article', '52'],
    ['มาตรา ยี่สิบเอ็ด ผู้ใด', 'article', '21'],
    ['ມາດຕາ ສິບສອງ ຂອບເຂດ', 'article', '12'],
    ['ມາດຕາ ຊາວເອັດ', 'article', '21'],
    ['ມາດຕາ ໜຶ່ງ: ຈຸດປະສົງ', 'article', '1'],
    ['មាត្រា ម្ភៃពីរ', 'article', '22'],
    ['មាត្រា មួយ', 'article', '1'],
    ['အပိုဒ် ၃', 'article', '3'],
    ['အပိုဒ် (၃)', 'article', '3'],
    ['အပိုဒ် တစ်', 'article', '1'],
    ['ပုဒ်မ ၂၄-က', 'article', '24က'],
    ['३क. विशेष अदालत', 'number', '3क'],
    ['दफा ३क. कसूर', 'article', '3क'],
    ['नियम १४. निवेदन', 'article', '14'],
    ['धारा-१४', 'article', '14'],
    ['Article One', 'article', '1'],
    ['Pasal Satu', 'article', '1'],
    ['5-р зүйл. Зарчим', 'article', '5'],
    ['арваннэгдүгээр зүйл', 'article', '11'],
    ['12ஆம் உறுப்புரை', 'article', '12'],
    ['2අ. වගන්තිය', 'number', '2අ'],
    ['ໝວດ ທີ 3', 'part', '3'],
    ['หมวด หนึ่ง', 'part', '1'],
    ['ជំពូកទីដប់ប្រាំមួយ', 'part', '16'],
    ['Phần thứ nhất', 'part', '1'],
    ['PHẦN THỨ HAI', 'part', '2'],
    ['АРВАННЭГДҮГЭЭР БҮЛЭГ', 'part', '11'],
    ['3 дугаар бүлэг', 'part', '3'],
    ['II БҮЛЭГ', 'part', 'ii'],
    ['II БҮЛЭГ НИЙТЛЭГ ҮНДЭСЛЭЛ', 'part', 'ii'],
    ['3 дугаар бүлэг Нийтлэг үндэслэл', 'part', '3'],
    ['3 бүлэг. Нийтлэг үндэслэл', 'part', '3'],
    ['มาตราสิบห้า ผู้ใด', 'article', '15'],
    ['I хэсэг', 'part', 'i'],
    ['I කොටස', 'part', 'i'],
    ['පළමු වන කොටස', 'part', '1'],
    ['II වන පරිච්ඡේදය', 'part', 'ii'],
    ['දෙවන පරිච්ඡේදය', 'part', '2'],
    ['முதலாம் அட்டவணை', 'part', '1'],
    ['பாகம் I', 'part', 'i'],
  ] as const)('knows %s', (line, kind, number) => {
    expect(headingOf(normalise(line))).toMatchObject({ kind, number: normalise(number) });
  });

  it('needs three entries, goes on where up to two articles are missing, and names a part at the end of a page by its number', () => {
    const article = (number: number) => `Section ${number}\nWords of the law that are no heading.`;
    expect(told(...[1, 2].map(article))).toEqual([]);
    expect(told(...[1, 2, 3].map(article))).toHaveLength(3);
    expect(told(...[1, 2, 5, 9, 6].map(article)).map((line) => line.split(' ').at(-1))).toEqual([
      ...['1', '2', '5', '6'],
    ]);
    expect(told(...[1, 2].map(article), `${article(3)}\nPART II`, article(4))).toContain('3 PART II');
  });

  it('takes no words for a heading that only begin like one', () => {
    for (const line of [
      'Partnership 2',
      'Formal notice',
      'Chapters of the law',
      'Titled 3 persons',
      'หมวดหมู่ของ',
      '5 дугаар зүйлд заасан',
      'Гуравдугаар зүйлийн дагуу',
      '9 වැනි වගන්තියේ සඳහන්',
      'หมวดหมู่ ๑',
      'ส่วนราชการ ๓ แห่ง',
      'ข้อมูล ๓ รายการ',
      'ภาคเอกชน 5 ราย',
      'ลักษณะงาน 3 ประเภท',
      'ส่วนที่เหลือ ๓',
      'มาตรา ๖ แห่งพระราชบัญญัติป้องกัน',
      'มาตรา ๖ และมาตรา ๗ ต้องระวางโทษ',
      'มาตรา ๖ หรือมาตรา ๗',
      'มาตรา ๖ ถึงมาตรา ๑๐',
      'มาตรา ๖ วรรคหนึ่ง ให้',
      'มาตรา ๖ วรรค ๒',
      'มาตรา ๖ (๑) และ (๒)',
      'มาตรา ๕๒ ต้องระวางโทษจำคุก',
      'มาตรา ๒๙, ๓๐',
      'มาตรา ๖ มาใช้บังคับโดยอนุโลม',
      'หมวด ๓ แห่งพระราชบัญญัตินี้',
      'หมวด ๑ และหมวด ๒',
      'ข้อ ๕ วรรคสอง',
      'มาตรา ๖ ดังกล่าว',
      'บทเฉพาะกาลของกฎหมาย',
      'บทที่กำหนด 3',
      'ภาค ๑ และภาค ๒',
      'ມາດຕາ 5 ຂອງກົດໝາຍສະບັບນີ້',
      'ມາດຕາ 5 ແລະ ມາດຕາ 6',
      'ມາດຕາ 5 ຫາ 10',
      'ມາດຕາ 5 ວັກ 2',
      'ມາດຕາ 5 ແຫ່ງກົດໝາຍ',
      'ມາດຕາ 89, 90',
      'ໝວດວິຊາ 3',
      'ພາກສ່ວນ 3',
      'ພາກລັດ 2',
      'ບົດບາດ 2',
      'ມາດຕາ 5 ຫຼື ມາດຕາ 6',
      'ມາດຕາ 5 ເທິງນີ້',
      'ພາກທີ II ຂອງກົດໝາຍ',
      'ສ່ວນຮ້ອຍ 5',
      'ສ່ວນ 5 ເປີເຊັນ',
      'មាត្រា ១២ នៃច្បាប់នេះ',
      'មាត្រា ១២ និងមាត្រា ១៣',
      'មាត្រា ១២ ឬមាត្រា',
      'មាត្រា ១២ ដល់មាត្រា ១៥',
      'មាត្រា ១២ ខាងលើ',
      'មាត្រា ១២ ត្រូវផ្តន្ទាទោស',
      'ជំពូកទី ២ នៃច្បាប់',
      'មាត្រា ៥, ៦',
      'ប្រការ ១ និងប្រការ ២',
      'ភាគរយ ៥',
      'មាត្រា ១២ កថាខណ្ឌ ២',
      'ပုဒ်မ ၂၄ အရ',
      'ပုဒ်မ ၂၄ နှင့် ၂၅',
      'ပုဒ်မ ၂၄ ၏',
      'ပုဒ်မ ၂၄၊ ၂၅',
      'ပုဒ်မ ၂၄၊ ပုဒ်မခွဲ (က)',
      'ပုဒ်မ ၂၄ ပုဒ်မခွဲ (က)',
      'ပုဒ်မ ၂၄ ပါ',
      'ပုဒ်မ ၂၄ တွင်',
      'ပုဒ်မ ၃ မှ ၅ အထိ',
      'အခန်း (၃) ပါ',
      'အခန်းများ ၃',
      '၂၀၁၉။ ခုနှစ်',
      '၂၀၁၉ ခုနှစ်၊ မတ်လ',
      '၁၅ နှစ်',
      '၃။၄',
      '၂၀၁၉၊ ၂၀၂၀',
      'ဇယားများ',
      'အပိုင်းအခြား ၃',
      '၁၂၊ ၁၃ နှင့်',
      'ပုဒ်မ ၂၄ ကို',
      'Section 5 of the Act',
      'Sections 3 and 4',
      'Rule of law 5',
      'Part of 5',
      'Part one of the plan is',
      'Chapter and verse',
      'Articles 5',
      'Division of 3',
      'Article 5 and Article 6',
      'Section 5 or 6',
      'Title of',
      'Part time 5',
      'One part of',
      'Two parts',
      'S. 5th Avenue',
      'Regarding 5',
      'Regulations 5',
      'section 6 applies',
      'Annex a copy',
      'दफा ५ को उपदफा (१) बमोजिम',
      'दफा १७ र १८ खारेज गरिएका छन्',
      'धारा ३० द्वारा',
      'दफा ३ बमोजिमको कसूर',
      'अनुसूची–७ र अनुसूची–९ बमोजिम',
      'នៅមាត្រាមួយ',
      'មាត្រាមួយចំនួន',
      'មាត្រា មួយ ឬច្រើន',
      'ມາດຕາ ໜຶ່ງ ຂອງກົດໝາຍ',
      'Article one of the',
      'Pasal satu dan dua',
      'ปี ห้าสิบสอง',
      'มาตราสิบห้า แห่งพระราชบัญญัตินี้',
      'ມາດຕາ ສິບສອງ ຂອງກົດໝາຍ',
      'មាត្រា ម្ភៃពីរ នៃច្បាប់',
      'Нэгдүгээр зүйл болон',
      '3 хэсэг болгон хуваасан',
      '3 дугаар хэсэг болгон хуваасан',
      '2 бүлэг хүн',
      'I am a survivor',
      'iv drip and medicine',
      'I хэсэгт заасан',
      '3 дугаар бүлгийн дагуу',
      '12 ஆம் பிரிவின் கீழ்',
      'II වන පරිච්ඡේදයේ සඳහන්',
      'පළමු වන කොටසේ',
    ]) {
      expect(headingOf(normalise(line))).toBeNull();
    }
  });

  it.each([
    'Section 5. Whoever recruits a person by force or fraud commits an offence',
    'CHAPTER IV of the offences against the person and their punishment',
    'Chapter (IX) of the offences against the person and their punishment',
    'มาตรา ๖ ผู้ใดเป็นธุระจัดหา ซื้อ ขาย จำหน่าย พามาจากหรือส่งไปยังที่ใด',
    'មាត្រា ១២ អំពើជួញដូរមនុស្សដោយចេតនាកេងប្រវ័ញ្ចត្រូវផ្តន្ទាទោសដាក់ពន្ធនាគារ',
  ])('stand above a place also in a long line: %s', (line) => {
    expect(headingAbove(`${line}\nthe words`, line.length + 2)).toBe(line);
  });

  it.each([
    ...[
      'Section 6',
      'Điều 10. Cấp',
      'Üçüncü Bölüm',
      '৫. ধারা',
      'धारा ४',
      'ධාරා',
      'ข้อ ๒ ความ',
      'ຂໍ້ 3',
      'ပုဒ်မ ၅',
      '５. Name',
    ],
    ...['\u200b\u200bSection 6', '5 дугаар зүйл', 'Бүлэг 2', 'Título I', 'ภาคผนวก', 'phụ lục', 'அட்டவணை 1'],
  ])('stand above a place however they are written: %s', (line) => {
    const isHeading = headingOf(normalise(line)) !== null;
    for (const form of [line, line.normalize('NFD'), line.normalize('NFC'), line.toUpperCase()])
      expect(headingAbove(`${form}\nthe words`, form.length + 5)).toBe(isHeading ? form : null);
  });

  it('stand above a place on the page, the nearest, and not in it', () => {
    const page =
      'Chapter II\nOffences\nSection 5. Trafficking\nWhoever recruits a person\nSection 6. Fines\nA fine';
    expect(headingAbove(page, page.indexOf('recruits'))).toBe('Section 5. Trafficking');
    expect(headingAbove(page, page.indexOf('Offences'))).toBe('Chapter II');
    expect(headingAbove(page, page.indexOf('Chapter'))).toBeNull();
    expect(headingAbove(page, page.length)).toBe('Section 6. Fines');
  });

  it('are not named where it cannot be told which of several is meant', () => {
    const first = '25. Hotline\n26. Labour inspection\nPart 5 – Coordination\n28. National Committee\n';
    const stored = `${first}(1) An inspector who finds signs informs the police.`;
    expect(headingAbove(stored, stored.length)).toBeNull();
    const contents = 'Contents\n17. Identification 4\n18. Assistance 4\n18A. Time to recover 4';
    expect(headingAbove(contents, contents.length)).toBeNull();
  });

  it('are named below a part, and below an article that is a sentence', () => {
    const page =
      'Part 5\n28. National Committee\nA committee.\n29. It meets in May.\n30. The secretariat\nkeeps the minutes.';
    expect(headingAbove(page, page.indexOf('A committee'))).toBe('28. National Committee');
    expect(headingAbove(page, page.length)).toBe('30. The secretariat');
    const order = 'ข้อ 1 คำสั่งนี้ให้ใช้บังคับ\nข้อ 2 ในคำสั่งนี้\nลูกเรือ';
    expect(headingAbove(order, order.length)).toBe('ข้อ 2 ในคำสั่งนี้');
  });

  it.each(['Арван нэгдүгээр зүйл', '5 дугаар зүйл. Зарчим', '11 වන වගන්තිය', 'உறுப்புரை 11'])(
    'name the article of a numbered paragraph where its number comes first or is a word: %s',
    (article) => {
      const page = `${article}\n1. Хүн бүр эрхтэй\nбайна`;
      expect(headingAbove(page, page.length)).toBe(article);
    },
  );

  it('name the article of a numbered paragraph, and no article that a sentence speaks of', () => {
    const law =
      'Điều 10. Cấp kỹ thuật\n1. Cấp kỹ thuật của đường bộ phải được\nxác định.\n2. Bộ trưởng quy định\nchi tiết.';
    expect(headingAbove(law, law.indexOf('xác'))).toBe('Điều 10. Cấp kỹ thuật');
    expect(headingAbove(law, law.length)).toBe('Điều 10. Cấp kỹ thuật');
    const treaty = 'Article 5\nCriminalization\n1. Each State\nshall adopt.\nPart II\n2. Fines\nare due.';
    expect(headingAbove(treaty, treaty.indexOf('shall'))).toBe('Article 5');
    expect(headingAbove(treaty, treaty.length)).toBe('2. Fines');
    const act = '12. Offences\nWhoever acts against\nArticle 5 of the Treaty, or\n13. Fines\na fine is due.';
    expect(headingAbove(act, act.length)).toBe('13. Fines');
  });

  it('are the sections of Burmese acts, which have figures alone, and not what a sentence speaks of', () => {
    const act =
      'အခန်း (၉)\nပြစ်ဒဏ်များ\n၂၄။ မည်သူမဆို အမျိုးသမီး ကုန်ကူးလျှင်\nထောင်ဒဏ် ချမှတ်ရမည်။\n၂၅။ မည်သူမဆို\nပုဒ်မ ၂၄ အရ အရေးယူခံရလျှင်\nဒဏ်ငွေ';
    expect(headingAbove(act, act.indexOf('ထောင်ဒဏ်'))).toBe('၂၄။ မည်သူမဆို အမျိုးသမီး ကုန်ကူးလျှင်');
    expect(headingAbove(act, act.length)).toBe('၂၅။ မည်သူမဆို');
    const thai = 'มาตรา ๕๒ ผู้ใดกระทำความผิดตาม\nมาตรา ๖ ต้องระวางโทษจำคุก\nและปรับ';
    expect(headingAbove(thai, thai.length)).toBe('มาตรา ๕๒ ผู้ใดกระทำความผิดตาม');
  });

  it('are no references at the begin of a line, in small letters or going on as a sentence does', () => {
    for (const spoken of [
      'section 42 of this Act, use',
      'section 5.',
      'Article 44 or 45 of the',
      'Pasal 5 ayat (1)',
    ]) {
      const act = `41. Powers\nThe Commission may under\n${spoken}\nas it sees fit`;
      expect(headingAbove(act, act.length)).toBe('41. Powers');
    }
    for (const repealed of ['Pasal 498 dan 499', 'Seksyen 13, 14 & 15'])
      expect(headingAbove(`${repealed}\n(dihapus)`, repealed.length + 5)).toBe(repealed);
    const wards = 'မြို့နယ်\n၁။ ရပ်ကွက်၊ ၂။ ရပ်ကွက်\n၃။ ကျေးရွာ၊\nအုပ်စု';
    expect(headingAbove(wards, wards.length)).toBeNull();
  });

  it.each(['ມາດຕາ 5 ຈຸດປະສົງ', 'ມາດຕາ 24 (ປັບປຸງ) ສິດຂອງຜູ້ຖືກເຄາະຮ້າຍ', 'មាត្រា ១២.-', 'មាត្រា ៥ ៖ និយមន័យ'])(
    'name the article of a numbered paragraph in Lao and Khmer: %s',
    (article) => {
      const page = `${article}\n1. ທຸກຄົນມີສິດ\nເທົ່າທຽມກັນ\n2. ທຸກຄົນ\nມີສິດ`;
      expect(headingAbove(page, page.length)).toBe(article);
    },
  );

  it('name no earlier article where a later line may head one too', () => {
    for (const later of ['Article 5 Criminalization', 'Article V', 'ข้อ 5 ความผิด']) {
      const treaty = `Article 4. Scope\nIt applies to all.\n${later}\n1. Each State\nshall adopt.`;
      expect(headingAbove(treaty, treaty.length)).toBe('1. Each State');
    }
    const spoken =
      'Article 4. Scope\nIt acts under\nArticle 5 (2) and\nArticle 6 of it.\n1. Each State\nshall.';
    expect(headingAbove(spoken, spoken.length)).toBe('Article 4. Scope');
  });

  it('are compared with so many lines at most, however long the page is', () => {
    const page = `25. Hotline\n${'Part 5\n'.repeat(70)}26. Inspection\nof labour`;
    expect(headingAbove(page, page.length)).toBe('26. Inspection');
  });

  it('are no years at the end of a sentence', () => {
    const page = '12. Reports\nthe embassy wrote in\n2018. Source on file.\nA report';
    expect(headingAbove(page, page.length)).toBe('12. Reports');
  });
});

describe('a table of contents made from the text', () => {
  it('has parts with their names, articles in them, and leaves out the printed table of contents and references', () => {
    const contents =
      'ARRANGEMENT OF SECTIONS\nPART I\nPRELIMINARY\n1. Short title\n2. Definitions\nPART II\n3. Offences';
    expect(
      told(
        contents,
        'THE TRAFFICKING ACT\nPART I\nPRELIMINARY\n1. Short title. This is the Act.\nIt was read in the House.\n2. In this Act words mean things\nsuch as these which are many\nand others.',
        'Part II, section 4 of another Act applies.\nPART II\nOFFENCES\n3. Whoever recruits a person\ncommits an offence of the kind\n1. first kind\nwhich is grave and punished\nwith years of prison.\nThe court may add a fine\nas it sees fit, and more\nwhere a child was harmed\nby what was done.\nSCHEDULE\nForms of the notice are these.',
      ),
    ).toEqual([
      '2 PART I PRELIMINARY',
      '2 -1. Short title. This is the Act.',
      '2 -2. In this Act words mean things',
      '3 PART II OFFENCES',
      '3 -3. Whoever recruits a person',
      '3 SCHEDULE Forms of the notice are these.',
    ]);
  });

  it('follows named articles in Thai, Khmer and Vietnamese, also where one is missing', () => {
    const thai = (n: number) => `มาตรา ${n}\nบุคคลใดกระทำการ\nต้องระวางโทษ\nตามที่กฎหมายกำหนด`;
    expect(told(`หมวด ๑\nบททั่วไป\n${thai(1)}\n${thai(2)}`, `${thai(4)}\nมาตรา 99\nของประมวลกฎหมาย`)).toEqual([
      '1 หมวด ๑ บททั่วไป',
      '1 -มาตรา 1',
      '1 -มาตรา 2',
      '2 -มาตรา 4',
    ]);
  });

  it('has what Thailand put in between, and the sections of Burmese acts, also where a figure stands alone', () => {
    const thai = (n: string) => `มาตรา ${n} ผู้ใด\nกระทำการ\nต้องระวางโทษ\nตามที่กฎหมายกำหนด`;
    const numbers = ['๑', '๑ ทวิ', '๑/๑', '๒'];
    expect(told(`หมวด ๑\nบททั่วไป\n${numbers.map(thai).join('\n')}`, 'บทเฉพาะกาล\nให้ผู้ที่ดำรงตำแหน่ง')).toEqual([
      '1 หมวด ๑ บททั่วไป',
      ...numbers.map((n) => `1 -มาตรา ${n} ผู้ใด`),
      '2 บทเฉพาะกาล ให้ผู้ที่ดำรงตำแหน่ง',
    ]);
    const words = 'ဗဟိုအဖွဲ့ကို\nဖွဲ့စည်း\nရမည်။';
    expect(told(`အခန်း ( ၁ )\nအမည်\n၁။\n${words}\n၂။ ${words}`, `အခန်း(၂)\nရည်ရွယ်ချက်\n၃။ ${words}`)).toEqual([
      '1 အခန်း ( ၁ ) အမည်',
      '1 -၁။ ဗဟိုအဖွဲ့ကို',
      '1 -၂။ ဗဟိုအဖွဲ့ကို',
      '2 အခန်း(၂) ရည်ရွယ်ချက်',
      '2 -၃။ ဗဟိုအဖွဲ့ကို',
    ]);
  });

  it('is empty for a long Burmese list without chapters', () => {
    const page = (n: number) =>
      `${['၁', '၂', '၃', '၄', '၅', '၆', '၇', '၈', '၉'][n % 9]}။ ရပ်ကွက်\nကျေးရွာ\nအုပ်စု\nမြို့နယ်`;
    expect(told(...Array.from({ length: 27 }, (_, n) => page(n)))).toEqual([]);
    expect(told(...Array.from({ length: 9 }, (_, n) => page(n)))).toHaveLength(9);
  });

  it('is empty for a text with only a list in it', () => {
    expect(told('We want\n1. bread\n2. water\nand nothing else of the many things there are.')).toEqual([]);
  });

  it('is made where each chapter counts its articles behind its own number', () => {
    const law = [
      'НЭГДҮГЭЭР БҮЛЭГ\n1.1 дүгээр зүйл. Хуулийн зорилт\nЭнэ хуулийн зорилт нь\nхүн, нийгэм, улсыг\nгэмт хэргээс хамгаалах\n1.2 дугаар зүйл. Зарчим\nЗарчим нь хууль ёсны\nшударга ёсны\nбайна',
      'ХОЁРДУГААР БҮЛЭГ\n2.1 дүгээр зүйл. Гэмт хэрэг\nҮүнийг гэмт хэрэг\nгэж\nхэлнэ',
    ].join('\n');
    expect(told(law).map((line) => line.slice(0, 12))).toEqual([
      ...['1 НЭГДҮГЭЭР ', '1 -1.1 дүгээ', '1 -1.2 дугаа', '1 ХОЁРДУГААР', '1 -2.1 дүгээ'],
    ]);
  });
});

describe('a page that is one long line', () => {
  const LONG = 400_000;
  const filled = (piece: string, end = '') => piece.repeat(LONG / piece.length) + end;

  it.each([
    ['words', filled('abcd ', 'end')],
    ['leaders', filled('.', 'x')],
    ['spaces', `1. A${filled(' ', 'x')}`],
    ['figures', filled('12 34 ', 'x')],
    ['marks', `Chapter 1${filled('\u0301', '!')}`],
    ['an article and spaces', `Section 5${filled(' ', 'x')}`],
    ['a chapter and spaces', `Chapter${filled(' ', 'x')}`],
    ['a chapter and leaders', `Chapter 1 Of what${filled('.', 'x')}`],
  ])('%s', (_, line) => {
    expect(told(line, `${line}\nand another`, 'the end')).toEqual([]);
  });

  it('words that hyphens join', () => {
    const pages = paged(filled('ab-'));
    expect(compareTexts(pages, pages).total).toBe(0);
  });
});
