import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { hashOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

it('finds a reference and an amount however a page writes them, and says so', () => {
  const pages = [
    'under section 5 (2)(a)',
    'SEC. 5. Penalties',
    'ตามมาตรา ๖ ผู้ใด',
    'ปรับ 10 000 บาท',
    'ปรับ ๑๐,๐๐๐ บาท',
    'ปรับ 10000 บาท',
    'มาตรา ๕ ม.๖',
  ];
  bench = searchBench({ name: 'law', pages });
  const found = (text: string) =>
    bench
      .found(text)
      .map((one) => Number(one.split(' ')[1]))
      .sort();
  expect(found('s.5(2)')).toEqual([1]);
  expect(found('s 5')).toEqual([1, 2]);
  expect(found('section 5')).toEqual([1, 2]);
  expect(found('ม.6')).toEqual([3, 7]);
  expect(found('มาตรา 6')).toEqual([3, 7]);
  for (const amount of ['10000', '10 000', '10,000', '๑๐๐๐๐']) expect(found(amount)).toEqual([4, 5, 6]);

  const said = (text: string) =>
    bench.store.query({ text }).expansions.filter(({ kind }) => kind === 'folded');
  expect(said('ม.6')).toEqual([{ typed: 'ม.6', kind: 'folded', words: ['มาตรา 6'], leftOut: 0 }]);
  expect(said('section 5')).toEqual([{ typed: 'section 5', kind: 'folded', words: ['"sec 5"'], leftOut: 0 }]);
  expect(said('10,000')).toEqual([]);
  expect(bench.store.query({ text: '10000' }).expansions).toEqual([
    { typed: '10000', kind: 'folded', words: ['10,000'], leftOut: 0 },
  ]);
  expect(said('section 5 (2)(a)')).toEqual([]);
});

it('says in which form it found a word beside which that form was typed', () => {
  bench = searchBench({ name: 'law', pages: ['reports of it', 'report'] });
  const { total, expansions } = bench.store.query({ text: 'report reports' });
  expect(total.pages).toBe(2);
  expect(expansions).toEqual([
    { typed: 'report', kind: 'stemmed', words: ['reports'], leftOut: 0 },
    { typed: 'reports', kind: 'stemmed', words: ['report'], leftOut: 0 },
  ]);
  expect(bench.store.query({ text: 'report OR reports' }).expansions).toEqual([]);
});

it('marks on a page, and lists in a document, what was found so', () => {
  const pages = ['ตามมาตรา ๖ ผู้ใด', 'SEC. 4. Acts'];
  bench = searchBench({ name: 'law', pages });
  const marked = (page: number, text: string) =>
    bench.store
      .marks(hashOf('law'), page, text)
      .marks.map(({ start, end }) => pages[page - 1]?.slice(start, end));
  expect(marked(1, 'ม.6')).toEqual(['มาตรา', '๖']);
  expect(marked(2, 'section 4')).toEqual(['SEC. 4']);
  expect(bench.store.pagesMatching(hashOf('law'), 'section 4').total.pages).toBe(1);
});

it('looks for slips in the line in full, and says what it looked for', () => {
  bench = searchBench({ name: 'law', pages: ['มาตรา ๖ ผู้ใดแสวงหาประโยชน์'] });
  const { total, expansions } = bench.store.query({ text: 'ม.6 แสวงหาประโยชนน์' });
  expect(total.pages).toBe(1);
  expect(expansions[0]).toEqual({
    ...{ typed: 'ม.6 แสวงหาประโยชนน์', kind: 'folded', words: ['มาตรา 6 แสวงหาประโยชนน์'], leftOut: 0 },
  });
});

it('goes on with the pages of a document that is named', () => {
  bench = searchBench({
    name: 'Anti-Trafficking in Persons Act of 2003',
    pages: ['Republic of the Philippines', 'SEC. 4. Acts of Trafficking'],
    facts: { number: 'Republic Act No. 9208' },
  });
  const { named } = bench.store.query({ text: 'RA 9208 section 4' });
  expect(named?.map(({ group }) => group.hits.map(({ page }) => page))).toEqual([[2]]);
});

it('leaves nothing out and joins nothing anew by what it looks for besides', () => {
  const pages = ['under section 5-6', 'section 4-bis', 'SEC. 5 and 2 more', 'only 6 of them', 'section 6'];
  bench = searchBench({ name: 'law', pages });
  expect(bench.found('section 5-6')).toEqual(['law 1']);
  expect(bench.found('section 4-bis')).toEqual(['law 2']);
  expect(bench.found('section 5.2')).toEqual([]);
  expect(bench.found('section 5 OR 6').sort()).toEqual(['law 1', 'law 5']);
});

it('finds a reference in each way that a law writes it, tells in which, and marks it', () => {
  const found = (text: string) =>
    bench
      .found(text)
      .map((one) => Number(one.split(' ')[1]))
      .sort((a, b) => a - b);
  const pages = [
    ...['ตาม ม.๖ ผู้ใด', 'sebagaimana dimaksud dalam Pasal 5 ayat (2)', 'Pasal 5(2) UU ini'],
    ...['theo khoản 2 Điều 5 của Luật này', 'theo Điều 5, khoản 2', 'under subsection (2) of section 5'],
    ...['under section 5(2)', 'Pasal 5\n(1) Setiap orang\n(2) Anak', 'ตามมาตรา ๖ วรรคสอง', 'คม ๖ กับ มาตรา'],
    ...['Pasal 15 ayat (2)', 'under section 2(5)'],
  ];
  bench = searchBench({ name: 'law', pages });
  expect(found('มาตรา 6')).toEqual([1, 9, 10]);
  expect(found('pasal 5(2)')).toEqual([2, 3, 8]);
  expect(found('pasal 5 ayat (2)')).toEqual([2, 3, 8]);
  for (const line of ['Điều 5 khoản 2', 'khoản 2 Điều 5', 'Điều 5(2)']) expect(found(line)).toEqual([4, 5]);
  for (const line of ['section 5(2)', 'subsection (2) of section 5']) expect(found(line)).toEqual([6, 7]);
  expect(found('มาตรา 6 วรรค 2')).toEqual([9]);
  expect(found('5(2)')).toEqual([2, 3, 4, 6, 7]);
  const { expansions } = bench.store.query({ text: 'มาตรา 6' });
  expect(expansions).toContainEqual({ typed: 'มาตรา 6', kind: 'folded', words: ['"ม.6"'], leftOut: 0 });
  const marked = (page: number, text: string) =>
    bench.store
      .marks(hashOf('law'), page, text)
      .marks.map(({ start, end }) => pages[page - 1]?.slice(start, end));
  expect(marked(1, 'มาตรา 6')).toEqual(['ม.๖']);
  expect(marked(2, 'pasal 5(2)')).toEqual(['Pasal 5 ayat (2']);
  expect(marked(6, 'section 5(2)')).toEqual(['subsection (2) of section 5']);
});

it('marks a reference where it stands, and not each of its words and numbers beside it', () => {
  const text = 'Có 5 điều và 2 khoản. Theo khoản 2 Điều 5, phạt 5 năm; trang 2.';
  bench = searchBench({ name: 'law', pages: [text, 'Điều 5. Phạm vi\n1. Một\n2. Hai khoản'] });
  const cutOut = ({ text, marks }: { text: string; marks: readonly { start: number; end: number }[] }) =>
    marks.map(({ start, end }) => text.slice(start, end));
  const inReader = (page: number) =>
    cutOut({
      text: bench.store.pageText(hashOf('law'), page).text,
      marks: bench.store.marks(hashOf('law'), page, 'Điều 5 khoản 2').marks,
    });
  expect(inReader(1)).toEqual(['khoản 2 Điều 5']);
  expect(inReader(2)).toEqual(['Điều 5', '2', 'khoản']);
  const hits = bench.store.query({ text: 'Điều 5 khoản 2' }).groups.flatMap((group) => group.hits);
  expect(hits.map(({ page, snippet }) => [page, cutOut(snippet)]).toSorted()).toEqual([
    [1, inReader(1)],
    [2, inReader(2)],
  ]);
  const { occurrences } = bench.store.pagesMatching(hashOf('law'), 'Điều 5 khoản 2');
  expect(occurrences.map(({ page, snippet }) => [page, ...cutOut(snippet)])).toEqual([
    [1, 'khoản 2 Điều 5'],
    [2, 'Điều 5'],
    [2, '2'],
    [2, 'khoản'],
  ]);
});

/** What may stand on a page, and how somebody may ask for it. */
const PIECES = [
  ...[
    'section 5(2)',
    'Section 5.',
    'section 5',
    'subsection (2) of section 5',
    '5',
    '2',
    '5. (1) Whoever',
    's. 5',
  ],
  ...[
    '10,000',
    '10 000',
    '10000',
    'Rp600.000',
    'Rp 600,000',
    'Điều 5',
    'khoản 2 Điều 5',
    'khoản',
    'trafficking',
  ],
  ...['มาตรา ๖', 'ม.๖', 'ผู้ใด', 'ပုဒ်မ ၅', '၅။ (က)'],
];
const LINES = [
  ...['section 5(2)', 'section 5', 's 5', 'trafficking section 5(2)', '10000', '10 000', 'Rp600.000'],
  ...['Điều 5 khoản 2', 'Điều 5', 'มาตรา 6', 'ม.6 ผู้ใด', 'ပုဒ်မ ၅(က)', 'trafficking OR section 5'],
];

it('marks in what it shows what the reader and the list of places mark on that page, however it was found', () => {
  const pages = fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }), {
    ...{ minLength: 1, maxLength: 4 },
  });
  fc.assert(
    fc.property(
      pages,
      fc.constantFrom(...LINES),
      fc.constantFrom(' ', '\n', ' of the law '),
      (made, text, by) => {
        bench = searchBench({ name: 'law', pages: made.map((pieces) => pieces.join(by)) });
        try {
          const { occurrences } = bench.store.pagesMatching(hashOf('law'), text, 5000);
          const { groups } = bench.store.query({ text, pagesPerDocument: 50 });
          for (const { page, snippet } of groups.flatMap((group) => group.hits)) {
            const whole = bench.store.pageText(hashOf('law'), page).text;
            const { marks, best } = bench.store.marks(hashOf('law'), page, text);
            expect(occurrences.filter((each) => each.page === page)).toHaveLength(marks.length);
            // Of a snippet it is not told where it stands: its marked words follow each other in the reader, too.
            const flat = (words: string) => words.replace(/\s+/g, ' ');
            const inReader = marks.map(({ start, end }) => flat(whole.slice(start, end)));
            const shown = snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
            expect(shown.length).toBeGreaterThan(0);
            expect(`|${inReader.join('|')}|`).toContain(`|${shown.join('|')}|`);
            expect(best).not.toBeNull();
          }
        } finally {
          bench.close();
        }
      },
    ),
    { numRuns: 150 },
  );
});

