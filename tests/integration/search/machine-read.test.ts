import { afterEach, expect, it } from 'vitest';
import { aDocument, hashOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const read = (name: string, text: string): void => {
  bench.store.putPages(hashOf(name), [{ n: 1, label: null, text, quality: 'ocr' }]);
  bench.store.finishFile(hashOf(name), 1);
  bench.store.putDocument(aDocument({ name, pages: [text] }));
};

const found = (text: string) =>
  bench.store.query({ text }).groups.flatMap(({ title, hits }) => hits.map(({ tier }) => `${title} ${tier}`));

it('finds Lao, Thai and Burmese where a machine misread tones, vowels and strokes, behind what stands as typed', () => {
  bench = searchBench({ name: 'Law', pages: ['ຄ່າທຳນຽມຕ່ຳ'] }, { name: 'Other law', pages: ['ຄາທໍານຽມ'] });
  read('Scan', 'ແລະ ຄາທໍານຮມ, ຄາທໍານຽມຕໍາແລະການຊ່ວຍ');
  read('Thai scan', 'หน้าทีของเจาหนาทีตำรวจ');
  read('Burmese scan', 'အစွင့အရေးတို');
  while (bench.store.tidy());
  expect(found('ຄ່າທຳນຽມ')).toEqual(['Law exact', 'Scan similar']);
  expect(found('เจ้าหน้าที่ตำรวจ')).toEqual(['Thai scan similar']);
  expect(found('အခွင့်အရေးကို')).toEqual(['Burmese scan similar']);
  expect(found('"ຄ່າທຳນຽມ"')).toEqual(['Law exact']);
  const [, scan] = bench.store.query({ text: 'ຄ່າທຳນຽມ' }).groups;
  const { text = '', marks = [] } = scan?.hits[0]?.snippet ?? {};
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['ຄາທໍານຽມ']);
  expect(bench.store.pagesMatching(hashOf('Scan'), 'ຄ່າທຳນຽມ').total).toEqual({ pages: 1, places: 1 });
});

it('finds what is meant by a slip on other pages, though a scan reads roughly as it is typed', () => {
  const slip = 'เจาหน้าที่ตำรวจ';
  bench = searchBench(
    { name: 'Law', pages: ['อำนาจของเจ้าหน้าที่ตำรวจ'] },
    { name: 'Unlike', pages: ['อำนาจของเจ้าหนาที้ตำรวจ'] },
  );
  expect(found(slip)).toEqual(['Law similar']);
  read('Scan', 'หน้าทีของเจาหนาทีตำรวจ');
  expect(found(slip).sort()).toEqual(['Law similar', 'Scan similar']);
});

it('finds a scan on which one word is misread and another one is meant by a slip, of any number of scans', () => {
  bench = searchBench();
  for (let at = 0; at < 210; at += 1) read(`Scan ${at}`, 'เจาหนาทีตำรวจ');
  read('Both', 'เจาหนาทีตำรวจ การประกันสังคมแรงงาน');
  expect(found('เจ้าหน้าที่ตำรวจ การประกันสังคมแรงงาย')).toEqual(['Both similar']);
  expect(bench.store.query({ text: 'เจาหน้าที่ตำรวจ' }).total.pages).toBe(211);
});
