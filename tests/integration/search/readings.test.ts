import { afterEach, describe, expect, it } from 'vitest';
import { toZawgyi } from '../../support/legacy-text';
import { hashOf, idOf, type SearchBench, searchBench } from '../../support/search-bench';

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

  it('is offered in Unicode where it may be in Zawgyi and only pages in Zawgyi have it as it was typed', () => {
    const line = 'စာပိုဒ်ကို';
    const old = { name: 'old', pages: [`${line}\n${toZawgyi(line)}`] };
    bench = searchBench({ name: 'law', pages: [line] }, old);
    const { total, readings } = bench.store.query({ text: toZawgyi(line) });
    expect([total.pages, readings]).toEqual([1, [{ line, pages: 2, documents: 2 }]]);
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

describe('a line in the order of drawing', () => {
  it('finds what is in the order of writing, as programs that show a page copy it', () => {
    bench = searchBench({ name: 'law', pages: ['ကောင်းမွန်သော ကျောင်းများ', 'ေကာင်း'] });
    expect(bench.store.query({ text: 'ေကာင်း' }).total.pages).toBe(2);
    expect(bench.store.query({ text: 'ေကျာင်း' }).total.pages).toBe(1);
  });
});

describe('a line that is surely in Zawgyi', () => {
  const LINE = 'တားဆီးကာကွယ်ရေး';
  const asTyped = toZawgyi(LINE);
  const said = { typed: asTyped, kind: 'folded', words: [LINE], leftOut: 0 };

  it('is looked for in Unicode, and this is said', () => {
    bench = searchBench({ name: 'law', pages: PAGES });
    const { total, expansions, readings } = bench.store.query({ text: asTyped });
    expect([total.pages, expansions, readings]).toEqual([1, [said], []]);
  });

  it('is looked for as it was typed as well, which only pages in Zawgyi have that are not taken for it', () => {
    const old = {
      name: 'old',
      pages: [`${PAGES[6]}\n${toZawgyi(PAGES[6] ?? '')}`, toZawgyi(PAGES[6] ?? '')],
    };
    bench = searchBench({ name: 'law', pages: PAGES }, old);
    expect(bench.found(asTyped).sort()).toEqual(['law 7', 'old 1', 'old 2']);
    expect(bench.found(LINE).sort()).toEqual(['law 7', 'old 1']);
    expect(bench.store.query({ text: LINE }).expansions).toEqual([]);
  });

  it('has its words marked on a page, and each place in a document', () => {
    bench = searchBench({ name: 'law', pages: PAGES });
    const { marks } = bench.store.marks(hashOf('law'), 7, asTyped);
    expect(marks.map(({ start, end }) => PAGES[6]?.slice(start, end))).toEqual([LINE]);
    expect(bench.store.pagesMatching(hashOf('law'), asTyped).total).toEqual({ pages: 1, places: 1 });
    expect(bench.store.tally({ text: asTyped })).toEqual({ [idOf('law')]: 1 });
  });

  it('keeps its quotes, its minus and its words of other scripts', () => {
    bench = searchBench({ name: 'law', pages: [...PAGES, `${LINE} Act`, `ဥပဒေ ${LINE} Act`] });
    expect(bench.found(`"${asTyped}" Act`).sort()).toEqual(['law 10', 'law 9']);
    expect(bench.found(`${asTyped} Act -${toZawgyi('ဥပဒေ')}`)).toEqual(['law 9']);
  });

  it('is offered with fewer words in Unicode where no page has all of it', () => {
    bench = searchBench({ name: 'law', pages: PAGES });
    const { fewer } = bench.store.query({ text: `${asTyped} ${toZawgyi('ပြစ်ဒဏ်ချမှတ်ခြင်း')}` });
    expect(fewer.map(({ line }) => line)).toEqual([LINE]);
  });

  it('finds small things in Unicode', () => {
    bench = searchBench({ name: 'law', pages: PAGES, facts: { title: PAGES[6] ?? '' } });
    expect(bench.store.jump(asTyped).map(({ title }) => title)).toEqual([PAGES[6]]);
  });

  it('finds small things as it was typed as well, by whom everything is typed on that keyboard', () => {
    bench = searchBench({ name: 'law', pages: ['visa'], facts: { title: asTyped } });
    const answer = { kind: 'answer' as const, title: 'visa' };
    bench.store.putJumpEntries('answer', [
      { ...answer, id: 'old', detail: asTyped },
      { ...answer, id: 'new', detail: LINE },
    ]);
    expect(bench.store.jump(asTyped).map(({ title }) => title)).toEqual([asTyped]);
    const [group] = bench.store.things(asTyped, 5, false);
    expect(group?.things.map(({ id, text }) => [id, text.marks.length]).sort()).toEqual([
      ['new', 1],
      ['old', 1],
    ]);
  });

  it('is no line in Unicode', () => {
    bench = searchBench({ name: 'law', pages: PAGES });
    for (const text of ['နေရာ၌', 'ကျား', LINE, PAGES[6] ?? '', 'လူကုန်ကူးမှု']) {
      expect(bench.store.query({ text }).expansions, text).toEqual([]);
    }
  });
});
