import { afterEach, describe, expect, it } from 'vitest';
import { searchFilters } from '../../../shared/search';
import { toZawgyi } from '../../support/legacy-text';
import { hashOf, idOf, type SearchBench, searchBench } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

const offered = (text: string, filters = searchFilters.parse({})) =>
  (bench.store.query({ text, filters }).named ?? []).map(({ named, line, group }) => ({
    ...{ named, line, title: group.title, count: group.hitCount },
    pages: group.hits.map(({ page }) => page),
  }));

describe('words of which some name a document', () => {
  it('lead to the pages of that document that have the others', () => {
    bench = searchBench(
      { name: 'Immigration Rules', pages: ['visa', 'the fee for a visa', 'other'] },
      { name: 'Labour Act', pages: ['the fee for a visa'] },
    );
    expect(offered('immigration rule visa fee')).toEqual([
      { named: ['immigration', 'rule'], line: 'visa fee', title: 'Immigration Rules', count: 1, pages: [2] },
    ]);
    expect(bench.store.query({ text: 'immigration rule visa fee' }).total).toEqual({
      pages: 0,
      documents: 0,
    });
  });

  it('may be its State in any language of the window, its year or its number', () => {
    bench = searchBench({
      name: 'พระราชบัญญัติป้องกันและปราบปรามการค้ามนุษย์',
      pages: ['มาตรา ๖ ผู้ใด', 'section 6'],
      facts: { number: 'Act No. 51', year: 2008 },
    });
    expect(offered('ไทย ค้ามนุษย์ มาตรา ๖')).toMatchObject([{ named: ['ไทย', 'ค้ามนุษย์'], pages: [1] }]);
    expect(offered('Thailand 2008 section 6')).toMatchObject([{ named: ['Thailand', '2008'], pages: [2] }]);
    expect(offered('No. 51 section')).toMatchObject([{ line: 'section', pages: [2] }]);
    expect(offered('Nepal section 6')).toEqual([]);
  });

  it('may be short for what it is called, or stand in one with what is looked for', () => {
    bench = searchBench(
      {
        name: 'พระราชบัญญัติระเบียบข้าราชการพลเรือน พ.ศ. ๒๕๕๑',
        pages: ['บททั่วไป', 'ผู้ใดกระทำผิดวินัยอย่างร้ายแรง', 'มาตรา ๘๕ การกระทำผิด'],
      },
      {
        name: 'Undang-Undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan',
        pages: ['Menimbang', 'Pasal 68 Pengusaha dilarang mempekerjakan anak'],
        facts: { state: 'ID' },
      },
    );
    for (const [line, named, rest, page] of [
      ['พรบ ข้าราชการพลเรือน วินัย', ['พรบ', 'ข้าราชการพลเรือน'], 'วินัย', 2],
      ['พ.ร.บ.ระเบียบข้าราชการพลเรือนมาตรา 85', ['พ.ร.บ.ระเบียบข้าราชการพลเรือน'], 'มาตรา 85', 3],
      ['วินัยข้าราชการพลเรือน', ['ข้าราชการพลเรือน'], 'วินัย', 2],
      ['UU no. 13/2003 pasal 68', ['UU', '13/2003'], 'pasal 68', 2],
      ['Indonesia labour law anak', ['Indonesia', 'law'], 'labour anak', null],
    ] as const) {
      const found = offered(line).map((one) => [one.named, one.line, one.pages[0]]);
      expect([line, found]).toEqual([line, page === null ? [] : [[named, rest, page]]]);
    }
  });

  it('name it alone where no page is asked for by any other', () => {
    bench = searchBench(
      { name: 'Witness Protection Act', pages: ['', ''] },
      { name: 'Plan', pages: ['witness'] },
    );
    expect(offered('witness protection')).toEqual([
      { named: ['witness', 'protection'], line: '', title: 'Witness Protection Act', count: 0, pages: [] },
    ]);
  });

  it('show of a document that all of them name the pages with the last of them', () => {
    bench = searchBench(
      { name: 'Fisheries Guide for Victims', pages: ['police', 'a victim', 'victims'] },
      { name: 'Plan', pages: ['fisheries'] },
    );
    expect(offered('fisheries guide victims')).toEqual([
      {
        ...{ named: ['fisheries', 'guide'], line: 'victims', title: 'Fisheries Guide for Victims' },
        ...{ count: 2, pages: [3, 2] },
      },
    ]);
  });

  it('keep a phrase in quotation marks one where they show the pages of it', () => {
    bench = searchBench(
      {
        name: 'Guide to Forced Labour',
        pages: ['forced labour', 'labour that is forced', 'forced to give labour'],
      },
      { name: 'Plan', pages: ['guide'] },
    );
    expect(offered('guide "forced labour"')).toMatchObject([
      { named: ['guide'], line: '"forced labour"', count: 1, pages: [1] },
    ]);
  });

  it('show the last of many words, and of what was to be left out no document without pages', () => {
    const name = 'Manual for officers at land borders and ports on screening foreign seafarers';
    bench = searchBench({ name, pages: ['the seafarers', 'passport'] });
    expect(offered(name)).toMatchObject([{ line: 'seafarers', pages: [1] }]);
    expect(offered('manual passport -passport')).toEqual([]);
    expect(offered('manual officers -seafarers')).toEqual([]);
  });

  it('keep what is left out left out, and the filters', () => {
    bench = searchBench(
      { name: 'Visa Rules', pages: ['the fee', 'the fee for students'] },
      { name: 'Visa Order', pages: ['the fee'], facts: { type: 'ORD' } },
    );
    expect(offered('visa fee -students').map(({ title, pages }) => [title, pages])).toEqual([
      ['Visa Order', [1]],
      ['Visa Rules', [1]],
    ]);
    const orders = searchFilters.parse({ type: ['ORD'] });
    expect(offered('visa fee', orders).map(({ title }) => title)).toEqual(['Visa Order']);
  });

  it('lead to the document of which most words are the name, and never to one that is found as it is', () => {
    bench = searchBench(
      { name: 'Foreign Employment Act', pages: ['licence of an agency'] },
      { name: 'Employment Rules', pages: ['foreign licence'] },
      { name: 'Guide', pages: ['foreign employment licence'] },
    );
    expect(bench.found('foreign employment licence')).toEqual(['Guide 1']);
    expect(offered('foreign employment licence').map(({ title }) => title)).toEqual([
      'Foreign Employment Act',
    ]);
  });

  it('are not looked for where enough is found, nor of a single word', () => {
    const page = 'foreign employment licence';
    bench = searchBench(
      { name: 'Foreign Employment Act', pages: ['licence'] },
      ...Array.from({ length: 4 }, (_, at) => ({ name: `Guide ${at}`, pages: [page] })),
    );
    expect(offered('foreign employment licence')).toEqual([]);
    expect(offered('employment')).toEqual([]);
  });
});

