import { describe, expect, it } from 'vitest';
import {
  compareYears,
  describeTable,
  guessMapping,
  readCsv,
  readYears,
  stateNamed,
  type TableMapping,
} from '../../../../shared/tables';

const DESCRIBED = describeTable({
  items: [
    { id: 'law', title: 'Has a law', scale: ['Yes', 'No', 'Unknown'], better: 'Yes' },
    { id: 'score', title: 'Score of all', scale: '0..10', better: 'higher', missing: ['NA'] },
  ],
});

function read(text: string, change: Partial<TableMapping> = {}) {
  const table = readCsv(text);
  return readYears(table, DESCRIBED, { ...guessMapping(table, DESCRIBED), ...change });
}

/** States, years and values in a form that reads well in a test. */
const shown = (text: string, change: Partial<TableMapping> = {}) =>
  Object.fromEntries(
    read(text, change).states.map(({ id, years }) => [
      id,
      Object.fromEntries(
        years.map(({ year, values }) => [
          year,
          Object.fromEntries([...values].map(([item, { standing }]) => [item, standing])),
        ]),
      ),
    ]),
  );

const EXPECTED = {
  KHM: { 2020: { law: 0, score: 2.5 }, 2021: { law: 1, score: 3 } },
  THA: { 2020: { law: 1 } },
};

describe('finding what the columns hold', () => {
  it.each([
    ['by alpha-3', 'iso3,year,law,score\nKHM,2020,No,2.5\nKHM,2021,Yes,3\nTHA,2020,Yes,'],
    [
      'in any order, among others',
      'note,score,x,law,year,iso3\n!,2.5,,No,2020,KHM\n,3,,Yes,2021,KHM\n,,,Yes,2020,THA',
    ],
    ['with rows in any order', 'iso3,year,law,score\nTHA,2020,Yes,\nKHM,2021,Yes,3\nKHM,2020,No,2.5'],
    ['by alpha-2', 'ISO 2,Year,law,score\nKH,2020,No,2.5\nKH,2021,Yes,3\nTH,2020,Yes,'],
    [
      'by code, whichever it is',
      'Country Code,Country,year,law,score\nKHM,x,2020,No,2.5\nKHM,x,2021,Yes,3\nTHA,y,2020,Yes,',
    ],
    ['by name', 'Country,Year,law,score\nCambodia,2020,No,2.5\nCAMBODIA,2021,Yes,3\nThailand,2020,Yes,'],
    [
      'by name where codes are numbers',
      'code,country,year,law,score\n116,Cambodia,2020,No,2.5\n116,Cambodia,2021,Yes,3\n764,Thailand,2020,Yes,',
    ],
    ['under a column State', 'State,Year,law,score\nKHM,2020,No,2.5\nKHM,2021,Yes,3\nTHA,2020,Yes,'],
    ['items in another case', 'iso3,year,LAW,Score\nKHM,2020,No,2.5\nKHM,2021,Yes,3\nTHA,2020,Yes,'],
    ['items by title', 'iso3,year,Has a law,Score of  all\nKHM,2020,No,2.5\nKHM,2021,Yes,3\nTHA,2020,Yes,'],
    [
      'years as a spreadsheet writes numbers',
      'iso3,year,law,score\nKHM,2020.0,No,2.50\nKHM,2021.0,Yes,3.0\nTHA,2020.0,Yes,NA',
    ],
    ['digits of other scripts', 'iso3,year,law,score\nKHM,២០២០,No,២.៥\nKHM,២០២១,Yes,៣\nTHA,๒๐๒๐,Yes,'],
    [
      'decimal commas where semicolons separate',
      'iso3;year;law;score\nKHM;2020;No;2,5\nKHM;2021;Yes;3\nTHA;2020;Yes;',
    ],
    [
      'one row a value',
      'iso3,year,indicator,value\nKHM,2020,law,No\nKHM,2020,score,2.5\nKHM,2021,law,Yes\nTHA,2020,law,Yes\nKHM,2021,score,3\nTHA,2020,other,9',
    ],
    [
      'one row a value, items under code',
      'country,code,year,value\nCambodia,law,2020,No\nCambodia,score,2020,2.5\nCambodia,law,2021,Yes\nThailand,law,2020,Yes\nCambodia,score,2021,3',
    ],
  ])('%s', (_, text) => expect(shown(text)).toEqual(EXPECTED));

  it('prefers the exact id over one in another case', () => {
    expect(shown('iso3,year,LAW,law,score\nKHM,2020,No,Yes,1')).toEqual({
      KHM: { 2020: { law: 1, score: 1 } },
    });
  });

  it('does not guess a decimal comma where thousands may be meant', () => {
    expect(shown('iso3,year,score\nKHM,2020,"2,500"')).toEqual({ KHM: { 2020: { score: '2,500' } } });
    expect(shown('iso3;year;score\nKHM;2020;2,5\nKHM;2021;2.5')).toEqual({
      KHM: { 2020: { score: '2,5' }, 2021: { score: 2.5 } },
    });
  });

  it('takes columns that a person chose', () => {
    const table = readCsv('A,iso3,B,law\nKHM,THA,2020,Yes');
    const mapping = guessMapping(table, DESCRIBED, { state: 'A', year: 'B' });
    expect([mapping.state, mapping.year]).toEqual([{ column: 0, by: 'iso3' }, 2]);
    expect(() => guessMapping(table, DESCRIBED, { year: 'C' })).toThrow('tables.column-not-found');
  });

  it.each([
    ['year,law\n2020,Yes', 'tables.no-state-column'],
    ['iso3,law\nKHM,Yes', 'tables.no-year-column'],
    ['iso3,year,else\nKHM,2020,Yes', 'tables.no-item-column'],
    ['iso3,year,indicator,value\nKHM,2020,else,1', 'tables.no-item-column'],
    ['iso3,year,year,law\nKHM,2020,2020,Yes', 'tables.column-repeated'],
    ['iso3,year,law,law\nKHM,2020,Yes,No', 'tables.column-repeated'],
  ])('refuses %j', (text, code) => expect(() => read(text)).toThrow(code));
});

