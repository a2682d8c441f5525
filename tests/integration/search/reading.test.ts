import { afterEach, describe, expect, it } from 'vitest';
import { hashOf, idOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const PAGES = [
  'Forced labour is an offence. Forced labour of children is punished more.',
  'Nothing of the kind.',
  `${'A long page. '.repeat(40)}Whoever profits from forced labour pays.`,
];

describe('finding in one document', () => {
  it('lists every place in page order, with its surroundings', () => {
    bench = searchBench({ name: 'Act', pages: PAGES }, { name: 'Other', pages: ['forced labour'] });
    const { total, occurrences } = bench.store.pagesMatching(hashOf('Act'), '"forced labour"');
    expect(total).toEqual({ pages: 2, places: 3 });
    expect(occurrences.map(({ page, label }) => [page, label])).toEqual([
      [1, 'p1'],
      [1, 'p1'],
      [3, 'p3'],
    ]);
    for (const { snippet } of occurrences) {
      const [mark] = snippet.marks;
      expect(snippet.text.slice(mark?.start, mark?.end).toLowerCase()).toBe('forced labour');
    }
  });

  it('gives the list in parts and the whole count with each', () => {
    bench = searchBench({ name: 'Act', pages: PAGES });
    const { total, occurrences } = bench.store.pagesMatching(hashOf('Act'), 'labour', 1, 1);
    expect(total.places).toBe(3);
    expect(occurrences).toHaveLength(1);
    expect(occurrences[0]?.snippet.text).toContain('children');
  });

  it('is empty for a file that is not indexed and for words that are not in it', () => {
    bench = searchBench({ name: 'Act', pages: PAGES });
    expect(bench.store.pagesMatching(hashOf('none'), 'labour').occurrences).toEqual([]);
    expect(bench.store.pagesMatching(hashOf('Act'), 'xyzzy').total).toEqual({ pages: 0, places: 0 });
  });
});

describe('a page', () => {
  it('is given as it was stored', () => {
    bench = searchBench({ name: 'Act', pages: ['น้ำ\u200b and\nmore'] });
    expect(bench.store.pageText(hashOf('Act'), 1)).toEqual({
      n: 1,
      label: 'p1',
      text: 'น้ำ\u200b and\nmore',
      quality: 'good',
    });
  });

  it('is refused by a code when it is not indexed', () => {
    bench = searchBench({ name: 'Act', pages: ['x'] });
    for (const [name, page] of [
      ['Act', 2],
      ['none', 1],
    ] as const) {
      expect(() => bench.store.pageText(hashOf(name), page)).toThrow(
        expect.objectContaining({ code: 'search.page-not-indexed' }),
      );
    }
  });

  it('has its marks at the offsets of its text, widened as the search widens', () => {
    const text = 'Trafficking, trafficking\u00ad and น้ำ';
    bench = searchBench({ name: 'Act', pages: [text] });
    const slices = (query: string) =>
      bench.store.marks(hashOf('Act'), 1, query).marks.map(({ start, end }) => text.slice(start, end));
    expect(slices('trafficking')).toEqual(['Trafficking', 'trafficking\u00ad']);
    expect(slices('traficking')).toEqual(['Trafficking', 'trafficking\u00ad']);
    expect(slices('นํ้า')).toEqual(['น้ำ']);
    expect(slices('absent')).toEqual([]);
  });
});

describe('suggestions', () => {
  it('replace the word that is nowhere by near ones and keep the rest of the line', () => {
    bench = searchBench({ name: 'Act', pages: ['the trafficking of persons', 'persons'] });
    expect(bench.store.suggest('"of" traficking -x')).toEqual(['"of" trafficking -x']);
    // Only the word itself is put right, and not the same letters in another word.
    expect(bench.store.suggest('antitraficking traficking')).toContain('antitraficking trafficking');
    expect(bench.store.suggest('"an-traficking" traficking')).toEqual(['"an-traficking" trafficking']);
    const reply = bench.store.query({ text: 'persins zzzqqq' });
    expect(reply.total.pages).toBe(0);
    expect(reply.suggestions).toEqual(['persons zzzqqq']);
  });

  it('are words with two slips where none has one, for long words only', () => {
    bench = searchBench({ name: 'Act', pages: ['the trafficking of persons', 'règlement 2551 sold'] });
    const { total, suggestions } = bench.store.query({ text: 'trafiking persons' });
    expect([total.pages, suggestions]).toEqual([0, ['trafficking persons']]);
    expect(bench.store.suggest('reglemant')).toEqual(['règlement']);
    for (const far of ['tafiking', 'rafiking', 'salb', '2513']) expect(bench.store.suggest(far)).toEqual([]);
  });

  it('are none for words that are on pages', () => {
    bench = searchBench({ name: 'Act', pages: ['the trafficking of persons'] });
    expect(bench.store.suggest('trafficking')).toEqual([]);
  });
});

describe('jumping by name', () => {
  function library(): SearchBench {
    const made = searchBench(
      {
        name: 'Anti-Trafficking in Persons Act',
        pages: ['x'],
        facts: { number: 'B.E. 2551', issuingBody: 'Parliament' },
      },
      {
        name: 'กฎหมาย',
        pages: ['x'],
        facts: { title: 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์', titleEnglish: 'Prevention Act' },
      },
      { name: 'Labour Protection Act', pages: ['x'] },
    );
    made.store.putJumpEntries('item', [
      { kind: 'item', id: 'POL-01', title: 'Comprehensive law against trafficking', detail: 'Policy' },
    ]);
    made.store.putJumpEntries('topic', [
      { kind: 'topic', id: 'T6.4', title: 'Labour inspection', detail: '' },
    ]);
    return made;
  }
  const ids = (text: string) => bench.store.jump(text).map(({ kind, id }) => `${kind}:${id}`);

  it('takes nothing for a slip where something is called as typed', () => {
    const made = searchBench();
    bench = made;
    made.store.putJumpEntries('item', [
      ...['PROT-01', 'PROS-01', 'PROT-02'].map((id) => ({
        ...({ kind: 'item', id, title: `${id} Something is done`, detail: '' } as const),
      })),
    ]);
    expect(made.store.jump('PROT-01', 10).map(({ id }) => id)).toEqual(['PROT-01']);
    expect(made.store.jump('prox 01', 10).map(({ id }) => id)).toContain('PROS-01');
  });

  it('finds by half words, slips, numbers, bodies and either title', () => {
    bench = library();
    expect(ids('traffick')).toContain(`document:${idOf('Anti-Trafficking in Persons Act')}`);
    expect(ids('traffick')).toContain('item:POL-01');
    expect(ids('traficking').length).toBeGreaterThan(0);
    expect(ids('2551')).toEqual([`document:${idOf('Anti-Trafficking in Persons Act')}`]);
    expect(ids('parliament')).toEqual([`document:${idOf('Anti-Trafficking in Persons Act')}`]);
    expect(ids('ค้ามนุษย์')).toEqual([`document:${idOf('กฎหมาย')}`]);
    expect(ids('prevention')).toEqual([`document:${idOf('กฎหมาย')}`]);
    expect(ids('labour insp')).toEqual(['topic:T6.4']);
    expect(ids('')).toEqual([]);
  });

  it('follows what is given and taken away', () => {
    bench = library();
    bench.store.putJumpEntries('item', []);
    expect(ids('comprehensive')).toEqual([]);
    bench.store.removeDocument(idOf('Labour Protection Act'));
    expect(ids('labour protection')).toEqual([]);
    bench.add({ name: 'Labour Migration Act', pages: ['x'] });
    expect(ids('labour migration')).toEqual([`document:${idOf('Labour Migration Act')}`]);
  });
});
