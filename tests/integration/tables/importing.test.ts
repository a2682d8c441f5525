import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withImported } from '../../../main/app/frozen-columns';
import { createComparisonService } from '../../../main/comparison';
import { writeWorkbook } from '../../../main/platform';
import { memberNames } from '../../../main/tables';
import { agreementWith, stepLine, truthLines } from '../../../scripts/eval/year-truth';
import type { Direction } from '../../../shared/comparison';
import { AppError } from '../../../shared/kernel';
import {
  describeTable,
  type ImportPlan,
  stateNamed,
  stateNames,
  type TableEdition,
  tablesContract,
} from '../../../shared/tables';
import { aTablesRoom, proposedPlan, type TablesRoom } from '../../support/builders/tables-room';
import { corpusFolder } from '../../support/corpus';

let room: TablesRoom;
beforeEach(() => {
  room = aTablesRoom();
});
afterEach(() => room.close());

const WIDE =
  'Country,Year,law,cases\nCambodia,2020,1,10\nCambodia,2021,2,8\nThailand,2020,3,\nThailand,2021,3,5\n';

async function imported(name: string, text: string | Uint8Array, changed = {}) {
  const draft = await room.open(name, text);
  const outcome = room.tables.take(proposedPlan(room.tables, draft, changed), false);
  return room.tables.get(outcome.editionId);
}

/** Which items went where from one year of a State to the next. */
function stepsOf(edition: TableEdition, state: string) {
  const ids = edition.columns.filter((column) => column.state === state).map(({ id }) => id);
  const { rows, columns } = room.tables.compare(ids);
  const listed = (step: number, wanted: Direction) =>
    rows.filter(({ steps }) => steps[step] === wanted).map(({ itemId }) => itemId);
  return columns.slice(1).map((to, step) => ({
    from: columns[step]?.year,
    to: to.year,
    better: listed(step, 'better'),
    worse: listed(step, 'worse'),
    new: listed(step, 'newly-answered'),
  }));
}

