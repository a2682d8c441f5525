import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssessmentsService } from '../../../main/assessments';
import { createChangesService } from '../../../main/changes';
import { oneMoment } from '../../../main/database';
import { readWorkbookFile } from '../../../main/platform';
import {
  countRequestsOut,
  createSheetsService,
  loadSheetWords,
  type SheetsDependencies,
  type SheetsService,
  sheetLanguages,
} from '../../../main/sheets';
import type { Agency } from '../../../shared/agencies';
import type { Assessment, ContributionChoice } from '../../../shared/assessments';
import { localDay, type Workbook, type WorkbookSheet } from '../../../shared/kernel';
import { kindOfFile } from '../../../shared/library';
import { type EditionTexts, inLanguage } from '../../../shared/questionnaires';
import { type AnswerSheet, BLANK_ANSWER, type ReadFile, type SheetForm } from '../../../shared/sheets';
import { type LanguageCode, MEMBERS } from '../../../shared/vocabulary';
import { aCitation, aLevel, anEdition, countingIds } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';
import { SHEET_WORDS, written } from '../../support/builders/sheets';
import { office, savedByOffice } from '../../support/office';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');
const ALL: ContributionChoice = { itemIds: null, conflicts: {} };

let room: AssessmentsRoom;
let sheets: SheetsService;
/** What the service is made of. */
let parts: () => SheetsDependencies;
let police: Agency;
let labour: Agency;
let assessment: Assessment;
let folder: string;
/** What somebody does to a workbook before it comes back. */
let edit: (workbook: Workbook) => Workbook;
/** What is translated. */
let texts: EditionTexts;
let mayQuote: boolean;
/** What happens while a page is being made. */
let whileWriting: () => void;

beforeEach(() => {
  const newId = countingIds();
  room = anAssessmentsRoom({ newId });
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-sheets-'));
  edit = (workbook) => workbook;
  texts = { items: [], themes: {} };
  mayQuote = true;
  whileWriting = () => {};
  const { db, clock, assessments, agencies, events } = room;
  parts = () => ({
    ...{ db, clock, newId, editions: [anEdition()], assessments, agencies },
    mayQuote: () => mayQuote,
    pageText: async (_version, page) => `Words of page ${page}.`,
    readWorkbook: async (file) => edit(await readWorkbookFile(file)),
    words: (language) => loadSheetWords(RESOURCES, language),
    languages: () => sheetLanguages(RESOURCES),
    inWords: (edition, language) => (language === 'eng' ? edition : inLanguage(edition, language, texts)),
    page: async () => {
      whileWriting();
      return { script: 'void 0', style: 'p{}' };
    },
    actor: () => 'Coordinator',
    announce: (event) => void events.push(event),
  });
  sheets = createSheetsService(parts());
  police = registeredAgency(room, 'Police');
  labour = registeredAgency(room, 'Labour/Work', { roles: ['LABR'] });
  assessment = createdAssessment(room);
  assessments.assign(assessment.id, [
    { itemId: 'POL-01', agencyId: police.id, as: 'lead' },
    { itemId: 'POL-02', agencyId: police.id, as: 'asked' },
    { itemId: 'PROT-01', agencyId: police.id, as: 'asked' },
  ]);
});
afterEach(() => {
  room.db.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (
  form: SheetForm = 'excel',
  agencyId = police.id,
  dueOn: string | null = '2026-02-01',
  language: LanguageCode = 'eng',
) =>
  sheets.send({
    ...{ assessmentId: assessment.id, dueOn, contact: 'Secretariat', folder, language },
    wishes: [{ agencyId, form }],
  });
async function bringIn(name = 'Police 2025-12-31.xlsx'): Promise<ReadFile> {
  const [file] = await sheets.readFiles([path.join(folder, name)]);
  if (file === undefined) throw new Error('nothing was read');
  return file;
}
const statuses = ({ contents }: ReadFile) =>
  contents?.answers.map(({ itemId, status }) => `${itemId} ${status}`);
const write =
  (itemId: string, entries: Readonly<Record<string, string>>) =>
  (workbook: Workbook): Workbook =>
    written(workbook, itemId, entries);
const without =
  (...itemIds: readonly string[]) =>
  (workbook: Workbook): Workbook => ({
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.filter(({ cells }) => !cells.some(({ text }) => itemIds.includes(text))),
    })),
  });
const both =
  (...edits: readonly ((workbook: Workbook) => Workbook)[]) =>
  (workbook: Workbook): Workbook =>
    edits.reduce((given, one) => one(given), workbook);
const answerOf = (itemId: string) =>
  room.assessments.get(assessment.id, police.id).answers.find((answer) => answer.itemId === itemId);
const say = (itemId: string, level: 0 | 1 | 2 | 3 | 4, text = '') =>
  room.assessments.saveAnswer({
    ...{
      assessmentId: assessment.id,
      agencyId: police.id,
      itemId,
      value: aLevel(level),
      text,
      fallReason: null,
    },
    baseRevision: answerOf(itemId)?.revision ?? 0,
  });