it('finds an amount behind the sign of a currency, and a part of an article behind its name', () => {
  const pages = [
    'denda Rp600.000.000,00 (enam ratus juta rupiah)',
    'Rp. 600.000.000',
    'ပုဒ်မ ၃၊ ပုဒ်မခွဲ (က) ပါ ပြစ်မှု',
  ];
  bench = searchBench({ name: 'law', pages });
  for (const line of ['600000000', '600.000.000', '600,000,000', 'Rp600.000.000'])
    expect(bench.found(line).sort()).toEqual(['law 1', 'law 2']);
  expect(bench.found('ပုဒ်မ ၃(က)')).toEqual(['law 3']);
});

it.each([
  ['section 5', 'as section 5 and section 5 say', 'Forced labour\n5. (1) Whoever compels another'],
  ['दफा ५', 'यस ऐनको दफा ५ र दफा ५ बमोजिम', '५. सजाय : (१) कसूर गर्ने'],
  ['ပုဒ်မ ၅', 'ယင်း ပုဒ်မ ၅ အရ ပုဒ်မ ၅ ပါ', '၅။ (က) မည်သူမဆို'],
  ['10 වන වගන්තිය', 'මෙහි 10 වන වගන්තිය යටතේ', '10. (1) සෑම තැනැත්තෙකුම'],
])(
  'shows first the page on which a section begins, though its number alone heads it: %s',
  (line, refers, begins) => {
    bench = searchBench({ name: 'Act', pages: [refers, begins, '5 others, 10 more'] });
    expect(bench.found(line)).toEqual(['Act 2', 'Act 1']);
  },
);