describe('a table of yearly results', () => {
  it('becomes a described edition with a frozen snapshot a State and year', async () => {
    const edition = await imported('results.csv', WIDE);
    expect(edition).toMatchObject({ title: 'Yearly results', items: 2, states: 2, snapshots: 4 });
    expect(edition.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(edition.imports).toMatchObject([{ fileName: 'results.csv', actor: 'Malee', snapshots: 4 }]);
    expect(edition.columns.map(({ state, code, year }) => `${state} ${code} ${year}`)).toEqual([
      ...['KHM KH 2020', 'KHM KH 2021', 'THA TH 2020', 'THA TH 2021'],
    ]);
    expect(stepsOf(edition, 'KHM')).toEqual([
      { from: 2020, to: 2021, better: ['law'], worse: ['cases'], new: [] },
    ]);
    expect(stepsOf(edition, 'THA')).toEqual([
      { from: 2020, to: 2021, better: [], worse: [], new: ['cases'] },
    ]);
    expect(room.events.map(({ name }) => name)).toContain('tables.changed');
  });

  it.each([
    [
      'one row a value',
      'State,year,indicator code,value,note\nKHM,2020,law,1,\nKHM,2020,cases,10,est.\nKHM,2021,law,2,\nKHM,2021,cases,8,\n',
    ],
    [
      'one column a year',
      'Country Name,Country Code,Indicator Name,Indicator Code,2020,2021\nCambodia,KHM,The law,law,1,2\nCambodia,KHM,Cases,cases,10,8\n',
    ],
    [
      'decimal commas, local digits and the Buddhist Era',
      'Country;Year;law;cases\nCambodia;๒๕๖๓;๐,๑;๑๐,๕\nCambodia;๒๕๖๔;๐,๒;๘\n',
    ],
    [
      'titles above the columns',
      'Results, of our region, in May, 2022\nCountry;Year;law;cases\nCambodia;2020;1;10\nCambodia;2021;2;8\n',
    ],
    ['its heads and States in Thai', 'ประเทศ,ปี พ.ศ.,law,cases\nประเทศกัมพูชา,๒๕๖๓,1,10\nกัมพูชา,๒๕๖๔,2,8\n'],
    [
      'States in the languages of the window, under heads that say nothing',
      'A,B,law,cases\nកម្ពុជា,2020,1,10\nCampuchia,2021,2,8\nလာအိုပြည်သူ့ဒီမိုကရက်တစ်သမ္မတနိုင်ငံ,2021,2,8\nНепал,2021,2,8\n',
    ],
    [
      'one row a value, in Vietnamese',
      'Quốc gia,Năm,Mã,Giá trị,Ghi chú\nCampuchia,2020,law,1,\nCampuchia,2020,cases,10,\nCampuchia,2021,law,2,\nCampuchia,2021,cases,8,\n',
    ],
    ['eras beside the years', 'Country,Year,law,cases\nCambodia,พ.ศ. 2563,1,10\nCambodia,B.E. 2564,2,8\n'],
  ])('is read with %s', async (_, text) => {
    const edition = await imported('results.csv', text);
    expect(stepsOf(edition, 'KHM')).toEqual([
      { from: 2020, to: 2021, better: ['law'], worse: ['cases'], new: [] },
    ]);
  });

  it.each([
    ['one row a year', 'Year,law,cases\n2020,1,10\n2021,2,8\n'],
    ['one column a year', 'ข้อ,คำถาม,2563,2564\nlaw,กฎหมาย,1,2\ncases,คดี,10,8\n'],
    ['one row a value', 'Tahun,Kode,Nilai\n2020,law,1\n2020,cases,10\n2021,law,2\n2021,cases,8\n'],
  ])('without a column of States is of the own State, with %s', async (_, text) => {
    const edition = await imported('results.csv', text);
    expect(edition.columns.map(({ state, code, year }) => `${state} ${code} ${year}`)).toEqual([
      ...['THA TH 2020', 'THA TH 2021'],
    ]);
    expect(stepsOf(edition, 'THA')).toEqual([
      { from: 2020, to: 2021, better: ['law'], worse: ['cases'], new: [] },
    ]);
  });

  it.each([
    ['nationalities', 'Year,Nationality,law,cases\n2020,Myanmar,1,10\n2021,Laos,2,8\n'],
    ['countries of origin, in Thai', 'ปี,ประเทศต้นทาง,law,cases\n2563,พม่า,1,10\n2564,ลาว,2,8\n'],
    ['nationalities, in Vietnamese', 'Năm,Quốc tịch,law,cases\n2020,Myanmar,1,10\n2021,Lào,2,8\n'],
    ['names of items', 'Code,Name,2020,2021\nlaw,Law,1,2\ncases,Cases,10,8\n'],
    ['levels, one row a year', 'ปี,law,cases,ระดับ\n2563,1,10,3\n2564,2,8,3\n'],
  ])('takes no column for what it is not, and is of the own State, with %s', async (_, text) => {
    const edition = await imported('results.csv', text);
    expect(stepsOf(edition, 'THA')).toMatchObject([{ better: ['law'], worse: ['cases'] }]);
  });

  it.each([
    [
      'one column, which is of a year',
      'Country,Indicator code,2024\nCambodia,law,1\nCambodia,cases,10\n',
      2024,
    ],
    ['one column of a year of the Buddhist Era, of the own State', 'ข้อ,2567\nlaw,1\ncases,10\n', 2024],
    [
      'a column of years beside one that is called as a year is',
      'Country,When,law,2024\nCambodia,2020,1,7\n',
      2020,
    ],
  ])('is of one year with %s', async (_, text, year) => {
    expect((await imported('results.csv', text)).columns.map((column) => column.year)).toEqual([year]);
  });

  it('without a column of States is of the State that somebody says', async () => {
    const edition = await imported('results.csv', 'Year,law\n2020,1\n', { allOf: 'NP' });
    expect(edition.columns).toMatchObject([{ state: 'NPL', code: 'NP', year: 2020 }]);
  });

  it.each([
    ['years', 'देश,वर्ष,law,cases\nनेपाल,२०७७,1,10\nनेपाल,२०७८,2,8\n'],
    ['years of budgets', 'Country,Fiscal year,law,cases\nNepal,2077/78,1,10\nNepal,2078/079,2,8\n'],
    ['columns of years', 'Code,2077/78,2078/79\nlaw,1,2\ncases,10,8\n'],
    ['marked years', 'Country,Year,law,cases\nNepal,वि.सं. २०७७,1,10\nNepal,2078 B.S.,2,8\n'],
  ])('is read with %s of the Bikram Sambat, each as the year in which it begins', async (_, text) => {
    const edition = await imported('results.csv', text, { allOf: text.includes('Code,') ? 'NP' : null });
    expect(stepsOf(edition, 'NPL')).toEqual([
      { from: 2020, to: 2021, better: ['law'], worse: ['cases'], new: [] },
    ]);
  });

  it('takes two years of a budget of another count for no year: which of them is meant nobody said', async () => {
    const draft = await room.open('results.csv', 'Country,Year,law\nNepal,2021/22,1\nNepal,2022/23,1\n');
    const preview = room.tables.preview(proposedPlan(room.tables, draft));
    expect(preview).toMatchObject({ fresh: 0, refused: 2 });
  });

  it('knows every name of a State that the window shows, in each of its languages', () => {
    const names = stateNames(memberNames('resources'));
    for (const [code, name] of memberNames('resources')) {
      if (code === 'ZZ') continue;
      expect([name, stateNamed(name, 'name', names)?.iso2]).toEqual([name, code]);
    }
  });

  it('is read from a workbook as from text', async () => {
    const rows = WIDE.trim()
      .split('\n')
      .map((line) => line.split(',').map((text) => ({ value: /^\d+$/.test(text) ? Number(text) : text })));
    const bytes = await writeWorkbook({ title: 'x', sheets: [{ name: 'Results', widths: [], rows }] });
    const edition = await imported('results.xlsx', bytes);
    expect(stepsOf(edition, 'KHM')).toMatchObject([{ better: ['law'], worse: ['cases'] }]);
  });

  it('changes nothing when it comes a second time, also under another name', async () => {
    const first = await imported('results.csv', WIDE);
    const before = room.db.facts();
    const draft = await room.open('copy.csv', WIDE);
    expect(draft.importedAs).toMatchObject([{ editionId: first.id, title: 'Yearly results' }]);
    const plan = proposedPlan(room.tables, draft);
    expect(room.tables.preview(plan)).toMatchObject({ fresh: 0, unchanged: 4, taken: [] });
    expect(room.tables.take(plan, false)).toEqual({
      ...{ importId: null, editionId: first.id, fresh: 0, unchanged: 4, changeId: null },
    });
    expect(room.db.facts()).toEqual(before);
  });

  it('is taken back in one step, and can come again afterwards', async () => {
    const draft = await room.open('results.csv', WIDE);
    const outcome = room.tables.take(proposedPlan(room.tables, draft), false);
    const [group] = room.changes.list();
    expect(group).toMatchObject({ id: outcome.changeId, kind: 'table-imported', things: 1 });
    expect(room.tables.list()[0]?.imports[0]?.changeId).toBe(outcome.changeId);
    expect(room.changes.undo(group?.id ?? '')).toEqual({ undone: 1, left: [] });
    expect(room.tables.list()).toEqual([]);
    expect(room.db.facts().rows['table_snapshots']).toBe(0);
    expect((await imported('results.csv', WIDE)).snapshots).toBe(4);
  });

  it('adds a later year of a State that a file writes in other letters to that State', async () => {
    const first = await imported('results.csv', 'iso3,Year,law\ntha,2020,1\nXKX,2020,1\n');
    expect(first.columns.map(({ state }) => state)).toEqual(['THA', 'XKX']);
    const draft = await room.open('later.csv', 'iso3,Year,law\nTHA,2021,2\nxkx,2021,2\n');
    const { reading } = proposedPlan(room.tables, draft);
    const as = { kind: 'known', editionId: first.id } as const;
    room.tables.take({ draftId: draft.id, reading, left: [], as }, false);
    const { columns, states } = room.tables.get(first.id);
    expect(states).toBe(2);
    expect(columns.map(({ state, year }) => `${state} ${year}`)).toEqual([
      ...['THA 2020', 'THA 2021', 'XKX 2020', 'XKX 2021'],
    ]);
  });

  it('adds a later year to what is there, and never writes over a frozen one', async () => {
    const first = await imported('results.csv', WIDE);
    const draft = await room.open(
      'later.csv',
      `${WIDE.replace('Cambodia,2020,1', 'Cambodia,2020,4')}Cambodia,2022,5,1\n`,
    );
    const { reading } = proposedPlan(room.tables, draft);
    const plan: ImportPlan = {
      draftId: draft.id,
      reading,
      left: [],
      as: { kind: 'known', editionId: first.id },
    };
    expect(room.tables.preview(plan)).toMatchObject({
      ...{ fresh: 1, unchanged: 3, taken: [{ state: 'KHM', year: 2020 }] },
    });
    room.tables.take(plan, false);
    const again = room.tables.get(first.id);
    expect(again.columns.slice(0, 2)).toEqual(first.columns.slice(0, 2));
    expect(again.columns.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2020, 2021]);
  });
});