describe('a sheet in another language', () => {
  const TRANSLATED: EditionTexts = {
    items: [
      {
        itemId: 'POL-01',
        texts: {
          topic: 'กฎหมาย',
          question: 'มีกฎหมายหรือไม่',
          help: 'นับกฎหมาย',
          statements: ['ก', 'ข', 'ค', 'ง', 'จ'],
        },
        ...{ state: 'machine', isStale: false, updatedBy: 'Waymark', updatedAt: '2026-01-01' },
      },
    ],
    themes: { Law: 'กฎหมายและนโยบาย' },
  };
  const cellsOf = async (name: string): Promise<string[]> =>
    (await readWorkbookFile(path.join(folder, name))).sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    );

  it('asks what is translated in its words, says that nobody checked them, and brings the English along', async () => {
    texts = TRANSLATED;
    await send('excel', police.id, '2026-02-01', 'tha');
    const cells = await cellsOf('Police 2025-12-31.xlsx');
    const thai = await loadSheetWords(RESOURCES, 'tha');
    expect(cells).toEqual(expect.arrayContaining([thai.file.title, thai.file.unchecked, thai.file.english]));
    expect(cells.some((text) => text.includes('กฎหมายและนโยบาย\n\nมีกฎหมายหรือไม่\n\nนับกฎหมาย'))).toBe(true);
    expect(cells).toContain('0  ก\n1  ข\n2  ค\n3  ง\n4  จ');
    expect(cells.some((text) => text.startsWith('Question of POL-01?\n\nWhat counts.'))).toBe(true);
    // What nobody translated is asked as the edition asks it, once.
    expect(cells.filter((text) => text.includes('Question of POL-02?'))).toHaveLength(1);
  });

  it('names the agency as it is called in that language', async () => {
    room.agencies.update(police.id, {
      names: [
        { language: 'khm', name: 'នគរបាល' },
        { language: 'eng', name: 'National Police' },
      ],
    });
    const named = async (language: LanguageCode, name: string) => {
      await send('excel', police.id, null, language);
      return (await cellsOf(name)).find((text) => /National Police|នគរបាល/.test(text));
    };
    expect(await named('khm', 'Police 2025-12-31.xlsx')).toContain('នគរបាល');
    expect(await named('eng', 'Police 2025-12-31 (2).xlsx')).toContain('National Police');
    // Where it has none in the language, more people can read the English one.
    expect(await named('tha', 'Police 2025-12-31 (3).xlsx')).toContain('National Police');
  });

  it('is answered and brought back like any other', async () => {
    texts = TRANSLATED;
    await send('excel', police.id, null, 'tha');
    const waitedFor = (open: number) =>
      countRequestsOut(room.db, assessment.id, police.id, {
        ...{ open, today: '2026-01-31', packs: [room.clock()] },
        receipts: room.assessments.listReceipts(assessment.id),
      });
    expect(waitedFor(3)).toBe(2);
    // Nothing is late or on its way where no answer is missing.
    expect(waitedFor(0)).toBe(0);
    const { file } = await loadSheetWords(RESOURCES, 'tha');
    edit = (workbook) =>
      written(workbook, 'POL-01', { [file.level]: '3', [file.text]: 'ใช้แล้ว' }, 'text', file);
    const came = await bringIn();
    expect(statuses(came)).toEqual(['POL-01 new']);
    sheets.apply(came.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ value: aLevel(3), text: 'ใช้แล้ว' });
    // What came on the sheet answers no pack.
    expect(waitedFor(2)).toBe(1);
  });

  it('says nothing of words that were checked, and has no column for English where nothing is translated', async () => {
    const [first] = TRANSLATED.items;
    texts = { ...TRANSLATED, items: first === undefined ? [] : [{ ...first, state: 'checked' }] };
    await send('excel', police.id, null, 'tha');
    const thai = await loadSheetWords(RESOURCES, 'tha');
    expect(await cellsOf('Police 2025-12-31.xlsx')).not.toContain(thai.file.unchecked);
    await send('excel', police.id, null, 'eng');
    const { file } = await loadSheetWords(RESOURCES, 'eng');
    expect(await cellsOf('Police 2025-12-31 (2).xlsx')).not.toContain(file.english);
  });

  it('can be in each language that has all words of a sheet', async () => {
    const languages = await sheetLanguages(RESOURCES);
    expect(languages).toEqual(expect.arrayContaining(['eng', 'ind', 'tha', 'vie']));
    for (const language of languages) {
      const { code, members, pillars } = await loadSheetWords(RESOURCES, language);
      expect([code, Object.keys(members).length, Object.keys(pillars)]).toEqual([
        ...[language, MEMBERS.length + 1, ['POL', 'PREV', 'PROT', 'PROS']],
      ]);
    }
    expect((await loadSheetWords(RESOURCES, 'fra')).code).toBe('eng');
  });
});

describe('requests', () => {
  it('are files in the folder, remembered with their day, and late only after it', async () => {
    expect(await send()).toEqual([
      { agencyId: police.id, fileName: 'Police 2025-12-31.xlsx', problem: null },
    ]);
    // The clock ran ahead until here.
    room.clock.set('2026-01-15T04:05:06.000Z');
    await send('html');
    await send('excel');
    expect(readdirSync(folder).sort()).toEqual([
      'Police 2025-12-31 (2).xlsx',
      'Police 2025-12-31.html',
      'Police 2025-12-31.xlsx',
    ]);
    const [third, second, first] = sheets.requests(assessment.id);
    expect(first).toMatchObject({
      number: 1,
      form: 'excel',
      dueOn: '2026-02-01',
      items: 3,
      open: 3,
      returnedAt: null,
    });
    expect([second?.number, third?.number]).toEqual([2, 3]);
    room.assessments.assign(
      assessment.id,
      ['POL-01', 'POL-02', 'PROT-01'].map((itemId) => ({ itemId, agencyId: police.id, as: 'not-asked' })),
    );
    expect(sheets.requests(assessment.id).map(({ open }) => open)).toEqual([null, null, null]);
    expect(room.assessments.participation(assessment.id).participants[0]?.dueOn).toBe('2026-02-01');
  });

  it('that cannot be made are told and stop no other', async () => {
    const { assessments } = room;
    assessments.assign(assessment.id, [{ itemId: 'POL-01', agencyId: labour.id, as: 'asked' }]);
    const sent = await sheets.send({
      ...{ assessmentId: assessment.id, dueOn: null, contact: '', folder, language: 'eng' },
      wishes: [
        { agencyId: registeredAgency(room, 'Nobody').id, form: 'excel' },
        { agencyId: labour.id, form: 'excel' },
        { agencyId: police.id, form: 'waymark' },
      ],
    });
    expect(sent.map(({ fileName, problem }) => problem?.code ?? fileName)).toEqual([
      'sheets.nothing-asked',
      'Labour Work 2025-12-31.xlsx',
      null,
    ]);
    rmSync(folder, { recursive: true });
    expect((await send()).map(({ problem }) => problem?.code)).toEqual(['workspace.save-refused']);
    expect(sheets.requests(assessment.id)).toHaveLength(2);
  });
});