it('a phrase is no name of which each word stands elsewhere', () => {
  bench = searchBench({ name: 'Employment Rules', pages: ['visa'], facts: { state: 'TH', year: 2008 } });
  for (const text of ['"employment act"', '"thailand 2008" visa']) expect(offered(text), text).toEqual([]);
  expect(offered('"employment rules" visa').map(({ title }) => title)).toEqual(['Employment Rules']);
  expect(offered('thailand 2008 visa').map(({ title }) => title)).toEqual(['Employment Rules']);
});

describe('first letters of a name', () => {
  const LAWS = [
    {
      name: 'Anti-Trafficking in Persons and Anti-Smuggling of Migrants Act 2007',
      pages: ['Laws of Malaysia, 2007', 'interim protection order'],
      facts: { state: 'MY', year: 2007 },
    },
    {
      name: 'Luật Phòng, chống mua bán người',
      pages: ['Điều 3. Các hành vi'],
      facts: { state: 'VN', year: 2024 },
    },
    {
      name: 'Undang-Undang tentang Pemberantasan Tindak Pidana Perdagangan Orang',
      pages: ['Pasal 2'],
      facts: { state: 'ID', year: 2007, number: '21' },
    },
    {
      name: 'Convention on the Elimination of All Forms of Discrimination against Women',
      pages: ['States Parties', 'Article 6 of all measures'],
      facts: { type: 'TRT', state: null, year: 1979 },
    },
    { name: 'Хүн худалдаалахтай тэмцэх тухай хууль', pages: ['3 дугаар зүйл'], facts: { year: 2012 } },
    {
      name: 'Anti-Trafficking in Persons Act of 2003',
      pages: ['Republic Act 9208', 'penalties'],
      facts: { number: 'Republic Act No. 9208', year: 2003 },
    },
  ] as const;

  it.each([
    ['TIPSOM 2007', 0, 1],
    ['atipsom protection order', 0, 2],
    ['Luật PCMBN 2024', 1, null],
    ['luat pcmbn điều 3', 1, 1],
    ['UU TPPO pasal 2', 2, 1],
    ['UU 21/2007', 2, null],
    ['CEDAW', 3, null],
    ['CEDAW article 6', 3, 2],
    ['ХХТТХ 2012', 4, null],
    ['RA 9208', 5, 1],
    ['R.A. 9208 penalties', 5, 2],
  ])('lead to what they are short for: %s', (text, law, page) => {
    bench = searchBench(...LAWS);
    expect(offered(text).map(({ title, pages }) => [title, pages[0] ?? null])).toEqual([
      [LAWS[law]?.name, page],
    ]);
  });

  it('in capitals lead there also where much is found', () => {
    const reports = Array.from({ length: 5 }, (_, at) => ({
      name: `Report ${at}`,
      pages: ['what CEDAW says in article 6'],
    }));
    bench = searchBench(...LAWS, ...reports);
    const [found] = offered('CEDAW article 6');
    expect([found?.title, found?.pages]).toEqual([LAWS[3].name, [2]]);
    expect(offered('CEDAW').map(({ title }) => title)).toEqual([LAWS[3].name]);
    expect(offered('cedaw')).toEqual([]);
    expect(offered('"CEDAW"')).toEqual([]);
  });

  it('are those of the name of which they leave out least, and none of many names', () => {
    const pages = ['a page'];
    const many = Array.from({ length: 4 }, (_, at) => ({ name: `National Plan of Action ${at}`, pages }));
    bench = searchBench(
      { name: 'Personal Data Protection Act', pages },
      { name: 'Personal Data (Special Protection) Act', pages },
      ...many,
      ...many.map(({ name }) => ({ name: `About the ${name}`, pages: ['NPOA'] })),
    );
    expect(offered('PDPA').map(({ title }) => title)).toEqual(['Personal Data Protection Act']);
    expect(offered('NPOA')).toEqual([]);
  });
});