it('takes the number of a law for no amount where a document is named', () => {
  bench = searchBench({
    name: 'Expanded Anti-Trafficking in Persons Act of 2012',
    pages: ['Republic of the Philippines', 'SEC. 4. Acts of Trafficking'],
    facts: { number: 'Republic Act No. 10364' },
  });
  const { named, expansions } = bench.store.query({ text: 'RA 10364 section 4' });
  expect(named?.map(({ group }) => group.hits.map(({ page }) => page))).toEqual([[2]]);
  expect(expansions).toEqual([]);
});

it('finds either of two references in short, each as a phrase of its own', () => {
  bench = searchBench({
    name: 'law',
    pages: ['มาตรา ๕ ก', 'มาตรา ๖ ข', 'ม.๕', 'มาตรา ๗ กับ ๕ คน', 'section 8(2)'],
  });
  expect(bench.found('ม.5 OR ม.6').sort()).toEqual(['law 1', 'law 2', 'law 3']);
  expect(bench.found('ม.6 | s.8(2)').sort()).toEqual(['law 2', 'law 5']);
});

/** A law of thirty articles with four paragraphs and three points each; every third article refers to a point of article 5. */
const lawOf = (head: (n: number) => string, words: string, reference: string): string[] =>
  Array.from({ length: 30 }, (_, at) => {
    const paragraphs = [1, 2, 3, 4].map((m) => `(${m}) ${words}\n(a) ${words}\n(b) ${words}`);
    return [head(at + 1), ...paragraphs, ...((at + 1) % 3 === 0 ? [`${words} ${reference}`] : [])].join('\n');
  });