describe('a sheet of a year that is frozen while its file is made', () => {
  it.each(['2026-02-01', null])('leaves no file and no request, due %s', async (dueOn) => {
    say('POL-01', 2);
    room.assessments.saveAnswers(assessment.id, [
      { itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
    ]);
    whileWriting = () => void room.assessments.freeze(assessment.id, 'Director');
    const sent = await send('html', police.id, dueOn);
    expect(sent.map(({ problem }) => problem?.code)).toEqual(['assessments.frozen']);
    expect(readdirSync(folder)).toEqual([]);
    expect(sheets.requests(assessment.id)).toEqual([]);
  });
});

describe('answers in a workbook', () => {
  it('come back as they were written, once and not twice', async () => {
    await send();
    edit = both(
      write('POL-01', {
        [SHEET_WORDS.level]: '3 Operating',
        [SHEET_WORDS.text]: '=our unit',
        [SHEET_WORDS.evidence]: 'Report 7\nOrder 4',
      }),
      write('POL-02', { [SHEET_WORDS.level]: 'Not applicable', [SHEET_WORDS.reason]: 'No border.' }),
    );
    const file = await bringIn();
    expect(file.contents).toMatchObject({
      form: 'excel',
      agencyName: 'Police',
      isOlder: false,
      receivedAt: null,
    });
    expect(statuses(file)).toEqual(['POL-01 new', 'POL-02 new']);
    const receipt = sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({
      value: aLevel(3),
      text: '=our unit',
      held: [{ title: 'Report 7', type: 'LAW' }, { title: 'Order 4' }],
    });
    expect(answerOf('POL-02')?.value).toEqual({ kind: 'na', reason: 'No border.' });
    expect(sheets.requests(assessment.id)[0]).toMatchObject({ open: 1 });
    expect(sheets.requests(assessment.id)[0]?.returnedAt).not.toBeNull();

    const again = await bringIn();
    expect(statuses(again)).toEqual(['POL-01 identical', 'POL-02 identical']);
    const changes = room.db.changeCount();
    expect(sheets.apply(again.fileId, ALL)).toEqual(receipt);
    expect(room.assessments.listReceipts(assessment.id)).toHaveLength(1);
    expect(room.db.changeCount() - changes).toBeLessThan(4);
    expect(answerOf('POL-01')?.revision).toBe(1);
  });

  it('from which rows were taken out name their questions, and the answers there stay', async () => {
    say('POL-02', 2, 'Says so already.');
    await send();
    expect((await bringIn()).contents?.gone).toEqual([]);
    edit = both(write('POL-01', { [SHEET_WORDS.level]: '3 Operating' }), without('POL-02', 'PROT-01'));
    const file = await bringIn();
    expect(file.contents?.gone).toEqual(['POL-02', 'PROT-01']);
    const { id } = sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')?.value).toEqual(aLevel(3));
    expect(answerOf('POL-02')).toMatchObject({ value: aLevel(2), text: 'Says so already.' });
    // The receipt says it too: the file is not looked at again.
    expect(sheets.returns(assessment.id).find(({ receiptId }) => receiptId === id)?.gone).toEqual([
      ...['POL-02', 'PROT-01'],
    ]);
  });

  it('are read from a workbook whose sheets a program has all given other names', async () => {
    await send();
    edit = both(write('POL-01', { [SHEET_WORDS.level]: '3' }), ({ sheets }) => ({
      sheets: sheets.map((sheet) => ({ ...sheet, name: `${sheet.name} - Table 1`, isHidden: false })),
    }));
    expect(statuses(await bringIn())).toEqual(['POL-01 new']);
  });

  it('that are a tick in a row without an id are told by the word of the sheet, and a formula that shows nothing is not', async () => {
    await send();
    const tick = (workbook: Workbook) => ({
      sheets: workbook.sheets.map((sheet) => {
        const heads = sheet.rows.find(({ cells }) => cells.some(({ text }) => text === SHEET_WORDS.ahead));
        const column = heads?.cells.find(({ text }) => text === SHEET_WORDS.ahead)?.column;
        if (column === undefined) return sheet;
        const stray = { row: 60, cells: [{ column, kind: 'boolean' as const, text: 'true' }] };
        const unseen = { row: 61, cells: [{ column, kind: 'formula' as const, text: '' }] };
        return { ...sheet, rows: [...sheet.rows, stray, unseen] };
      }),
    });
    edit = both(write('POL-01', { [SHEET_WORDS.level]: '3' }), tick);
    const { contents } = await bringIn();
    expect(contents?.answers.map(({ itemId }) => itemId)).toEqual([null, 'POL-01']);
    expect(contents?.answers[0]?.problems).toMatchObject([
      { code: 'sheets.item-missing', found: SHEET_WORDS.yes, cell: 'A61' },
    ]);
  });

  it('that go on in a row without an id are told with their cell, and the rest is taken in', async () => {
    await send();
    const goOn = (workbook: Workbook) => ({
      sheets: workbook.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.flatMap((row) => {
          const text = row.cells.findIndex(({ text }) => text === 'Because');
          const more = { column: row.cells[text]?.column ?? 0, kind: 'text' as const, text: 'and besides' };
          return text < 0
            ? [row]
            : [row, { row: row.row + 50, cells: [more] }, { row: row.row + 60, cells: [] }];
        }),
      })),
    });
    edit = both(write('POL-01', { [SHEET_WORDS.level]: '3', [SHEET_WORDS.text]: 'Because' }), goOn);
    const file = await bringIn();
    expect(statuses(file)).toEqual(['null refused', 'POL-01 new']);
    expect(file.contents?.answers[0]?.problems).toMatchObject([
      { code: 'sheets.item-missing', found: 'and besides', sheet: 'Answers', cell: 'A52' },
    ]);
    expect(file.contents?.gone).toEqual([]);
    sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')?.text).toBe('Because');
  });

  /** The sheet of answers, changed. */
  const onAnswers =
    (change: (sheet: WorkbookSheet) => WorkbookSheet) =>
    (workbook: Workbook): Workbook => ({
      sheets: workbook.sheets.map((sheet) => (sheet.name === 'Answers' ? change(sheet) : sheet)),
    });
  const text = (column: number, words: string) => ({ column, kind: 'text' as const, text: words });
  /** A column put in at a place: its head, and what stands in the first row below. */
  const columnAt = (place: number, head: string, below: string) =>
    onAnswers((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: [
          ...row.cells.map((cell) => (cell.column < place ? cell : { ...cell, column: cell.column + 1 })),
          ...(row.row === 0 ? [text(place, head)] : row.row === 1 ? [text(place, below)] : []),
        ]
          .filter(({ text: words }) => words !== '')
          .toSorted((a, b) => a.column - b.column),
      })),
    }));
  const headed = (was: string, now: string) =>
    onAnswers((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (row.row === 0 && cell.text === was ? { ...cell, text: now } : cell)),
      })),
    }));
  const unreadOf = ({ contents }: ReadFile) =>
    contents?.unread.map(({ kind, itemId, cell, head, found }) =>
      [kind, itemId, cell, head, found].join('|'),
    );

  it('beside which an agency put a column of its own are read, and that column is told with its cells', async () => {
    await send();
    expect(unreadOf(await bringIn())).toEqual([]);
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '3', [SHEET_WORDS.text]: 'Because' }),
      columnAt(5, 'Remarks', 'See the annex'),
      columnAt(3, '', 'No head'),
    );
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 new']);
    expect(unreadOf(file)).toEqual(['place|POL-01|D2||No head', 'column|POL-01|G2|Remarks|See the annex']);
    const { id } = sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ value: aLevel(3), text: 'Because' });
    // The file is not kept: the receipt has the words.
    const kept = sheets.returns(assessment.id).find(({ receiptId }) => receiptId === id);
    expect(kept?.unread).toEqual(file.contents?.unread);
  });

  it('in a column whose head somebody changed are read by its place, which is told; not where it may be another', async () => {
    await send();
    const answered = write('POL-01', { [SHEET_WORDS.level]: '3', [SHEET_WORDS.text]: 'Because' });
    for (const now of ['Our explanation', '']) {
      edit = both(answered, headed(SHEET_WORDS.text, now));
      const file = await bringIn();
      expect(file.contents?.answers[0]?.theirs?.text).toBe('Because');
      expect(unreadOf(file)).toEqual([`head||I1|${now}|${SHEET_WORDS.text}`]);
    }
    edit = both(answered, headed(SHEET_WORDS.item, 'No.'));
    expect(statuses(await bringIn())).toEqual(['POL-01 new']);
    edit = both(answered, headed(SHEET_WORDS.text, 'Our explanation'), columnAt(8, 'Remarks', 'x'));
    expect((await bringIn()).problem).toMatchObject({ code: 'sheets.column-missing' });
  });

  it('on whose cells somebody wrote notes, or words far away, below, above and on a sheet of its own, tell all of them', async () => {
    await send();
    const own: WorkbookSheet = {
      ...{ name: 'Remarks', isHidden: false, notes: [], adrift: [], beyond: [] },
      rows: [{ row: 2, cells: [text(1, 'We also did this')] }],
    };
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '3' }),
      onAnswers((sheet) => ({
        ...sheet,
        rows: [...sheet.rows, { row: 70, cells: [text(1, 'Signed, the Director')] }],
        notes: [
          { row: 1, column: 4, text: 'Ask Labour too' },
          { row: 90, column: 0, text: 'Thank you' },
        ],
        adrift: ['Ask us'],
        beyond: [{ row: 1, column: 300, text: 'stray' }],
      })),
      (workbook) => ({ sheets: [...workbook.sheets, own] }),
    );
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 new']);
    expect(unreadOf(file)).toEqual([
      'note|POL-01|E2||Ask Labour too',
      'note||A91||Thank you',
      'note||||Ask us',
      'place||B71||Signed, the Director',
      'place|POL-01|KO2||stray',
      'sheet||B3||We also did this',
    ]);
  });

  it('beside which more was written than can be shown say how much more there is', async () => {
    await send();
    const notes = Array.from({ length: 305 }, (_, row) => ({ row, column: 0, text: 'x' }));
    edit = onAnswers((sheet) => ({ ...sheet, notes }));
    const unread = unreadOf(await bringIn());
    expect(unread).toHaveLength(301);
    expect(unread?.at(-1)).toBe('more||A301||5');
  });

  it('in which an id was mistyped tell the cell and the id, no row that was taken out, and take in the rest', async () => {
    await send();
    const rename = (from: string, to: string) => (workbook: Workbook) => ({
      sheets: workbook.sheets.map((sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (cell.text === from ? { ...cell, text: to } : cell)),
        })),
      })),
    });
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '3 Operating' }),
      write('POL-02', { [SHEET_WORDS.level]: '2' }),
      rename('POL-02', 'POL-O2'),
      without('PROT-01'),
    );
    const file = await bringIn();
    expect(file.contents?.gone).toEqual(['PROT-01']);
    expect(statuses(file)).toEqual(['null refused', 'POL-01 new']);
    expect(file.contents?.answers[0]?.problems).toMatchObject([
      { code: 'sheets.item-unknown', found: 'POL-O2', sheet: 'Answers', cell: 'A3' },
    ]);
    sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')?.value).toEqual(aLevel(3));
    // Also where nothing was written in the row yet.
    edit = rename('POL-02', 'POL 02');
    const blank = await bringIn();
    expect(blank.contents?.gone).toEqual([]);
    expect(blank.contents?.answers[0]?.problems).toMatchObject([{ found: 'POL 02', cell: 'A3' }]);
  });

  it('on two rows that differ tell both cells and take in neither; those on another sheet are told', async () => {
    say('POL-01', 2, 'Says so already.');
    await send();
    const answersOf = ({ sheets: all }: Workbook) => all.filter(({ name }) => name === 'Answers');
    edit = (workbook) => {
      const first = written(workbook, 'POL-01', { [SHEET_WORDS.level]: '3' });
      const second = answersOf(written(workbook, 'POL-01', { [SHEET_WORDS.level]: '4' })).flatMap(
        ({ rows }) => rows.filter(({ cells }) => cells.some(({ text }) => text === 'POL-01')),
      );
      const elsewhere = written(workbook, 'POL-02', { [SHEET_WORDS.text]: 'Elsewhere.' });
      return {
        sheets: [
          ...first.sheets.map((sheet) =>
            sheet.name === 'Answers'
              ? { ...sheet, rows: [...sheet.rows, ...second.map((row) => ({ ...row, row: 60 }))] }
              : sheet,
          ),
          ...answersOf(elsewhere).map((sheet) => ({ ...sheet, name: 'Answers (2)' })),
        ],
      };
    };
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 refused']);
    expect(file.contents?.answers[0]?.problems).toMatchObject([
      { code: 'sheets.item-twice', sheet: 'Answers', found: 'A61' },
    ]);
    expect(file.contents?.copies).toEqual(['Answers (2)']);
    const { id } = sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ value: aLevel(2), text: 'Says so already.' });
    // Who looks a year later sees which sheet counted, and which did not.
    expect(sheets.returns(assessment.id).find(({ receiptId }) => receiptId === id)).toMatchObject({
      sheet: 'Answers',
      copies: [{ name: 'Answers (2)', items: ['POL-02'] }],
    });
  });

  it('to what is no longer asked are told and not taken in; asked again, the same file brings them', async () => {
    await send();
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '2' }),
      write('POL-02', { [SHEET_WORDS.level]: '3', [SHEET_WORDS.text]: 'Begun in March.' }),
    );
    const ask = (as: 'asked' | 'not-asked') =>
      room.assessments.assign(assessment.id, [{ itemId: 'POL-02', agencyId: police.id, as }]);
    ask('not-asked');
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 new', 'POL-02 refused']);
    sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-02')).toBeUndefined();
    ask('asked');
    const again = await bringIn();
    expect(statuses(again)).toContain('POL-02 new');
    sheets.apply(again.fileId, ALL);
    expect(answerOf('POL-02')).toMatchObject({ value: aLevel(3), text: 'Begun in March.' });
  });

  it('whose copy says what stood on the sheet when it was made name no copy', async () => {
    say('POL-01', 2, 'Says so already.');
    await send();
    edit = (workbook) => ({
      sheets: [
        ...written(workbook, 'POL-01', { [SHEET_WORDS.level]: '3' }).sheets,
        ...workbook.sheets
          .filter(({ name }) => name === 'Answers')
          .map((sheet) => ({ ...sheet, name: 'Copy' })),
      ],
    });
    expect((await bringIn()).contents?.copies).toEqual([]);
  });

  it('that an officer sends again with more replace what came before, without asking', async () => {
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '1', [SHEET_WORDS.text]: 'Draft.' });
    sheets.apply((await bringIn()).fileId, ALL);
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.text]: 'Adopted now.' }),
      write('PROT-01', { [SHEET_WORDS.level]: '0' }),
    );
    const second = await bringIn();
    expect(statuses(second)).toEqual(['POL-01 changed', 'PROT-01 new']);
    // A workbook does not say when it was saved: it is told that one came before, and a person knows which is newer.
    const before = { fileName: 'Police 2025-12-31.xlsx', isLater: false };
    expect(second.contents?.before).toMatchObject(before);
    sheets.apply(second.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ value: aLevel(2), text: 'Adopted now.' });
    expect((await bringIn()).contents?.before).toBeNull();
    edit = write('POL-01', { [SHEET_WORDS.level]: '1', [SHEET_WORDS.text]: 'Draft.' });
    expect((await bringIn()).contents).toMatchObject({ before });
  });

  it('meet what was changed here meanwhile: a conflict asks once, and the choice is remembered', async () => {
    say('POL-01', 1, 'As told by telephone.');
    await send();
    say('POL-01', 3, 'Corrected here.');
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.text]: 'Our word.' }),
      write('POL-02', { [SHEET_WORDS.level]: '4' }),
    );
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 conflict', 'POL-02 new']);
    sheets.apply(file.fileId, { itemIds: null, conflicts: { 'POL-01': 'mine' } });
    expect(answerOf('POL-01')?.text).toBe('Corrected here.');
    // A newer file with the same word on that item asks nothing; with another word it does.
    edit = both(edit, write('PROT-01', { [SHEET_WORDS.level]: '1' }));
    expect(statuses(await bringIn())).toEqual(['POL-01 identical', 'POL-02 identical', 'PROT-01 new']);
    edit = both(edit, write('POL-01', { [SHEET_WORDS.text]: 'Another word.' }));
    expect(statuses(await bringIn())).toContain('POL-01 conflict');
  });

  it('with a broken cell take in the rest and tell sheet and cell, also later on the receipt', async () => {
    await send();
    edit = both(
      write('POL-01', { [SHEET_WORDS.level]: 'fine' }),
      write('POL-02', { [SHEET_WORDS.level]: 'Not known' }),
      write('PROT-01', { [SHEET_WORDS.level]: '2' }),
    );
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-01 refused', 'POL-02 refused', 'PROT-01 new']);
    expect(file.contents?.answers[0]?.problems).toMatchObject([
      { field: 'level', code: 'sheets.level-unknown', found: 'fine', sheet: 'Answers', cell: 'E2' },
    ]);
    const { na, nk, yes, ahead } = SHEET_WORDS;
    expect(file.contents?.answers[1]?.problems).toMatchObject([
      { field: 'whoMightKnow', code: 'sheets.who-missing', cell: 'G3', words: { na, nk, yes, ahead } },
    ]);
    const receipt = sheets.apply(file.fileId, ALL);
    expect(sheets.returns(assessment.id)).toMatchObject([
      {
        receiptId: receipt.id,
        fileName: 'Police 2025-12-31.xlsx',
        refused: [{ itemId: 'POL-01' }, { itemId: 'POL-02' }],
      },
    ]);
  });

  it('that were carried over wait to be said anew: empty says nothing, the same again confirms', async () => {
    say('POL-01', 2, 'Last year.');
    say('POL-02', 3);
    room.assessments.saveAnswers(assessment.id, [
      { itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
    ]);
    const { id: snapshotId } = room.assessments.freeze(assessment.id, 'Head');
    assessment = room.assessments.startNext(snapshotId, '2026-12-31');
    await send();
    const name = 'Police 2026-12-31.xlsx';
    edit = write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.text]: 'Last year.' });
    const file = await bringIn(name);
    expect(statuses(file)).toEqual(['POL-01 changed']);
    sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ confirmed: true, text: 'Last year.' });
    expect(answerOf('POL-02')).toMatchObject({ confirmed: false, value: aLevel(3) });
  });

  it('leave evidence of last year where it was, for it is no field of the sheet', async () => {
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.evidence]: 'Annual report' });
    sheets.apply((await bringIn()).fileId, ALL);
    room.assessments.saveAnswers(assessment.id, [
      { itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
    ]);
    const { id: snapshotId } = room.assessments.freeze(assessment.id, 'Head');
    assessment = room.assessments.startNext(snapshotId, '2026-12-31');
    await send();
    const name = 'Police 2026-12-31.xlsx';
    const titles = () => answerOf('POL-01')?.held.map(({ title }) => title);
    expect(titles()).toEqual(['Annual report']);
    edit = write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.evidence]: 'Order 12' });
    sheets.apply((await bringIn(name)).fileId, ALL);
    expect(titles()).toEqual(['Annual report', 'Order 12']);
    edit = write('POL-01', { [SHEET_WORDS.level]: '3', [SHEET_WORDS.evidence]: '' });
    sheets.apply((await bringIn(name)).fileId, ALL);
    expect(answerOf('POL-01')?.value).toEqual(aLevel(3));
    expect(titles()).toEqual(['Annual report']);
  });

  it('are asked of the person who speaks for the agency on the day of sending', async () => {
    const person = { duty: 'focal', position: '', contact: '', note: '' } as const;
    room.agencies.appoint(police.id, { ...person, name: 'Dara', from: '2020-01-01' });
    room.agencies.appoint(police.id, { ...person, name: 'Sokha', from: localDay(room.clock()) });
    await send();
    let first = '';
    edit = (workbook) => {
      first = workbook.sheets[0]?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n') ?? '';
      return workbook;
    };
    await bringIn();
    expect(first).toContain('Police, Sokha');
  });

  it('on a sheet that this workspace does not remember come in all the same', async () => {
    await send();
    const { build, run } = room.db;
    run(build.deleteFrom('sheet_requests'));
    edit = write('POL-01', { [SHEET_WORDS.level]: '3' });
    sheets.apply((await bringIn()).fileId, ALL);
    expect(sheets.requests(assessment.id)).toMatchObject([{ number: 1, sentBy: 'Secretariat', items: 3 }]);
    expect(statuses(await bringIn())).toEqual(['POL-01 identical']);
  });

  it('on an older sheet are shown but not taken in after a newer one', async () => {
    await send();
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '3' });
    sheets.apply((await bringIn('Police 2025-12-31 (2).xlsx')).fileId, ALL);
    const older = await bringIn();
    expect(older.contents?.isOlder).toBe(true);
    expect(() => sheets.apply(older.fileId, ALL)).toThrow('assessments.contribution-older');
  });
});