describe('what does not fit', () => {
  const BAD =
    'Country,Year,law\nCambodia,2020,1\n,2020,2\nThailand,soon,3\nCambodia,2020,4\nAtlantis,2020,5\nViet Nam,2999,1\nNepal,2020,many\n';

  it('is told cell by cell, and nothing is imported until somebody says to leave it out', async () => {
    const draft = await room.open('bad.csv', BAD);
    const plan = proposedPlan(room.tables, draft);
    const preview = room.tables.preview(plan);
    expect(preview).toMatchObject({ refused: 4, doubtful: 2 });
    expect(preview.problems.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ['tables.state-missing', 3, 0, ''],
      ['tables.year-invalid', 4, 1, 'soon'],
      ['tables.year-invalid', 7, 1, '2999'],
      ['tables.row-repeated', 5, 1, 'KHM 2020'],
      ['tables.state-unknown', 6, 0, 'Atlantis'],
      ['tables.value-off-scale', 8, 2, 'many'],
    ]);
    expect(() => room.tables.take(plan, false)).toThrow(
      expect.objectContaining({ code: 'tables.refused-left', data: { count: 4 } }),
    );
    expect(room.tables.list()).toEqual([]);
    expect(room.tables.take(plan, true)).toMatchObject({ fresh: 3 });
  });

  it('is no step of a scale where a language says that there is no answer', async () => {
    const none = [
      ...['ไม่มีข้อมูล', 'គ្មាន\u200bទិន្នន័យ', 'ບໍ່ມີຂໍ້ມູນ', 'ဒေတာမရှိပါ', 'तथ्याङ्क छैन', 'දත්ත නැත'],
      ...['தரவு  இல்லை', 'Không có dữ liệu', 'Tidak ada data', 'Мэдээлэл байхгүй', 'No answer'],
    ];
    const rows = none.map((words, at) => `Nepal,${2001 + at},${words}`);
    const draft = await room.open('none.csv', ['Country,Year,law', 'Nepal,2000,2', ...rows, ''].join('\n'));
    const { guessed } = room.tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
    expect(room.tables.find(draft.id, guessed).items).toMatchObject([{ kind: 'number', missing: none }]);
    expect(room.tables.preview(proposedPlan(room.tables, draft))).toMatchObject({ values: 1, doubtful: 0 });
  });

  it.each([
    ['Available', 'Not available'],
    ['มีข้อมูล', 'ไม่มีข้อมูล'],
    ['មានទិន្នន័យ', 'គ្មានទិន្នន័យ'],
    ['ມີຂໍ້ມູນ', 'ບໍ່ມີຂໍ້ມູນ'],
    ['ဒေတာရှိပါ', 'ဒေတာမရှိပါ'],
    ['उपलब्ध छ', 'उपलब्ध छैन'],
    ['දත්ත ඇත', 'දත්ත නැත'],
    ['தரவு உள்ளது', 'தரவு இல்லை'],
    ['Có dữ liệu', 'Chưa có dữ liệu'],
    ['Tersedia', 'Tidak tersedia'],
    ['Мэдээлэл байгаа', 'Мэдээлэл байхгүй'],
  ])('is an answer where %j stands beside %j', async (has, hasNot) => {
    const table = ['Country,Year,law', `Nepal,2000,${has}`, `Nepal,2001,${hasNot}`, 'Nepal,2002,No data', ''];
    const draft = await room.open('pairs.csv', table.join('\n'));
    const { guessed } = room.tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
    expect(room.tables.find(draft.id, guessed).items).toMatchObject([{ missing: ['No data'] }]);
  });

  it('is settled by saying which State is meant, or that rows are no State', async () => {
    const draft = await room.open('bad.csv', 'Country,Year,law\nSiam,2020,1\nWorld,2020,9\n');
    const { guessed } = room.tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
    expect(room.tables.find(draft.id, guessed).unknownStates).toEqual([
      { written: 'Siam', rows: 1 },
      { written: 'World', rows: 1 },
    ]);
    const meant = [
      { written: 'Siam', code: 'TH' },
      { written: 'World', code: null },
    ];
    const preview = room.tables.preview(proposedPlan(room.tables, draft, { meant }));
    expect(preview).toMatchObject({ states: 1, refused: 0, doubtful: 0, fresh: 1 });
  });

  it.each([
    ['two columns of States', ['state', 'state', 'result'], 'tables.use-repeated'],
    ['no State', ['left', 'year', 'result'], 'tables.no-state-column'],
    ['no year', ['state', 'left', 'result'], 'tables.no-year-column'],
    ['no values', ['state', 'year', 'left'], 'tables.no-value-column'],
    ['values without items', ['state', 'year', 'value'], 'tables.no-item-column'],
  ] as const)('is refused: %s', async (_, uses, code) => {
    const draft = await room.open('table.csv', 'a,b,c\nKHM,2020,1\n');
    const { guessed } = room.tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
    expect(() => room.tables.find(draft.id, { ...guessed, uses: [...uses], allOf: null })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('is refused: files that are no tables, with a word on what to do', async () => {
    const codeOf = (name: string, content: string | Uint8Array) =>
      room.open(name, content).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      );
    expect(await codeOf('a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('tables.old-workbook');
    expect(await codeOf('a.csv', Uint8Array.of(0x61, 0xe9, 0x2c, 0x62))).toBe('tables.encoding-unknown');
    expect(await codeOf('a.xlsx', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1))).toBe('workbook.unreadable');
    expect(await codeOf('a.csv', '')).toBe('tables.empty');
    // Programs of the web call pages and other texts workbooks.
    for (const text of [
      '\ufeff<html><table><tr><td>State</td></tr></table></html>',
      '<!DOCTYPE html><table></table>',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
      '%PDF-1.7\n1 0 obj\n',
      '{\\rtf1 State, Year}\n',
    ])
      expect(await codeOf('a.xls', text)).toBe('tables.not-text');
    // Some in two bytes a letter, with or without the mark that says so.
    for (const mark of ['\ufeff', '']) {
      const page = Buffer.from(`${mark}<html><table><tr><td>State</td></tr></table></html>`, 'utf16le');
      expect(await codeOf('a.xls', page)).toBe('tables.not-text');
      expect(await codeOf('a.xls', Buffer.from(page).swap16())).toBe('tables.not-text');
    }
  });

  it('is a description without a title, a source or an order', async () => {
    const draft = await room.open('results.csv', WIDE);
    const plan = proposedPlan(room.tables, draft, {}, () => {
      return { kind: 'levels', words: ['1'], better: 'later', unranked: [] };
    });
    expect(() => room.tables.preview(plan)).toThrow(
      expect.objectContaining({ code: 'tables.item-without-scale', data: { item: 'law' } }),
    );
  });
});

it('results on the items of a questionnaire stand beside its own as frozen assessments, those of others do not', async () => {
  await imported('other.csv', WIDE);
  expect(room.tables.listAsSnapshots()).toEqual([]);
  const past =
    'State,year,code,value,note\nKHM,2019,POL-01,1,draft\nKHM,2019,POL-02,5,\nKHM,2020,POL-01,2,\nFRA,2020,POL-01,2,\nBRA,2020,POL-01,2,\n';
  await imported('past.csv', past);
  const list = room.tables.listAsSnapshots();
  expect(list.map(({ state, referenceDate, frozenBy }) => `${state} ${referenceDate} ${frozenBy}`)).toEqual([
    ...['FR 2020-12-31 past.csv', 'KH 2019-12-31 past.csv', 'KH 2020-12-31 past.csv'],
  ]);
  expect(tablesContract['tables.asSnapshots'].output.parse(list)).toEqual(list);
  const first = room.tables.findAsSnapshot(list[1]?.id ?? '');
  expect(first?.answers.map(({ itemId, value, text }) => [itemId, value.kind, text])).toEqual([
    ['POL-01', 'level', 'draft'],
    // Level 5 is none of the scale, and never nought.
    ['POL-02', 'none', ''],
  ]);
  const service = createComparisonService({
    ...{ db: room.db, clock: () => '2026-01-01T00:00:00.000Z', actor: () => 'Malee' },
    announce: () => undefined,
    // As planning does for what is no assessment.
    targetsOf: () => {
      throw new AppError('assessments.not-found');
    },
    assessments: withImported(
      {
        getSnapshot: () => expect.fail('not asked'),
        getSnapshotRecord: () => expect.fail('not asked'),
        listRestatements: () => [],
        listSnapshotStamps: () => [],
      },
      room.tables,
    ),
  });
  const comparison = service.compare(list.slice(1).map(({ id }) => id));
  expect(comparison.rows.find(({ itemId }) => itemId === 'POL-01')?.overall).toMatchObject({
    ...{ direction: 'better', levels: 1 },
  });
  // Nothing is wanted of a year that a table tells: a document of the comparison asks for it all the same.
  const last = list[2]?.id ?? '';
  const beside = service.compare([last, `${last}~targets`]);
  expect(beside.columns.map(({ kind, progress }) => [kind, progress.asked])).toEqual([
    ['national', 2],
    ['targets', 0],
  ]);
});

it('snapshots that were changed on disk are told, never compared', async () => {
  const edition = await imported('results.csv', WIDE);
  room.db.run(room.db.build.updateTable('table_snapshots').set({ content: '{}' }).where('year', '=', 2020));
  const ids = edition.columns.slice(0, 2).map(({ id }) => id);
  expect(() => room.tables.compare(ids)).toThrow(
    expect.objectContaining({ code: 'tables.snapshot-damaged' }),
  );
  expect(room.tables.checkFrozen()).toEqual({ looked: 4, damaged: ['KHM 2020', 'THA 2020'] });
  room.db.run(room.db.build.updateTable('table_editions').set({ description: '{"title":"Other"}' }));
  expect(room.tables.checkFrozen().damaged).toEqual([edition.id, 'KHM 2020', 'THA 2020']);
  expect(room.tables.list()).toEqual([]);
});

it('the calls give what their contract promises', async () => {
  const edition = await imported('results.csv', WIDE);
  const compared = room.tables.compare(edition.columns.map(({ id }) => id));
  expect(tablesContract['tables.compare'].output.parse(compared)).toEqual(compared);
  expect(compared.severalStates).toBe(true);
  expect(tablesContract['tables.get'].output.parse(edition)).toEqual(edition);
  expect(tablesContract['tables.list'].output.parse(room.tables.list())).toHaveLength(1);
});

const corpus = corpusFolder();
const folder = corpus === null ? '' : path.join(corpus, 'assessment');
const questionnaires: Readonly<Record<string, unknown>> = existsSync(folder)
  ? JSON.parse(readFileSync(path.join(folder, 'questionnaires.json'), 'utf8'))
  : {};
const ids = Object.keys(questionnaires);

describe(`public tables of many years and States (${ids.length === 0 ? 'none at hand' : ids.length})`, () => {
  it('rise and fall after their import exactly as they are known to', async () => {
    for (const id of ids) {
      const draft = await room.open(`${id}.csv`, readFileSync(path.join(folder, `${id}.csv`)));
      const { guessed } = room.tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
      const description = { ...describeTable(questionnaires[id]), source: 'known' };
      const plan: ImportPlan = {
        draftId: draft.id,
        reading: guessed,
        left: [],
        as: { kind: 'new', description },
      };
      const { editionId } = room.tables.take(plan, false);
      const { columns } = room.tables.get(editionId);
      const lines = [...Map.groupBy(columns, ({ state }) => state)].flatMap(([state, years]) => {
        if (years.length < 2) return [];
        const compared = room.tables.compare(years.map((column) => column.id));
        return compared.columns.slice(1).map((to, step) => {
          const listed = (wanted: readonly Direction[]) =>
            compared.rows
              .filter((row) => wanted.includes(row.steps[step] ?? 'both-missing'))
              .map((row) => row.itemId);
          return stepLine(id, {
            state: { id: state, code: to.code, name: to.name },
            ...{ from: compared.columns[step]?.year ?? 0, to: to.year },
            ...{ improved: listed(['better']), worsened: listed(['worse']) },
            ...{ changed: listed(['knowledge-changed']), unchanged: listed(['same', 'same-without-level']) },
            ...{ new: listed(['newly-answered']), dropped: listed(['no-longer-answered']) },
          });
        });
      });
      const truth = truthLines(readFileSync(path.join(folder, 'truth.jsonl'), 'utf8'), id);
      expect(agreementWith(truth, lines).differences, id).toEqual([]);
      expect(lines, id).toHaveLength(truth.length);
    }
  }, 60_000);
});