it.each([
  ['section 5(2)(a)', (n: number) => `Section ${n} Offence`, 'A person commits', 'under section 5(2)(a)'],
  [
    'paragraph (a) of subsection (2) of section 5',
    (n: number) => `Section ${n} Offence`,
    'A person commits',
    'under section 5(2)(a)',
  ],
  ['"section 5" 2', (n: number) => `Section ${n} Offence`, 'A person commits', 'under section 5(2)(a)'],
  ['Pasal 5 ayat (2) huruf a', (n: number) => `Pasal ${n}`, 'Setiap orang', 'dalam Pasal 5 ayat (2) huruf a'],
  ['Điều 5 khoản 2 điểm a', (n: number) => `Điều ${n}. Tội`, 'Người nào', 'tại điểm a khoản 2 Điều 5'],
  ['điểm a khoản 2 Điều 5', (n: number) => `Điều ${n}. Tội`, 'Người nào', 'tại điểm a khoản 2 Điều 5'],
  ['มาตรา 5 วรรคสอง', (n: number) => `มาตรา ${n} ผู้ใด`, 'ต้องระวางโทษ', 'ตามมาตรา 5 วรรคสอง'],
  ['ມາດຕາ 5 ວັກສອງ', (n: number) => `ມາດຕາ ${n} ຜູ້ໃດ`, 'ຕ້ອງຖືກໂທດ', 'ຕາມມາດຕາ 5 ວັກສອງ'],
  ['មាត្រា ៥ កថាខណ្ឌទី ២', (n: number) => `មាត្រា ${n}`, 'ជនណា', 'កថាខណ្ឌទី ២ នៃមាត្រា ៥'],
])(
  '“%s” finds the page on which the article begins before those that refer to it',
  (line, head, words, reference) => {
    bench = searchBench({ name: 'law', pages: lawOf(head, words, reference) });
    const found = bench.found(line);
    expect(found[0]).toBe('law 5');
    // And where it is referred to, but not every page with the same numbers.
    expect(found.length).toBe(11);
    expect(found).toContain('law 3');
  },
);