describe('an answer that was taken back after it came in', () => {
  const back = (itemId: string) =>
    room.assessments.saveAnswer({
      ...{ assessmentId: assessment.id, agencyId: police.id, itemId },
      ...{ value: { kind: 'none' }, text: '', fallReason: null },
      baseRevision: answerOf(itemId)?.revision ?? 0,
    });

  it('is offered again by the same file, and by another on the same sheet', async () => {
    await send();
    const first = write('POL-01', { [SHEET_WORDS.level]: '1' });
    edit = both(first, write('POL-02', { [SHEET_WORDS.level]: '2' }));
    sheets.apply((await bringIn()).fileId, ALL);
    back('POL-01');
    const again = await bringIn();
    expect(statuses(again)).toEqual(['POL-01 new', 'POL-02 identical']);
    const { id } = sheets.apply(again.fileId, ALL);
    expect(answerOf('POL-01')?.value).toEqual(aLevel(1));
    expect(statuses(await bringIn())).toEqual(['POL-01 identical', 'POL-02 identical']);
    expect(sheets.returns(assessment.id).map(({ receiptId }) => receiptId)).toContain(id);

    back('POL-01');
    edit = both(first, write('POL-02', { [SHEET_WORDS.level]: '3' }));
    expect(statuses(await bringIn())).toEqual(['POL-01 new', 'POL-02 changed']);
  });

  it('is not brought back by a sheet that was printed with it and says nothing else', async () => {
    say('POL-01', 1);
    await send();
    back('POL-01');
    edit = write('POL-02', { [SHEET_WORDS.level]: '3' });
    expect(statuses(await bringIn())).toEqual(['POL-01 identical', 'POL-02 new']);
  });

  it('is no question where the officer goes back to it on a sheet that was printed with another', async () => {
    say('POL-01', 1);
    say('POL-01', 2);
    say('POL-01', 1);
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '2' });
    expect(statuses(await bringIn())).toEqual(['POL-01 changed']);
  });

  it('is asked about where something stood here before', async () => {
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '1' });
    sheets.apply((await bringIn()).fileId, ALL);
    edit = write('POL-01', { [SHEET_WORDS.level]: '2' });
    sheets.apply((await bringIn()).fileId, ALL);
    say('POL-01', 1);
    const again = await bringIn();
    expect(statuses(again)).toEqual(['POL-01 conflict']);
    sheets.apply(again.fileId, { itemIds: null, conflicts: { 'POL-01': 'mine' } });
    expect(statuses(await bringIn())).toEqual(['POL-01 kept']);
    expect(answerOf('POL-01')?.value).toEqual(aLevel(1));
    // Nor is it asked again where the officer sends the sheet with more.
    edit = both(edit, write('POL-02', { [SHEET_WORDS.level]: '3' }));
    expect(statuses(await bringIn())).toEqual(['POL-01 identical', 'POL-02 new']);
  });
});

