import { afterEach, describe, expect, it } from 'vitest';
import { hashOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const LINES = {
  english:
    'Whoever recruits a person by means of deception for forced labour commits the offence of trafficking.',
  thai: 'ผู้ใดเป็นธุระจัดหา ซื้อ ขาย บุคคลใด เพื่อแสวงหาประโยชน์โดยมิชอบ มาตรา ๖ พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์',
  lao: 'ການຄ້າມະນຸດ ແມ່ນ ການຊອກຫາ ການພາໄປ ມາດຕາ ໒',
  khmer: 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើជួញដូរមនុស្ស មាត្រា ៨',
  burmese: 'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဥပဒေ ပုဒ်မ ၃',
  vietnamese: 'Người nào dùng vũ lực để mua bán người thì bị phạt tù; quyền trẻ em được bảo vệ.',
  nepali: 'मानव बेचबिखन तथा ओसारपसार नियन्त्रण ऐन दफा ३ सूचना',
  tamil: 'மனித உரிமைகள் அனைவருக்கும் சமம்; முயற்சிகள் அனுமதிக்கப்படுகின்றன.',
  sinhala: 'මිනිස් ජාවාරම වැළැක්වීමේ පනත',
  mongolian: 'Хүн худалдаалахтай тэмцэх тухай хууль',
  chinese: '反对拐卖人口行动计划',
  korean: '인신매매 방지 및 피해자 보호',
  arabic: 'قانون مكافحة الاتجار بالبشر',
  tibetan: 'མི་ཉོ་ཚོང་བཀག་འགོག་བཅའ་ཁྲིམས།',
} as const;

function everyScript(): SearchBench {
  return searchBench(...Object.entries(LINES).map(([name, text]) => ({ name, pages: [text] })));
}

describe('what is found', () => {
  it.each([
    ['english', 'trafficking'],
    ['english', 'TRAFFICKING offence'],
    ['english', '"forced labour commits"'],
    ['english', 'recruiting'],
    ['english', 'traficking'],
    ['english', 'trafifcking'],
    ['english', 'ｏｆｆｅｎｃｅ'],
    ['thai', 'ค้ามนุษย์'],
    ['thai', 'ซื้อ'],
    ['thai', 'มาตรา 6'],
    ['thai', '"มาตรา ๖"'],
    ['thai', 'มาตรา๖'],
    ['thai', 'บุคคล มนุษย์'],
    ['lao', 'ມະນຸດ'],
    ['lao', 'ມາດຕາ 2'],
    ['khmer', 'មនុស្ស'],
    ['khmer', 'ជួញដូរ'],
    ['khmer', 'ការ\u200bបង្ក្រាប'],
    ['khmer', 'មាត្រា 8'],
    ['burmese', 'ကူး'],
    ['burmese', 'ဥပဒေ'],
    ['burmese', 'ပုဒ်မ 3'],
    ['vietnamese', 'quyền trẻ em'],
    ['vietnamese', 'quyen tre em'],
    ['vietnamese', '"mua ban nguoi"'],
    ['vietnamese', 'dung vu luc'],
    ['nepali', 'बेचबिखन'],
    ['nepali', 'बेचबखन'],
    ['nepali', 'दफा 3'],
    ['tamil', 'உரிமைகள்'],
    ['tamil', 'சிகள்'],
    ['tamil', '"அனைவருக் கும் சமம்"'],
    ['sinhala', 'ජාවාරම'],
    ['mongolian', 'хүн худалдаалахтай'],
    ['mongolian', 'хун'],
    ['chinese', '拐卖'],
    ['chinese', '人口行动'],
    ['korean', '인신매매'],
    ['arabic', 'الاتجار'],
    ['tibetan', 'ཉོ་ཚོང'],
  ])('%s: %s', (name, query) => {
    bench = everyScript();
    expect(bench.found(query)).toEqual([`${name} 1`]);
  });

  it('is nothing for words that are nowhere, and says so', () => {
    bench = everyScript();
    const reply = bench.store.query({ text: 'zzzqqqxxx' });
    expect(reply.total).toEqual({ pages: 0, documents: 0 });
    expect(reply.groups).toEqual([]);
    expect(reply.suggestions).toEqual([]);
  });

  it('is nothing for a query without words', () => {
    bench = everyScript();
    for (const text of ['', ' ', '"', '-', '-trafficking', '…']) {
      expect(bench.store.query({ text }).total.pages).toBe(0);
    }
  });

  it('leaves out pages with an excluded word or phrase', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        'forced labour of children',
        'forced marriage of children',
        'forced labour and forced marriage',
      ],
    });
    expect(bench.found('forced -marriage')).toEqual(['Act 1']);
    expect(bench.found('forced -"forced labour"')).toEqual(['Act 2']);
  });

  it('finds a word parted at a line end, alone and in a phrase', () => {
    bench = searchBench({ name: 'Act', pages: ['of the traffick-\ning in persons', 'other'] });
    expect(bench.found('trafficking')).toEqual(['Act 1']);
    expect(bench.found('"trafficking in persons"')).toEqual(['Act 1']);
  });

  it('finds long phrases that hold accented or parted words', () => {
    const text = 'quyền trẻ em được bảo vệ và chăm sóc theo quy định của pháp luật về trẻ em hiện hành';
    bench = searchBench({ name: 'Luật', pages: [text, text.split(' ').reverse().join(' ')] });
    const plain = 'quyen tre em duoc bao ve va cham soc theo quy dinh cua phap luat ve tre em hien hanh';
    expect(bench.found(`"${text}"`)).toEqual(['Luật 1']);
    expect(bench.found(`"${plain}"`)).toEqual(['Luật 1']);
  });

  it.each([
    ['labour', ['Forced labour.', 'Labor inspectors.', 'His belabored words.'], ['labour', 'Labor']],
    ['organized crime', ['An organised crime.', 'Organs and crime.'], ['organised', 'crime']],
    ['inquiry', ['Preliminary enquiries.'], ['enquiries']],
    [
      'cooperation',
      ['Mutual co-operation.', 'ABC Co. Operation.', 'Co operation.'],
      ['co-operation', 'Co operation'],
    ],
    ['co-operation', ['Mutual cooperation.', 'They cooperate.'], ['cooperation', 'cooperate']],
    ['trafficing', ['Motor traffic.', 'Trafficking in persons.'], ['Trafficking']],
    ['re-integration', ['Reintegration of victims.'], ['Reintegration']],
    ['reintegration', ['Re-integration of victims.'], ['Re-integration']],
    ['आयोग', ['आयोगको काम।', 'आयोगले भन्यो।', 'आयोजना।'], ['आयोगको', 'आयोगले']],
    ['अदालतको', ['अदालत र कानून।', 'अदालतमा पेश।'], ['अदालत', 'अदालतमा']],
    ['சட்டம்', ['சட்டத்தின் படி.', 'சட்டங்கள்.'], ['சட்டங்கள்', 'சட்டத்தின்']],
    ['නීතිය', ['නීතියේ පාලනය.'], ['නීතියේ']],
    ['хууль', ['Хуулийн төсөл.'], ['Хуулийн']],
    ['хүүхэд', ['Хүүхдийн эрх.', 'Хүүхэлдэй.'], ['Хүүхдийн']],
    ['ажлын', ['Ажил хийх.', 'Ажлаар.', 'Аж ахуй.'], ['Ажил', 'Ажлаар']],
    ['ऐन', ['यस ऐनको दफा।', 'ऐनमा।'], ['ऐनको', 'ऐनमा']],
    ['ऐनको', ['यो ऐन।'], ['ऐन']],
    ['अपराधी', ['अपराधियों को दण्ड।'], ['अपराधियों']],
    ['நாடு', ['நாட்டின் சட்டம்.', 'பத்து நாட்கள்.'], ['நாட்டின்']],
    [
      'crossborder',
      ['A cross-\nborder case.', 'A cross – border case.'],
      ['cross- border', 'cross – border'],
    ],
    ['korban', ['Hak korbannya.'], ['korbannya']],
    ['UN', ['The U.N. protocol.', 'A U.S. court.', 'UN women', 'Points u and n.'], ['U.N', 'UN']],
    ['U.N.', ['UN women', 'The U.N. protocol.'], ['UN', 'U.N']],
    ['U.S.', ['Let us go.', 'The U.S. embassy.'], ['U.S']],
    ['T.I.P.', ['tip', 'tips'], ['tip']],
    ['"50,000 to 100,000"', ['from 50,000 to 100,000 baht', '50,000 or 100,000'], ['50,000 to 100,000']],
    ['"50000 to 100000"', ['from 50,000 to 100,000 baht', '50,000 or 100,000'], ['50,000 to 100,000']],
    ['ngos', ['An N.G.O. shelter.'], ['N.G.O']],
    ['พรบ', ['ตาม พ.ร.บ. คุ้มครองแรงงาน', 'พรบ แรงงาน', 'พ.ศ. ร.บ.'], ['พ.ร.บ', 'พรบ']],
    ['พรบคุ้มครอง', ['ตาม พ.ร.บ. คุ้มครองแรงงาน', 'คุ้มครอง'], ['พ.ร.บ. คุ้มครอง']],
    ['พรบ.คุ้มครอง', ['ตาม พ.ร.บ.คุ้มครองแรงงาน', 'คุ้มครอง'], ['พ.ร.บ.คุ้มครอง']],
    ['ตามพรบ', ['ให้ทำตามพ.ร.บ. นี้', 'ตามนี้'], ['ตามพ.ร.บ']],
    ['ສປປ', ['ຢູ່ ສ.ປ.ປ. ລາວ'], ['ສ.ປ.ປ']],
    ['พ.ร.บ.', ['พรบ แรงงาน', 'ตาม พ.ร.บ. นี้', 'พ.ศ. ร.บ.', 'เพราะ บุตร'], ['พ.ร.บ', 'พรบ']],
    [
      'พ.ร.บ.คุ้มครอง',
      ['พรบ.คุ้มครองแรงงาน', 'พ.ร.บ. คุ้มครอง', 'ตามพรบคุ้มครอง', 'คุ้มครอง'],
      ['พรบ.คุ้มครอง', 'พ.ร.บ. คุ้มครอง', 'พรบคุ้มครอง'],
    ],
    ['ส.ป.ป', ['สปป ลาว'], ['สปป']],
    ['ສ.ປ.ປ', ['ຢູ່ ສປປ ລາວ', 'ສ.ປ.ປ. ລາວ'], ['ສປປ', 'ສ.ປ.ປ']],
    ['พ.ศ.', ['พ.ศ. ๒๕๖๐', 'ปี พ.ศ.๒๕๖๐', 'เพศ', '(พศ 2560)'], ['พ.ศ', 'พ.ศ', 'พศ']],
    ['พ.ศ.2560', ['ปี พ.ศ. ๒๕๖๐', 'เพศ 2560'], ['พ.ศ. ๒๕๖๐']],
    ['၂၀၁၂', ['(၂ဝ၁၂ ခုနှစ်၊', '၂ဝ၁၃'], ['၂ဝ၁၂']],
    ['၂ဝ၁၂', ['၂၀၁၂ ခုနှစ်'], ['၂၀၁၂']],
    ['ม.ค.', ['๑๒ ม.ค. ๒๕๖๐', 'คุ้มครองผู้สมคบ'], ['ม.ค']],
    ['विसं', ['वि.सं. २०६४'], ['वि.सं']],
    ['50000', ['Rs. 50,000 or more', 'Rp50.000', 'of 50,0000', '150,000'], ['50,000', 'Rp50.000']],
    ['50000', ['a fine of 50 000', '5 0000', '150 000 baht', '50 00'], ['50 000']],
    ['1953', ['in 1953', '1,953 persons', '2,500 baht'], ['1953']],
    ['1,953', ['in 1953', '1,953 persons'], ['1,953']],
    ['1872', ['Evidence Act 1872', '1,872 persons'], ['1872']],
    ['2500', ['in 1953', '2,500 baht'], ['2,500']],
    ['2561', ['พ.ศ. ๒๕๖๑', '2,561 คน'], ['๒๕๖๑']],
    ['50,000', ['a fine of 50000', 'denda 50.000 rupiah'], ['50000', '50.000']],
    ['500000', ['Rs. 5,00,000', '500,000 baht'], ['5,00,000', '500,000']],
    ['email', ['By e-mail.', 'e mail', 'Emails.'], ['e-mail', 'e mail', 'Emails']],
    ['hotlines', ['Hot lines and a hotline.'], ['Hot lines', 'hotline']],
    ['percent', ['ten per cent', 'per-cent'], ['per cent', 'per-cent']],
    ['trafficking', ['Of trafficking.', 'It bans trafficking12.'], ['trafficking', 'trafficking12']],
    ['trafficking', ['Of trafficking.', 'It bans traf-\nficking12 in.'], ['trafficking', 'traf- ficking12']],
    ['"trafficking in persons"', ['It bans trafficking12 in persons.'], ['trafficking12 in persons']],
    ['trafficking12', ['It bans trafficking12 in persons.', 'trafficking'], ['trafficking12']],
    ['"the protocol"', ['12The Protocol of 2000', 'by the 3rd, protocol'], ['12The Protocol']],
    ['किनबेच', ['मानव किनबेच१२ को'], ['किनबेच१२']],
    ['"whereas the court"', ['W\nhereas the Court', 'Part W: hereas the court'], ['W hereas the Court']],
    ['whereas', ['Whereas', 'W\nhereas', 'a) W\nhereas'], ['Whereas', 'W hereas']],
    ['"a victim"', ['A\nvictim may ask'], ['A victim']],
    ['chú', ['Ghi chú44 của điều này'], ['chú44']],
  ])(
    'finds %s in the other spelling, in its other forms, in one word and in two, and marks it',
    (query, texts, marks) => {
      bench = searchBench({ name: 'law', pages: texts });
      const { groups } = bench.store.query({ text: query, pagesPerDocument: 10 });
      const shown = groups.flatMap(({ hits }) =>
        hits.flatMap(({ snippet: { text, marks } }) => marks.map(({ start, end }) => text.slice(start, end))),
      );
      expect(shown.toSorted()).toEqual(marks.toSorted());
    },
  );

  it('names a word in two only where a page has it so', () => {
    bench = searchBench({ name: 'law', pages: ['Inter alia, the national police.', 'International law.'] });
    expect(bench.store.query({ text: 'international' }).expansions).toEqual([]);
  });

  it('marks no word that it would not have found', () => {
    bench = searchBench({ name: 'law', pages: ['Banned: bán bản.', 'бүсийн бусдын'] });
    for (const text of ['banned', 'бүсийн']) {
      const [hit] = bench.store.query({ text }).groups.flatMap(({ hits }) => hits);
      expect(hit?.snippet.marks).toHaveLength(1);
    }
  });

  it('takes no word of two letters for a form of a longer one', () => {
    bench = searchBench({ name: 'law', pages: ['one act', 'on an act'] });
    expect(bench.found('one')).toEqual(['law 1']);
  });

  it('takes a word with marks for no English one', () => {
    bench = searchBench({ name: 'law', pages: ['Passports are banned.', 'Cấm bán người.', 'Bán, banned'] });
    expect(bench.found('bán')).toEqual(['law 2', 'law 3']);
    const [group] = bench.store.query({ text: 'bán', pagesPerDocument: 9 }).groups;
    expect(group?.hits.map(({ snippet }) => snippet.marks.length)).toEqual([1, 1]);
  });

  it('puts the spelling that was typed before the other, and takes a phrase as it stands', () => {
    bench = searchBench({
      name: 'law',
      pages: ['Labor inspectors.', 'Forced labour.', 'A co-operation.', 'Cooperation.'],
    });
    expect(bench.found('labour')).toEqual(['law 2', 'law 1']);
    expect(bench.found('cooperation')).toEqual(['law 4', 'law 3']);
    expect(bench.found('"labour"')).toEqual(['law 2']);
    expect(bench.found('"co-operation"')).toEqual(['law 3']);
    const { expansions } = bench.store.query({ text: 'cooperation' });
    expect(expansions).toContainEqual({
      typed: 'cooperation',
      kind: 'stemmed',
      words: ['co-operation'],
      leftOut: 0,
    });
  });

  it('checks on the page what the index cannot tell: a single letter beside other words', () => {
    bench = searchBench({ name: 'Act', pages: ['มาตรา ก 5', 'นก 7 และ 5', 'นก 5'] });
    expect(bench.found('"ก 5"').sort()).toEqual(['Act 1', 'Act 3']);
  });

  it('offers each near word once', () => {
    bench = searchBench({ name: 'UU', pages: ['melapor', 'pelapor'] });
    expect(bench.store.suggest('telapor xyz')).toEqual([...new Set(bench.store.suggest('telapor xyz'))]);
    expect(bench.store.suggest('telapor xyz').length).toBeGreaterThan(0);
  });

  it('offers words of the same root where an Indonesian one is nowhere', () => {
    bench = searchBench({
      name: 'UU',
      pages: ['Tindak pidana perdagangan orang.', 'Perdagangan.', 'dagang'],
    });
    const { total, suggestions } = bench.store.query({ text: 'memperdagangkan orang' });
    expect([total.pages, suggestions]).toEqual([0, ['perdagangan orang', 'dagang orang']]);
  });

  it('takes what is half typed as the beginning of words', () => {
    bench = searchBench({ name: 'Act', pages: ['prosecution', 'prosecutors and prosecution', 'protection'] });
    expect(bench.found('prosecu', { asYouType: true }).sort()).toEqual(['Act 1', 'Act 2']);
    expect(bench.found('act prosecu', { asYouType: true })).toEqual([]);
    expect(bench.found('"prosecu"', { asYouType: true })).toEqual([]);
  });

  it('also takes the beginning of a word for it when no page has it', () => {
    bench = searchBench({ name: 'Act', pages: ['prosecution', 'protection'] });
    expect(bench.found('prosecuti')).toEqual(['Act 1']);
  });

  it('takes a word that lacks its last letter for that word before all longer ones', () => {
    bench = searchBench({ name: 'Act', pages: ['communities and communities', 'a community of many words'] });
    expect(bench.found('communit')).toEqual(['Act 2', 'Act 1']);
  });

  it('gives no other act or section for one that is not there', () => {
    bench = searchBench({ name: 'Act', pages: ['Act A1727, section 21A', 'a section'] });
    for (const text of ['A1728', '210A', 'section6']) expect(bench.found(text)).toEqual([]);
    expect(bench.found('B1727')).toEqual(['Act 1']);
  });

  it('finds a word with two letters swapped where that parts or makes a nasal that is written as a dot', () => {
    bench = searchBench({
      name: 'Act',
      pages: ['सबभन्दा ठूलो', 'स्तम्भको रूप', 'সম্পর্ক আছে', 'nothing of it'],
    });
    expect(bench.found('सबनभ्दा')).toEqual(['Act 1']);
    expect(bench.found('स्मत्भको')).toEqual(['Act 2']);
    expect(bench.found('সমপ্র্ক')).toEqual(['Act 3']);
    const marks = bench.store.query({ text: 'सबनभ्दा' }).groups[0]?.hits[0];
    expect(marks).toMatchObject({ tier: 'similar' });
  });

  it('takes a word for a slip before it takes it for the beginning of a far rarer one', () => {
    const frequent = Array.from({ length: 12 }, (_, at) => `they appear again ${at}`);
    bench = searchBench({ name: 'Act', pages: ['apperception', ...frequent] });
    const found = bench.found('apper');
    expect(found).toHaveLength(13);
    expect(bench.store.query({ text: 'apper' }).groups[0]?.hits[0]).toMatchObject({ tier: 'similar' });
    // Half typed it may still become that one.
    expect(bench.found('apper', { asYouType: true })).toEqual(['Act 1']);
  });

  it('finds words that begin with a slip of the typed one, when no word is near it', () => {
    bench = searchBench({
      name: 'Act',
      pages: [
        'traffickers are punished',
        'he may trafick it',
        'சபறுகின்றனர் என',
        'स्वीकृति र अनुमति',
        'nothing of it',
      ],
    });
    const { groups, expansions } = bench.store.query({ text: 'tarffick' });
    expect(expansions).toMatchObject([{ typed: 'tarffick', kind: 'similar', words: ['traffickers'] }]);
    expect(groups[0]?.hits).toMatchObject([{ page: 1, snippet: { marks: [{ start: 0, end: 11 }] } }]);
    // A whole word that is near comes alone.
    expect(bench.found('trafikc')).toEqual(['Act 2']);
    expect(bench.found('சபுகின்')).toEqual(['Act 3']);
    expect(bench.found('स्वीअृ')).toEqual(['Act 4']);
    expect(bench.found('"tarffick"')).toEqual([]);
    // Another first letter is no slip: too much would fit.
    expect(bench.found('draffick')).toEqual([]);
  });

  it('takes a number that stands nowhere for no other that begins so, unless it is still being typed', () => {
    bench = searchBench({ name: 'Act', pages: ['Act 1234 of 2008', 'Act B12 of 2008'] });
    const pages = (text: string, asYouType = false) => bench.store.query({ text, asYouType }).total.pages;
    expect(pages('123')).toBe(0);
    expect(pages('๑๒๓')).toBe(0);
    expect(pages('123', true)).toBe(1);
    expect(pages('123*')).toBe(1);
    expect(pages('B1')).toBe(1);
  });

  it('takes an unknown word for a slip and not for another form of what two letters are left of', () => {
    bench = searchBench({ name: 'Act', pages: ['paying it', 'pa te', 'paying again'] });
    expect(bench.found('paing').sort()).toEqual(['Act 1', 'Act 3']);
    expect(bench.found('paed')).toEqual([]);
  });

  it('shows behind the few other forms of an unknown word what is one slip from it', () => {
    bench = searchBench({ name: 'Act', pages: ['babaye ug lalaki', 'baba', 'babaye'] });
    const found = bench.found('babae');
    expect(found[0]).toBe('Act 2');
    expect(found.slice(1).sort()).toEqual(['Act 1', 'Act 3']);
  });

  it('takes an unknown word with marks for a slip too where what has other marks is far rarer', () => {
    const frequent = Array.from({ length: 12 }, (_, at) => `được hưởng thưởng ${at}`);
    bench = searchBench({ name: 'Luật', pages: ['cái thừng', ...frequent] });
    const found = bench.found('thưng');
    expect(found).toHaveLength(13);
    expect(found[0]).toBe('Luật 1');
    // Typed without marks it is no slip.
    expect(bench.found('thung')).toEqual(['Luật 1']);
  });

  it.each([
    ['a cluster too few', 'អំពើជួញរមនុស្ស', 'អំពើជួញដូរមនុស្ស', 'khmer'],
    ['a cluster with other signs', 'ច្បាប់ស្តីពីការបងបអំពើ', 'ច្បាប់ស្តីពីការបង្ក្រាបអំពើ', 'khmer'],
    ['a cluster twice', 'လူကုန်ကူးကူးမှုတားဆီး', 'လူကုန်ကူးမှု တားဆီး', 'burmese'],
    ['a letter without its signs', 'ผใดเป็นธุระจัดหา', 'ผู้ใดเป็นธุระจัดหา', 'thai'],
  ] as const)('finds a long run of clusters with %s', (_, typed, printed, language) => {
    bench = searchBench({ name: 'Act', pages: Object.values(LINES) });
    const [name] = bench.found(typed);
    const page = Object.keys(LINES).indexOf(language) + 1;
    expect([typed, name]).toEqual([typed, `Act ${page}`]);
    const { expansions } = bench.store.query({ text: typed });
    expect(expansions).toContainEqual({ typed, kind: 'similar', words: [printed], leftOut: 0 });
    const { marks } = bench.store.marks(hashOf('Act'), page, typed);
    expect(marks.map(({ start, end }) => LINES[language].slice(start, end))).toEqual([printed]);
  });

  it('finds a run of clusters with a slip when nothing else fits', () => {
    bench = searchBench({ name: 'Act', pages: ['พระราชบัญญัติป้องกันและปราบปราม', 'อื่น'] });
    expect(bench.found('พระราชบัญัติ')).toEqual(['Act 1']);
    // Nobody may take it for what was typed.
    expect(bench.store.query({ text: 'พระราชบัญัติ' }).expansions).toEqual([
      { typed: 'พระราชบัญัติ', kind: 'similar', words: ['พระราชบัญญัติ'], leftOut: 0 },
    ]);
    expect(bench.store.query({ text: 'พระราชบัญญัติ' }).expansions).toEqual([]);
    bench.close();
    // The slip makes two clusters of the one in the middle.
    bench = searchBench({ name: 'Mon', pages: ['ဒှ်မၞိဟ်ယို', 'ဂကောံ'] });
    expect(bench.found('ဒှ်မၞမိဟ်ယို')).toEqual(['Mon 1']);
  });

  it('takes a word for one with another mark and a slip where the whole line is found in no other way', () => {
    bench = searchBench({ name: 'Luật', pages: ['CCHC', 'tổ chức phát hiện'] });
    expect(bench.found('cừhc phát')).toEqual(['Luật 2']);
    // One slip alone is likelier.
    expect(bench.found('cừhc')).toEqual(['Luật 1']);
  });

  it.each([
    ['ບຸກົຄນ', 'ບຸກຄົນ', 'ທຸກ ບຸກຄົນ ມີສິດ'],
    ['มารตการ', 'มาตรการ', 'ให้มีมาตรการป้องกัน'],
    ['ប្រើ្បរាស់', 'ប្រើប្រាស់', 'ការប្រើប្រាស់កម្លាំង'],
    ['ច្បធប់', 'ច្បាប់', 'ច្បាប់ស្តីពីការងារ'],
    ['ဖြ်စစေ', 'ဖြစ်စေ', 'လူတစ်ဦးဖြစ်စေ အဖွဲ့ဖြစ်စေ'],
    ['လေးာစး', 'လေးစား', 'ဥပဒေကို လေးစားရမည်'],
  ])('finds a run with a slip that goes across clusters: %s is %s', (typed, meant, page) => {
    bench = searchBench({ name: 'Act', pages: ['อื่น', page] });
    const { groups, expansions } = bench.store.query({ text: typed });
    expect(groups.flatMap(({ hits }) => hits.map(({ page, tier }) => [page, tier]))).toEqual([
      [2, 'similar'],
    ]);
    expect(expansions).toEqual([{ typed, kind: 'similar', words: [meant], leftOut: 0 }]);
    const { marks } = bench.store.marks(hashOf('Act'), 2, typed);
    expect(new Set(marks.map(({ start, end }) => page.slice(start, end)))).toEqual(new Set([meant]));
    // With another word beside it, which must be there too.
    expect(bench.found(`${typed} absent`)).toEqual([]);
  });

  it('keeps a query to the pages that hold all its words, and documents to those in the library', () => {
    bench = searchBench({ name: 'One', pages: ['alpha beta', 'alpha'] }, { name: 'Two', pages: ['beta'] });
    expect(bench.found('alpha beta')).toEqual(['One 1']);
    bench.store.putPages('f'.repeat(64), [{ n: 1, label: null, text: 'alpha beta', quality: 'good' }]);
    expect(bench.store.query({ text: 'alpha' }).total).toEqual({ pages: 2, documents: 1 });
  });

  it('survives any line', () => {
    bench = everyScript();
    for (const text of [
      'AND OR NOT',
      '"',
      '""""',
      'NEAR(a b)',
      'a*',
      '{body}: x',
      "' OR 1=1 --",
      '^a',
      '\u0000',
      'x'.repeat(1_000),
    ]) {
      expect(() => bench.store.query({ text, asYouType: true })).not.toThrow();
    }
  });
});