describe('what a cell says', () => {
  it('takes NA for an answer unless the description calls it missing', () => {
    expect(shown('iso3,year,law,score\nKHM,2020,NA,NA')).toEqual({ KHM: { 2020: { law: 'NA' } } });
  });

  it('lets white space go only when told', () => {
    const text = 'iso3,year,law,score\nKHM,2020, Yes, \n';
    expect(shown(text)).toEqual({ KHM: { 2020: { law: ' Yes', score: ' ' } } });
    expect(shown(text, { trims: true })).toEqual({ KHM: { 2020: { law: 1 } } });
  });

  it.each(['2.5', '+2.5', ' 2.5 ', '25e-1', '2.50', '٢.٥', '၂.၅'])('reads %j as two and a half', (text) =>
    expect(shown(`iso3,year,score\nKHM,2020,${text}`)).toEqual({ KHM: { 2020: { score: 2.5 } } }),
  );

  it.each(['2.5.1', '0x10', '1 000', '5 %', 'NaN', 'Infinity', '1e999', '-', '.'])(
    '%j is no number',
    (text) => expect(shown(`iso3,year,score\nKHM,2020,${text}`)).toEqual({ KHM: { 2020: { score: text } } }),
  );

  it('keeps a year without any answer as a year', () => {
    expect(shown('iso3,year,law\nKHM,2020,')).toEqual({ KHM: { 2020: {} } });
  });

  it('keeps the text as it was written', () => {
    const [state] = read('iso3,year,score\nKHM,2020,2.50').states;
    expect(state?.years[0]?.values.get('score')).toEqual({ text: '2.50', standing: 2.5 });
  });
});