it('a law is named by its year as its State counts years, and by what its file is called', () => {
  const version = { label: '', publishedOn: null, standing: null, isOfficial: true, pageCount: 1 };
  bench = searchBench(
    { name: 'Immigration Act', pages: ['visa'], facts: { state: 'TH', year: 1979 } },
    {
      name: 'Citizenship Act',
      pages: ['certificate'],
      facts: {
        ...{ state: 'NP', year: 2006 },
        versions: [
          {
            ...version,
            ...{ id: idOf('Citizenship Act version'), sha256: hashOf('Citizenship Act'), language: 'eng' },
            sourceName: 'नेपाल नागरिकता ऐन.pdf',
          },
        ],
      },
    },
  );
  expect(offered('Immigration Act 2522')).toMatchObject([{ title: 'Immigration Act' }]);
  expect(offered('नागरिकता ऐन २०६३')).toMatchObject([{ title: 'Citizenship Act' }]);
});

describe('what everybody calls a treaty', () => {
  const PROTOCOL = {
    name: 'Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children',
    pages: ['Preamble', 'Article 3\nUse of terms'],
    facts: { type: 'TRT' as const, state: null },
  };
  const reports = ['one', 'two', 'three', 'four'].map((name) => ({
    name,
    pages: ['under the Palermo Protocol and C182, the Cat'],
  }));
  const ABOUT_IT = [
    'National Strategy on the Elimination of the Worst Forms of Child Labour',
    'Time-bound Programme on the Worst Forms of Child Labour',
    'Hazardous Work and the Worst Forms of Child Labour in Nepal',
    'Strategy on the Worst Forms of Child Labour Convention',
  ].map((name) => ({ name, pages: ['Goal 1'] }));
  const asked = (text: string) => bench.store.query({ text }).named ?? [];

  it('leads to it, also where many pages have the name', () => {
    bench = searchBench(
      PROTOCOL,
      ...reports,
      {
        name: 'Worst Forms of Child Labour Convention, 1999 (No. 182)',
        pages: ['Article 1'],
      },
      ...ABOUT_IT,
    );
    expect(asked('Palermo Protocol')).toMatchObject([
      { called: 'Palermo Protocol', named: [], group: { title: PROTOCOL.name, hitCount: 0 } },
    ]);
    expect(asked('palermo protocol article 3')).toMatchObject([
      { called: 'Palermo Protocol', line: 'article 3', group: { hits: [{ page: 2 }] } },
    ]);
    for (const line of ['C182', 'c182', 'ILO Convention No. 182'])
      expect(asked(line)).toMatchObject([
        { called: expect.stringContaining('182'), group: { title: expect.stringContaining('1999') } },
      ]);
    expect(asked('protocol')).toEqual([]);
  });

  it('is a word where it is written as one and many pages have it', () => {
    bench = searchBench(
      { name: 'Convention against Torture and Other Cruel Treatment', pages: ['Article 1'] },
      ...reports,
    );
    expect(asked('cat')).toEqual([]);
    expect(asked('CAT')).toMatchObject([{ called: 'CAT' }]);
  });
});

it('what files are called whatever is in them names none', () => {
  const version = { label: '', publishedOn: null, standing: null, isOfficial: true, pageCount: 1 };
  bench = searchBench({
    name: 'Citizenship Act',
    pages: ['certificate'],
    facts: {
      versions: [
        {
          ...version,
          ...{ id: idOf('Citizenship Act version'), sha256: hashOf('Citizenship Act'), language: 'eng' },
          sourceName: 'Nagarikta Ain FINAL signed_copy (scan).pdf',
        },
      ],
    },
  });
  for (const line of ['final certificate', 'signed copy', 'scan']) expect(offered(line)).toEqual([]);
  expect(offered('nagarikta ain')).toMatchObject([{ title: 'Citizenship Act' }]);
});

it('a name that is kept in Zawgyi is found by typing it so', () => {
  bench = searchBench({ name: toZawgyi('လူကုန်ကူးမှု တားဆီးကာကွယ်ရေး ဥပဒေ'), pages: ['ပုဒ်မ ၅'] });
  expect(offered(`${toZawgyi('တားဆီးကာကွယ်ရေး')} 5`)).toMatchObject([{ pages: [1] }]);
});