describe('words joined by OR', () => {
  it('find the pages of each, best first, mark what is there, and say what was widened once', () => {
    bench = searchBench({
      name: 'A',
      pages: ['child labour law', 'sale of organs law', 'child tax', 'ค้ามนุษย์ law', 'nothing of it'],
    });
    expect(bench.found('labour OR organs')).toEqual(['A 1', 'A 2']);
    expect(bench.found('child OR organs OR ค้ามนุษย์ law').sort()).toEqual(['A 1', 'A 2', 'A 4']);
    expect(bench.found('child OR organs -tax').sort()).toEqual(['A 1', 'A 2']);
    expect(bench.found('labuor OR organs')).toEqual(['A 2', 'A 1']);
    const { groups, expansions } = bench.store.query({ text: 'labuor OR organs law' });
    expect(expansions.map(({ typed, kind }) => [typed, kind])).toEqual([['labuor', 'similar']]);
    const marked = groups[0]?.hits.map(({ snippet: { text, marks } }) =>
      marks.map(({ start, end }) => text.slice(start, end)),
    );
    expect(marked).toEqual([
      ['organs', 'law'],
      ['labour', 'law'],
    ]);
    const places = bench.store.pagesMatching(hashOf('A'), 'labour OR organs');
    expect(places.total).toEqual({ pages: 2, places: 2 });
  });
});