describe('what did not go in as it stood', () => {
  const problemsIn = (text: string) =>
    read(text).problems.map(({ code, loses, row, column, value }) => [code, loses, row, column, value]);

  it.each([
    ['iso3,year,law,score\n,2020,Yes,1', ['tables.state-missing', true, 2, 0, '']],
    ['iso3,year,law,score\nROM,2020,Yes,1', ['tables.state-unknown', false, 2, 0, 'ROM']],
    ['iso3,year,law,score\nKHM,soon,Yes,1', ['tables.year-invalid', true, 2, 1, 'soon']],
    ['iso3,year,law,score\nKHM,2020.5,Yes,1', ['tables.year-invalid', true, 2, 1, '2020.5']],
    ['iso3,year,law,score\nKHM,2020,Yes,1,9', ['tables.row-too-long', true, 2, 4, '9']],
    ['iso3,year,law\nKHM,2020,Yes', ['tables.item-absent', false, null, null, 'score']],
    ['iso3,year,law,score\nKHM,2020,Yes,11', ['tables.value-off-scale', false, 2, 3, '11']],
    ['iso3,year,law,score\nKHM,2020,Perhaps,1', ['tables.value-off-scale', false, 2, 2, 'Perhaps']],
    ['iso3,year,law,score\nKHM,2020,Yes,1\n\nkhm,2020,No,1', ['tables.row-repeated', true, 4, 1, 'KHM 2020']],
    [
      'iso3,year,item,value\nKHM,2020,law,Yes\nKHM,2020,law,No',
      ['tables.row-repeated', true, 3, 3, 'KHM 2020 law'],
    ],
  ])('%j', (text, problem) => expect(problemsIn(text)).toEqual([problem]));

  it('is a year read in the Bikram Sambat that may be of the Common Era, in rows and in names of columns', () => {
    const inBikram = { calendar: 'bs', span: { first: 1900, last: 2026 } } as const;
    const doubted = (text: string) =>
      read(text, inBikram).problems.flatMap(({ code, loses, row, value }) =>
        code === 'tables.item-absent' ? [] : [[code, loses, row, value]],
      );
    const rows = ['2080', '2019', '2021-12-31', '2018/19', '2077/78', 'CE 2020', '2022/23 CE', '2015 BS'].map(
      (year) => `NPL,${year},Yes`,
    );
    expect(doubted(`iso3,year,law\n${rows.join('\n')}`)).toEqual([
      ['tables.year-other-count', false, 3, '2019'],
      ['tables.year-other-count', false, 4, '2021-12-31'],
      ['tables.year-other-count', false, 5, '2018/19'],
    ]);
    expect(doubted('iso3,item,2019,2080\nNPL,law,No,Yes')).toEqual([
      ['tables.year-other-count', false, 1, '2019'],
    ]);
  });

  it('is nothing for a sound table, also with Unknown, short rows and a row repeated word for word', () => {
    expect(problemsIn('iso3,year,law,score\nKHM,2020,Unknown,10\nKHM,2020,Unknown,10\nTHA,2020,Yes')).toEqual(
      [],
    );
  });

  it('lets the later of two rows count', () => {
    expect(shown('iso3,year,law,score\nKHM,2020,Yes,1\nKHM,2020,No,')).toEqual({ KHM: { 2020: { law: 0 } } });
  });

  it('keeps rows of unknown States under what the table calls them', () => {
    expect(shown('country,year,law\nAtlantis,2020,Yes')).toEqual({ Atlantis: { 2020: { law: 1 } } });
  });
});

describe('names of States', () => {
  it.each([
    ['KHM', 'iso3', 'KH'],
    ['khm', 'iso3', 'KH'],
    ['tl', 'iso2', 'TL'],
    ['Viet Nam', 'name', 'VN'],
    ['Vietnam', 'name', 'VN'],
    ['Lao PDR', 'name', 'LA'],
    ["Lao People's Democratic Republic", 'name', 'LA'],
    ['Türkiye', 'name', 'TR'],
    ['Turkey', 'name', 'TR'],
    ["Côte d'Ivoire", 'name', 'CI'],
    ['Iran, Islamic Rep.', 'name', 'IR'],
    ['Micronesia, Fed. Sts.', 'name', 'FM'],
    ['DPR Korea', 'name', 'KP'],
    ['Republic of Korea', 'name', 'KR'],
    ['Hong Kong SAR', 'name', 'HK'],
    ['Macau SAR', 'name', 'MO'],
    ['brunei darussalam', 'name', 'BN'],
    ['St. Lucia', 'name', 'LC'],
    ['Congo, Dem. Rep.', 'name', 'CD'],
    ['Congo, Rep.', 'name', 'CG'],
    ['Niger', 'name', 'NE'],
    ['Nigeria', 'name', 'NG'],
  ] as const)('%s by %s is %s', (text, by, iso2) => expect(stateNamed(text, by)?.iso2).toBe(iso2));

  it.each([
    ['ROM', 'iso3'],
    ['KH', 'iso3'],
    ['KHM', 'iso2'],
    ['Nigerr', 'name'],
    ['', 'name'],
  ] as const)('%j by %s is none', (text, by) => expect(stateNamed(text, by)).toBeUndefined());
});

describe('comparing what was read', () => {
  it('names a State as its later year does, and steps over years without a row', () => {
    const { states } = read(
      'iso3,country,year,law\nKHM,Kampuchea,1980,No\nKHM,Cambodia,2020,Yes\nKHM,Cambodia,2022,Yes',
    );
    expect(compareYears(DESCRIBED, states)).toMatchObject([
      {
        state: { id: 'KHM', code: 'KH', name: 'Cambodia' },
        from: 1980,
        to: 2020,
        improved: ['law'],
        unchanged: [],
      },
      { from: 2020, to: 2022, improved: [], unchanged: ['law'] },
    ]);
  });
});