it('takes no other part with the same number for the article, nor every five on a page for it', () => {
  bench = searchBench({
    name: 'law',
    pages: [
      'Chapter 5 Offences\nIn this section a person is anybody.',
      'On 5 May 5 of 7 judges saw section 12 and section 5(2) as one.',
      'Section 6 Penalty',
    ],
  });
  expect(bench.found('section 5(2)')).toEqual(['law 2']);
});

it('finds the page of an act on which a bare number heads the section, and marks that number there alone', () => {
  bench = searchBench({
    name: 'act',
    pages: [
      'Arrangement of sections\n5. Punishment for trafficking',
      '4. Definitions.—(1) In this Act\n5. Punishment for trafficking.—(1) Whoever\n(2) Whoever again',
      'An offence under section 5(2) is tried by 5 judges.',
      '5. Increase funding (2)',
    ],
  });
  expect(bench.found('section 5(2)')).toEqual(['act 2', 'act 3']);
  expect(bench.found('section 5(2)(a)')).toEqual(['act 2', 'act 3']);
  expect(bench.found('section 7(2)')).toEqual([]);
  const { expansions } = bench.store.query({ text: 'section 5(2)' });
  expect(expansions.filter(({ kind }) => kind === 'folded')).toEqual([]);
  const { occurrences } = bench.store.pagesMatching(hashOf('act'), 'section 5(2)');
  expect(occurrences.map(({ page }) => page)).toEqual([2, 3]);
  const { text } = bench.store.pageText(hashOf('act'), 2);
  const { marks } = bench.store.marks(hashOf('act'), 2, 'section 5(2)');
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['5']);
});

it('puts a section with a bare number behind a heading that names it, however often its page has that number, and finds none in another script', () => {
  bench = searchBench(
    {
      name: 'act',
      pages: ['5. Measures.—(1) 5 persons, 5 days, 5 courts, 5 years', 'See section 5(2), section 5(2)'],
    },
    { name: 'code', pages: ['Section 5. Punishment\n(1) Whoever'] },
    { name: 'nepali', pages: ['५. मानव बेचबिखन: (१) कसैले', 'यस दफा ५ को उपदफा (२)'] },
    { name: 'burmese', pages: ['၅။ (က) မည်သူမဆို'] },
  );
  expect(bench.found('section 5(2)')).toEqual(['code 1', 'act 1', 'act 2']);
  expect(bench.found('दफा ५(२)')).toEqual(['nepali 1', 'nepali 2']);
  expect(bench.found('ပုဒ်မ ၅(က)')).toEqual(['burmese 1']);
});

it('does not take the number of a section for the name of a document', () => {
  bench = searchBench(
    { name: 'Decree 5 of 2008', pages: ['as section 5(2) says'] },
    { name: 'Trafficking Act', pages: ['5. Offences.—(1) Whoever traffics'] },
  );
  expect(bench.found('section 5(2)')).toEqual(['Trafficking Act 1', 'Decree 5 of 2008 1']);
});

it('finds an article of Khmer whichever word for it a page has', () => {
  bench = searchBench({
    name: 'law',
    pages: ['មាត្រាទី៥ ការជួញដូរមនុស្ស', 'តាមមាត្រា ៥ នៃច្បាប់', 'តាម ម.៥ នៃច្បាប់'],
  });
  for (const line of ['មាត្រា ៥', 'មាត្រាទី ៥', 'មាត្រា 5', 'មាត្រា៥', 'មាត្រាទី៥', 'ម.៥'])
    expect(bench.found(line).toSorted()).toEqual(['law 1', 'law 2', 'law 3']);
});