describe('a file that was taken in', () => {
  let ms = 0;
  let history: ReturnType<typeof createChangesService>;
  beforeEach(() => {
    ms = 0;
    const { db, agencies } = room;
    // As the program has it: time goes on while a file is taken in.
    const clock = oneMoment(db, () => {
      ms += 1;
      return new Date(Date.UTC(2026, 2, 1, 8, 0, 0, ms)).toISOString();
    });
    const more = {
      db,
      clock,
      newId: countingIds(9_000_000),
      actor: () => 'Coordinator',
      announce: () => undefined,
    };
    const library = { findVersion: () => undefined };
    const assessments = createAssessmentsService({ ...more, library, agencies, editions: [anEdition()] });
    sheets = createSheetsService({ ...parts(), ...more, assessments });
    history = createChangesService({ ...more, undoers: assessments.undoers, namings: {} });
  });
  const last = () => history.steps({ before: null, entities: null }).steps[0];
  const twoLevels = () =>
    both(
      write('POL-01', { [SHEET_WORDS.level]: '3 Operating' }),
      write('POL-02', { [SHEET_WORDS.level]: '1' }),
    );

  it('is one step of the history, though time goes on while it is taken in', async () => {
    await send();
    edit = twoLevels();
    sheets.apply((await bringIn()).fileId, ALL);
    // Both answers, and the file that was taken in.
    expect(last()).toMatchObject({ count: 3 });
  });

  it('confirms again what was carried over, after that was taken back', async () => {
    say('POL-01', 2, 'Last year.');
    room.assessments.saveAnswers(assessment.id, [
      { itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
    ]);
    const { id: snapshotId } = room.assessments.freeze(assessment.id, 'Head');
    assessment = room.assessments.startNext(snapshotId, '2026-12-31');
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '2', [SHEET_WORDS.text]: 'Last year.' });
    const bringAgain = () => bringIn('Police 2026-12-31.xlsx');
    sheets.apply((await bringAgain()).fileId, ALL);
    const confirmed = last()?.things.find(({ entity }) => entity === 'agency-answer')?.changes[0];
    history.takeBack({ seq: confirmed?.seq ?? 0, andLater: false });
    expect(answerOf('POL-01')?.confirmed).toBe(false);
    const again = await bringAgain();
    expect(statuses(again)).toEqual(['POL-01 changed']);
    sheets.apply(again.fileId, ALL);
    expect(answerOf('POL-01')).toMatchObject({ confirmed: true, text: 'Last year.' });
    expect(statuses(await bringAgain())).toEqual(['POL-01 identical']);
  });
});

