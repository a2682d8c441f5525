import { afterEach, describe, expect, it } from 'vitest';
import { toZawgyi } from '../../support/legacy-text';
import { type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const PAGES = [
  'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์',
  'ທຸກຄົນ ການຄ້າມະນຸດ',
  'ច្បាប់ស្តីពីការបង្ក្រាប',
  'Хүний наймаатай тэмцэх',
  'Hình phạt đối với tội mua bán người',
  'मानव अधिकार आयोग',
  'လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဥပဒေ',
  'The trafficking of persons',
];

describe('a line of which nothing is found', () => {
  it.each([
    ['dki8hk,o6KpN', 'การค้ามนุษย์', 1],
    ['dko7hk,to5f', 'ການຄ້າມະນຸດ', 2],
    ["cjbab'", 'ច្បាប់', 3],
    ['hoyna ygabgg', 'хүний наймаа', 4],
    ['mua bans nguowif', 'mua bán người', 5],
    ['dfgj clwsf/', 'मानव अधिकार', 6],
    ['ะพฟดดรแารืเ', 'trafficking', 8],
  ])('%s is offered as %s', (text, line) => {
    bench = searchBench({ name: 'law', pages: PAGES });
    expect(bench.store.query({ text }).readings).toContainEqual({ line, pages: 1, documents: 1 });
  });

  it('is offered as Unicode where it is in Zawgyi', () => {
    bench = searchBench({ name: 'law', pages: PAGES });
    const { total, readings } = bench.store.query({ text: toZawgyi('တားဆီးကာကွယ်ရေး') });
    expect([total.pages, readings]).toEqual([0, [{ line: 'တားဆီးကာကွယ်ရေး', pages: 1, documents: 1 }]]);
  });

  it('is offered as Unicode also where only the pages in Zawgyi have it as it was typed', () => {
    const zawgyi = toZawgyi(PAGES[6] ?? '');
    bench = searchBench({ name: 'law', pages: PAGES }, { name: 'old', pages: [`${PAGES[6]}\n${zawgyi}`] });
    const { total, readings } = bench.store.query({ text: toZawgyi('တားဆီးကာကွယ်ရေး') });
    expect([total.pages, readings]).toEqual([1, [{ line: 'တားဆီးကာကွယ်ရေး', pages: 2, documents: 2 }]]);
    expect(bench.store.query({ text: 'တားဆီးကာကွယ်ရေး' }).readings).toEqual([]);
  });

  it('is no other in Unicode, though it would be another word if it were Zawgyi', () => {
    bench = searchBench({ name: 'law', pages: ['ကျား၊ မြေ', 'ကြား၊ မွေ', 'ကြား၊ မွေ'] });
    for (const text of ['ကျား', 'ကျား၊', 'မြေ၊']) {
      const { total, readings } = bench.store.query({ text });
      expect([total.pages, readings], text).toEqual([1, []]);
    }
  });

  it('is no other where that is found nowhere, is too short to tell, or is found as it is', () => {
    bench = searchBench({ name: 'law', pages: [...PAGES, 'แรก', 'mà mã'] });
    for (const text of ['extradition', 'cid', 'mars', 'ปปปป', '-mua bans', '"']) {
      expect(bench.store.query({ text }).readings, text).toEqual([]);
    }
    expect(bench.store.query({ text: 'trafficking' }).readings).toEqual([]);
  });
});
