import { describe, expect, it } from 'vitest';
import { headingAbove, headingOf, normalise } from '../../../../shared/search';
import { contentsOf } from '../../../../shared/texts';

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
  ] as const)('knows %s', (line, kind, number) => {
    expect(headingOf(normalise(line))).toMatchObject({ kind, number });
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