describe('files that are none', () => {
  const problem = async (name: string, bytes: string | Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes);
    return (await bringIn(name)).problem?.code;
  };
  it('are refused with their reason, and the next is read', async () => {
    await send();
    await send('html');
    expect((await bringIn('Police 2025-12-31.html')).problem?.code).toBe('sheets.is-the-sheet');
    expect(await problem('a.pdf', '%PDF-1.7')).toBe('sheets.not-answers');
    const flatSheet = '<?xml version="1.0"?><office:document/>';
    expect(await problem('a.fods', flatSheet)).toBe('sheets.not-answers');
    expect(await problem('a.json', '{"format":"other"}')).toBe('sheets.not-answers');
    expect(await problem('a.xlsx', 'PK nonsense that is long enough to look at')).toBe('workbook.unreadable');
    const files = await sheets.readFiles([
      path.join(folder, 'nowhere.xlsx'),
      path.join(folder, 'Police 2025-12-31.xlsx'),
    ]);
    expect(files.map((file) => file.problem?.code ?? 'read')).toEqual(['workbook.not-there', 'read']);
  });

  it('or whose hidden part somebody has changed are not believed', async () => {
    await send();
    edit = (workbook) => JSON.parse(JSON.stringify(workbook).replace(police.id, labour.id)) as Workbook;
    expect((await bringIn()).problem?.code).toBe('sheets.identity-changed');
  });

  it('or which belong to a frozen year are told so', async () => {
    await send();
    edit = write('POL-01', { [SHEET_WORDS.level]: '3' });
    room.assessments.saveAnswers(assessment.id, [
      { itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null },
    ]);
    room.assessments.freeze(assessment.id, 'Head');
    expect((await bringIn()).problem).toEqual({
      code: 'sheets.answers-frozen',
      data: { agency: 'Police', state: 'KH', date: '2025-12-31' },
    });
  });
});