it('a hit says under which heading of its page it stands', () => {
  bench = searchBench({
    name: 'Act',
    pages: [
      'words above\nChapter II\nOffences\nSection 5. Harbouring\nWhoever shelters a stowaway\nSection 6. Fines\nA fine is paid.',
      'The stowaway goes home.',
    ],
  });
  const [group] = bench.store.query({ text: 'stowaway' }).groups;
  expect(group?.hits.map(({ page, heading }) => [page, heading])).toEqual(
    expect.arrayContaining([
      [1, 'Section 5. Harbouring'],
      [2, undefined],
    ]),
  );
});

describe('a word that is spelt in two ways', () => {
  it.each([
    ['राष्ट्रिय कार्ययोजना', 'राष्ट्रीय कार्ययोजना'],
    ['सङ्घीय मामिला', 'संघीय मामिला'],
    ['मानव बेचविखन', 'मानव बेचबिखन'],
    ['භාෂාව ගණන', 'භාශාව ගනන'],
    ['ຫຼັກການ ແລະ ກົດໝາຍ', 'ຫລັກການ ແລະ ກົດຫມາຍ'],
    ['ច្បាប់ស្ដីពីការបង្ក្រាប', 'ច្បាប់ស្តីពីការបង្ក្រាប'],
    ['ពិរុទ្ធជនឲ្យ', 'ពិរុទ្ធជនឱ្យ'],
    ['ဩဂုတ်လ ပြဿနာ', 'သြဂုတ်လ ပြသ္သနာ'],
    ['กฏหมายอาญา', 'กฎหมายอาญา'],
    ['ආරක්ෂාව', 'අාරක්ෂාව'],
    ['கௌரவம் ஔவை', 'கெளரவம் ஒளவை'],
    ['၎င်းအဖွဲ့', '၄င်းအဖွဲ့'],
  ])('is found and marked by the other: %s', (one, other) => {
    bench = searchBench({ name: 'One', pages: [`… ${one} …`] }, { name: 'Other', pages: [`… ${other} …`] });
    for (const typed of [one, other]) {
      expect(bench.found(typed).sort()).toEqual(['One 1', 'Other 1']);
      const marked = bench.store
        .query({ text: typed })
        .groups.flatMap(({ hits }) => hits.map(({ snippet }) => snippet.marks.length));
      expect(marked).toEqual([typed.split(' ').length, typed.split(' ').length]);
    }
    expect(bench.found(`"${one}"`).sort()).toEqual(['One 1', 'Other 1']);
  });

  it.each([
    ['सङ्घीय', 'सङ्घीयको', 'संघीयको'],
    ['संघीय', 'सङ्घीयको', 'संघीयको'],
    ['राष्ट्रिय', 'राष्ट्रियको', 'राष्ट्रीयको'],
    ['сургууль', 'сургуулиас', 'сүргүүлиас'],
  ])('has its other forms in both spellings: %s', (typed, one, other) => {
    bench = searchBench({ name: 'One', pages: [`… ${one} …`] }, { name: 'Other', pages: [`… ${other} …`] });
    expect(bench.found(typed).sort()).toEqual(['One 1', 'Other 1']);
    const { groups } = bench.store.query({ text: typed });
    expect(
      groups.flatMap(({ hits }) => hits.map(({ tier, snippet }) => [tier, snippet.marks.length])),
    ).toEqual([
      ['stemmed', 1],
      ['stemmed', 1],
    ]);
  });

  it('is told once with all its forms', () => {
    bench = searchBench({ name: 'One', pages: ['आयोग', 'आयोगको', 'आयोगहरू', 'आयोगहरु'] });
    const { expansions } = bench.store.query({ text: 'आयोग' });
    const { words = [] } = expansions.find(({ kind }) => kind === 'stemmed') ?? {};
    expect([...words].sort()).toEqual(['आयोगको', 'आयोगहरु', 'आयोगहरू'].sort());
  });

  it('is left out in both spellings', () => {
    bench = searchBench(
      { name: 'One', pages: ['ऐन राष्ट्रिय'] },
      { name: 'Other', pages: ['ऐन राष्ट्रीय'] },
      { name: 'Third', pages: ['ऐन'] },
    );
    for (const typed of ['ऐन -राष्ट्रिय', 'ऐन -राष्ट्रीय']) expect(bench.found(typed)).toEqual(['Third 1']);
  });

  it('is asked back also where two slips stand in it', () => {
    bench = searchBench({ name: 'One', pages: ['विद्यालय'] });
    expect(bench.store.query({ text: 'विद्ययालयय' }).suggestions).toEqual(['विद्यालय']);
  });

  it('is not asked back as the rest of a word that begins with a mark, as in a text whose letters were lost', () => {
    bench = searchBench({ name: 'Lost', pages: ['िंसात्मक', 'िंसात्मक'] }, { name: 'Whole', pages: ['हिंसात्मक'] });
    expect(bench.store.suggest('गिंसात्मक')).toEqual(['हिंसात्मक']);
  });

  it('stands before its other spelling', () => {
    bench = searchBench({ name: 'One', pages: ['संघीय'] }, { name: 'Other', pages: ['सङ्घीय'] });
    expect(bench.found('सङ्घीय')).toEqual(['Other 1', 'One 1']);
    expect(bench.found('संघीय')).toEqual(['One 1', 'Other 1']);
  });
});