describe('the page', () => {
  it('says where a passage stands and leaves its words out where they may not go along', async () => {
    mayQuote = false;
    const {
      id: _id,
      createdAt: _at,
      documentTitle: _title,
      ...citation
    } = aCitation({ quote: 'Secret words' });
    room.assessments.cite({
      ...{ assessmentId: assessment.id, agencyId: police.id, itemId: 'POL-01', citation },
    });
    await send('html');
    const page = readFileSync(path.join(folder, 'Police 2025-12-31.html'), 'utf8');
    expect(page).toContain('"document":"Anti-Trafficking Act","page":"iii","quote":""');
    expect(page).not.toContain('Secret words');
    expect(answerOf('POL-01')?.citations).toMatchObject([{ quote: 'Secret words' }]);
  });

  it('carries everything as data under a policy that lets nothing else run', async () => {
    room.assessments.assign(assessment.id, [{ itemId: 'POL-01', agencyId: police.id, as: 'lead' }]);
    const {
      id: _id,
      createdAt: _at,
      documentTitle: _title,
      ...passage
    } = aCitation({ quote: '</script><b>' });
    room.assessments.cite({
      ...{ assessmentId: assessment.id, agencyId: police.id, itemId: 'POL-01', citation: passage },
    });
    await send('html');
    const page = readFileSync(path.join(folder, 'Police 2025-12-31.html'), 'utf8');
    expect(page).toContain("default-src 'none'; script-src 'sha256-");
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const data = /<script type="application\/json" id="data">(.*)<\/script>\n<script>/.exec(page)?.[1] ?? '';
    const { sheet } = JSON.parse(data) as { sheet: AnswerSheet };
    expect(sheet.items[0]?.passages).toEqual([
      { document: 'Anti-Trafficking Act', page: 'iii', quote: '</script><b>', pageText: 'Words of page 3.' },
    ]);

    const { head, bases, hash } = sheet;
    const answers = { 'POL-01': { ...BLANK_ANSWER, level: '3', text: 'From the page.' } };
    writeFileSync(
      path.join(folder, 'answers.json'),
      JSON.stringify({
        ...{ format: 'waymark-answers/1', head, bases, hash, answers },
        ...{ savedAt: '2026-01-12T08:00:00.000Z', savedBy: 'Officer' },
      }),
    );
    const file = await bringIn('answers.json');
    expect(file.contents).toMatchObject({ form: 'html', madeBy: 'Officer' });
    sheets.apply(file.fileId, ALL);
    // The passage that the page could not change is still there.
    expect(answerOf('POL-01')).toMatchObject({
      text: 'From the page.',
      citations: [{ quote: '</script><b>' }],
    });
    expect(statuses(await bringIn('answers.json'))).toEqual(['POL-01 identical']);
    // Saved an hour earlier, and brought in after it.
    writeFileSync(
      path.join(folder, 'earlier.json'),
      JSON.stringify({
        ...{ format: 'waymark-answers/1', head, bases, hash },
        ...{ answers: { 'POL-01': { ...BLANK_ANSWER, level: '1' } } },
        ...{ savedAt: '2026-01-12T07:00:00.000Z', savedBy: 'Officer' },
      }),
    );
    const earlier = await bringIn('earlier.json');
    expect(statuses(earlier)).toEqual(['POL-01 changed']);
    expect(earlier.contents?.before).toMatchObject({ fileName: 'answers.json', isLater: true });
  });
});

describe(`a sheet that was filled in LibreOffice (${office === null ? 'not installed here' : 'installed'})`, () => {
  it('comes back with what was written there, through its own kind of file', async () => {
    say('POL-02', 2, 'WRITE HERE');
    await send();
    if (office === null) return;
    const name = path.join(folder, 'Police 2025-12-31.xlsx');
    const flat = new TextDecoder().decode(savedByOffice(readFileSync(name), 'fods'));
    expect(flat).toContain('WRITE HERE');
    writeFileSync(name, savedByOffice(Buffer.from(flat.replace('WRITE HERE', 'ເຮັດແລ້ວ &amp; done')), 'xlsx'));
    const file = await bringIn();
    expect(statuses(file)).toEqual(['POL-02 changed']);
    sheets.apply(file.fileId, ALL);
    expect(answerOf('POL-02')).toMatchObject({ value: aLevel(2), text: 'ເຮັດແລ້ວ & done' });
  });
});

it('the page that is sent is known by how it begins: dropped on the library it is told as what it is', async () => {
  await send('html');
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.html'));
  expect(kindOfFile(readFileSync(path.join(folder, name)), Buffer.alloc(0))).toBe('answers');
});
