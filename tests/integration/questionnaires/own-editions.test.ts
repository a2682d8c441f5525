import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadInstruments } from '../../../main/instruments';
import { readWorkbookFile, writeWorkbook } from '../../../main/platform';
import {
  createOwnEditions,
  createShippedTexts,
  loadPublished,
  readOwnEditions,
} from '../../../main/questionnaires';
import { AppError, canonicalJson } from '../../../shared/kernel';
import {
  type FileWords,
  type Item,
  type ItemLineage,
  mappingProblems,
  textsOf,
} from '../../../shared/questionnaires';
import { anAssessmentsRoom } from '../../support/builders/assessments-room';
import { columnOf, editWorkbook, type Grid, rowOf } from '../../support/edit-workbook';
import { resourcesDir } from '../../support/resource';

const published = loadPublished(resourcesDir);
const { instruments } = loadInstruments(resourcesDir);
const NAMED = { id: 'waymark', edition: '2026.1' };
const WORDS: FileWords = { name: 'Q', title: 'Questionnaire', headings: {}, help: ['Change the cells.'] };
const CHOICES = {
  ...{ title: 'Our questionnaire', major: [] as string[], reason: 'Our State asks more.' },
  answers: {
    ...{ minor: 'Same.', references: 'As it was.', major: 'Anew.', moved: 'Same.' },
    ...{ retired: 'Kept.', new: 'Baseline.' },
  },
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'waymark-own-'));
  file = path.join(folder, 'edition.xlsx');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(room = anAssessmentsRoom(), shippedTexts = createShippedTexts(folder)) {
  const stored = readOwnEditions(
    room.db,
    () => instruments,
    () => undefined,
  );
  const editions = [...published.editions, ...stored.editions];
  const lineages: ItemLineage[] = [...published.lineages, ...stored.lineages];
  let count = 0;
  const own = createOwnEditions({
    ...{ db: room.db, clock: room.clock, instruments: () => instruments, editions, lineages },
    shipped: { editions: published.editions.length, lineages: published.lineages.length },
    shippedTexts,
    onDamaged: () => undefined,
    newId: () => {
      count += 1;
      return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    },
    actor: () => 'Malee',
    announce: () => undefined,
    readWorkbook: readWorkbookFile,
  });
  return { room, own, editions, lineages };
}

const edit = (change: (sheets: Map<string, Grid>) => void) => editWorkbook(file, change);

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'none';
};

describe('an edition by way of a workbook', () => {
  it('comes back as it went out', async () => {
    const { own } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    const draft = await own.readEdition({ ...NAMED, file });
    expect(draft).toMatchObject({ base: '2026.1', name: '2026.51', itemCount: 118 });
    expect([draft.differences, draft.problems]).toEqual([[], []]);
    expect(codeOf(() => own.makeEdition({ ...CHOICES, draftId: draft.draftId }))).toBe(
      'questionnaires.edition-unsound',
    );
  });

  it('becomes an edition of its own with other words, an own question and one that ended; the base stays', async () => {
    const { own, room, editions, lineages } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    await edit((sheets) => {
      const items = sheets.get('items') ?? [];
      const question = columnOf(items, 'question');
      rowOf(items, 'POL-03')[question] = 'Is there one law on all forms of trafficking?';
      rowOf(items, 'POL-05')[question] = 'Are the laws on trafficking reviewed on a fixed schedule?';
      const added = [...rowOf(items, 'POL-08')];
      added[0] = 'X-POL-01';
      items.push(added);
      sheets.set(
        'items',
        items.filter(([id]) => id !== 'PREV-28'),
      );
    });
    const draft = await own.readEdition({ ...NAMED, file });
    expect(draft.problems).toEqual([]);
    expect(draft.differences.map(({ itemId, kind }) => [itemId, kind])).toEqual([
      ['POL-03', 'reworded'],
      ['POL-05', 'reworded'],
      ['PREV-28', 'removed'],
      ['X-POL-01', 'added'],
    ]);
    const made = own.makeEdition({ ...CHOICES, draftId: draft.draftId, major: ['POL-03'] });
    expect(made).toMatchObject({ edition: '2026.51', itemCount: 118, title: 'Our questionnaire' });
    const edition = editions.find((one) => one.edition === '2026.51');
    const version = (id: string) => edition?.items.find((item) => item.id === id)?.version;
    expect([version('POL-03'), version('POL-05'), version('POL-08')]).toEqual(['2.0', '1.1', '1.0']);
    const mapping = lineages.at(-1);
    const base = editions.find((one) => one.edition === '2026.1');
    if (edition === undefined || base === undefined || mapping === undefined) throw new Error('not made');
    expect(mappingProblems(base, edition, mapping)).toEqual([]);
    expect(base).toEqual(published.editions[1]);

    // It is there after a start, and cannot be changed or made twice.
    const again = open(room);
    expect(again.editions.find((one) => one.edition === '2026.51')).toEqual(edition);
    expect(() => room.db.run(room.db.build.updateTable('own_editions').set({ content: '{}' }))).toThrow();
    expect(codeOf(() => own.makeEdition({ ...CHOICES, draftId: draft.draftId }))).toBe(
      'questionnaires.draft-gone',
    );
    room.db.close();
  });

  it('may ask the same and have another short list', async () => {
    const { own, editions, lineages } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    const core = (id: string) =>
      editions.find((one) => one.edition === '2026.51')?.items.find((item) => item.id === id)?.core;
    const before = published.editions[1]?.items.find((item) => item.id === 'POL-03')?.core;
    await edit((sheets) => {
      const items = sheets.get('items') ?? [];
      rowOf(items, 'POL-03')[columnOf(items, 'core')] = before ? '' : 'x';
    });
    const draft = await own.readEdition({ ...NAMED, file });
    expect(draft.differences).toMatchObject([{ itemId: 'POL-03', columns: ['core'] }]);
    own.makeEdition({ ...CHOICES, draftId: draft.draftId });
    expect(core('POL-03')).toBe(!before);
    expect(lineages.at(-1)).toMatchObject({ from: '2026.1', to: '2026.51', changes: [] });
  });

  it('tells other articles beside the same question as that, and with other words as other words', async () => {
    const { own, editions, lineages } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    await edit((sheets) => {
      const items = sheets.get('items') ?? [];
      const set = (id: string, column: string, value: string) => {
        rowOf(items, id)[columnOf(items, column)] = value;
      };
      set('POL-05', 'legalRefs', 'UNTOC 31; ACTIP 24');
      set('POL-06', 'legalRefs', 'ACTIP 24');
      set('POL-06', 'help', 'Other help.');
      set('POL-08', 'legalRefs', 'P29 1(2)');
      sheets.get('changes')?.push(['references', 'POL-08', '', 'One is enough.', 'As before.']);
    });
    const draft = await own.readEdition({ ...NAMED, file });
    expect(draft.problems).toEqual([]);
    const { edition: name } = own.makeEdition({ ...CHOICES, draftId: draft.draftId });
    expect(lineages.at(-1)?.changes).toEqual([
      { change: 'references', itemId: 'POL-08', reason: 'One is enough.', answers: 'As before.' },
      { change: 'references', itemId: 'POL-05', reason: CHOICES.reason, answers: 'As it was.' },
      { change: 'minor', itemId: 'POL-06', reason: CHOICES.reason, answers: 'Same.' },
    ]);
    const made = editions.find(({ edition }) => edition === name);
    const versions = ['POL-05', 'POL-06', 'POL-08'].map((id) => made?.items.find((item) => item.id === id));
    expect(versions.map((item) => item?.version)).toEqual(['1.1', '1.1', '1.1']);
  });

  it('takes a split from the sheet of changes', async () => {
    const { own, lineages } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    await edit((sheets) => {
      const items = sheets.get('items') ?? [];
      for (const id of ['POL-90', 'POL-91']) {
        const part = [...rowOf(items, 'POL-22')];
        part[0] = id;
        items.push(part);
      }
      sheets.set(
        'items',
        items.filter(([id]) => id !== 'POL-22'),
      );
      sheets.get('changes')?.push(['split', 'POL-22', 'POL-90 POL-91', 'Two matters.', 'Proposed to both.']);
    });
    const draft = await own.readEdition({ ...NAMED, file });
    expect(draft.differences.every(({ isTold }) => isTold)).toBe(true);
    own.makeEdition({ ...CHOICES, draftId: draft.draftId });
    expect(lineages.at(-1)?.changes).toEqual([
      {
        ...{ change: 'split', itemId: 'POL-22', into: ['POL-90', 'POL-91'] },
        ...{ reason: 'Two matters.', answers: 'Proposed to both.' },
      },
    ]);
  });

  it('tells every cell that does not fit, and makes nothing of it', async () => {
    const { own } = open();
    await own.writeEdition({ ...NAMED, words: WORDS, file });
    await edit((sheets) => {
      const items = sheets.get('items') ?? [];
      const set = (id: string, column: string, value: string) => {
        rowOf(items, id)[columnOf(items, column)] = value;
      };
      set('POL-03', 'question', '');
      set('POL-04', 'legalRefs', 'TIPP 999');
      set('POL-05', 'roles', 'NCA ARMY');
      set('POL-06', 'help', 'x'.repeat(701));
      set('POL-07', 'evidence', 'LAW TOOL');
      set('POL-08', 'id', 'pol 8');
      set('POL-09', 'id', 'POL-10');
      sheets.get('changes')?.push(['exploded', 'POL-03', '', 'Why.', 'What.']);
    });
    const { draftId, problems, differences } = await own.readEdition({ ...NAMED, file });
    expect(differences).toEqual([]);
    expect(problems.map(({ code, column, value }) => [code, column, value.slice(0, 8)])).toEqual([
      ['missing', 'question', ''],
      ['unknown-ref', 'legalRefs', 'TIPP 999'],
      ['unknown-code', 'roles', 'ARMY'],
      ['too-long', 'help', 'xxxxxxxx'],
      ['never-evidence', 'evidence', 'TOOL'],
      ['bad-id', 'id', 'pol 8'],
      ['repeated', 'id', 'POL-10'],
      ['unknown-change', 'change', 'exploded'],
    ]);
    for (const { cell } of problems) expect(cell).toMatch(/^[A-Z]+\d+$/);
    expect(codeOf(() => own.makeEdition({ ...CHOICES, draftId }))).toBe('questionnaires.edition-unsound');
  });

  it('says when a workbook is another one', async () => {
    const { own } = open();
    await writeFile(
      file,
      await writeWorkbook({
        title: 'Other',
        sheets: [{ name: 'Sheet1', widths: [], rows: [[{ value: 'Hi' }]] }],
      }),
    );
    expect((await own.readEdition({ ...NAMED, file })).problems).toMatchObject([{ code: 'no-sheet' }]);
  });
});

describe('questions in another language', () => {
  const translate = (state: string, items: readonly string[]) =>
    edit((sheets) => {
      const rows = sheets.get('texts') ?? [];
      for (const id of items) {
        const row = rowOf(rows, id);
        row[columnOf(rows, 'state')] = state;
        for (const part of ['topic', 'question', 'help', 'level0', 'level1', 'level2', 'level3', 'level4'])
          row[columnOf(rows, part)] = `ก ${id} ${part}`;
      }
    });

  it('of an item that stands there twice come in as its first row says, and the other row is told', async () => {
    const { own } = open();
    const wish = { ...NAMED, language: 'tha' as const };
    await own.writeTexts({ ...wish, words: WORDS, file });
    await translate('checked', ['POL-03']);
    await edit((sheets) => {
      const rows = sheets.get('texts') ?? [];
      const again = [...rowOf(rows, 'POL-03')];
      again[columnOf(rows, 'topic')] = 'ก another';
      rows.push(again);
    });
    const came = await own.readTexts({ ...wish, file });
    expect(came).toMatchObject({ taken: 1, problems: [{ code: 'repeated', itemId: 'POL-03' }] });
    expect(own.texts(wish).items[0]?.texts.topic).toBe('ก POL-03 topic');
  });

  it('come in from a file, once, with how far they are checked', async () => {
    const { own } = open();
    const wish = { ...NAMED, language: 'tha' as const };
    await own.writeTexts({ ...wish, words: WORDS, file });
    await translate('checked', ['POL-03', 'POL-05']);
    expect(await own.readTexts({ ...wish, file })).toMatchObject({ taken: 2, unchanged: 0, untouched: 116 });
    expect(await own.readTexts({ ...wish, file })).toMatchObject({ taken: 0, unchanged: 2 });
    expect(own.texts(wish).items[0]).toMatchObject({
      ...{ itemId: 'POL-03', state: 'checked', isStale: false },
      texts: { question: 'ก POL-03 question' },
    });
    expect(own.languages(NAMED)).toEqual([{ language: 'tha', items: 2, checked: 2, stale: 0 }]);
    own.markText({ id: 'waymark', language: 'tha', itemId: 'POL-03', state: 'machine' });
    expect(own.languages(NAMED)[0]?.checked).toBe(1);
  });

  it('tell what is missing of an item, and leave that item out', async () => {
    const { own } = open();
    const wish = { ...NAMED, language: 'tha' as const };
    await own.writeTexts({ ...wish, words: WORDS, file });
    await translate('', ['POL-03', 'POL-05']);
    await edit((sheets) => {
      const rows = sheets.get('texts') ?? [];
      rowOf(rows, 'POL-05')[columnOf(rows, 'level2')] = '';
      rowOf(rows, 'POL-06')[columnOf(rows, 'id')] = 'POL-99';
    });
    const came = await own.readTexts({ ...wish, file });
    expect(came).toMatchObject({ taken: 1 });
    expect(came.problems.map(({ code, itemId, column }) => [code, itemId, column])).toEqual([
      ['missing', 'POL-05', 'level2'],
      ['unknown-item', 'POL-99', 'id'],
    ]);
    expect(own.texts(wish).items).toMatchObject([{ itemId: 'POL-03', state: 'unreviewed' }]);
  });

  it('are out of date where the English text changed after them', async () => {
    const { own } = open();
    const old = { id: 'waymark', edition: '2025.1', language: 'tha' as const };
    await own.writeTexts({ ...old, words: WORDS, file });
    await translate('checked', ['PROS-12', 'POL-03']);
    await own.readTexts({ ...old, file });
    expect(
      own.texts({ ...NAMED, language: 'tha' }).items.map(({ itemId, isStale }) => [itemId, isStale]),
    ).toEqual([
      ['POL-03', false],
      ['PROS-12', true],
    ]);
  });
});

describe('drafts of items in another language', () => {
  const wish = { ...NAMED, language: 'tha' as const };
  const edition = published.editions.find((one) => one.edition === NAMED.edition);
  const [first, second] = edition?.items ?? [];
  const draftOf = (id: string) => ({
    topic: `หัวข้อ ${id}`,
    question: `คำถาม ${id}`,
    help: 'ช่วย',
    statements: ['0', '1', '2', '3', '4'],
  });
  const hashOf = (item: Item | undefined) =>
    createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(item && textsOf(item)))))
      .digest('hex');

  async function ship(items: readonly (Item | undefined)[], text?: string) {
    const texts = path.join(folder, 'questionnaires/waymark/texts');
    await mkdir(texts, { recursive: true });
    const entries = items.map((item) => ({
      itemId: item?.id,
      source: hashOf(item),
      texts: draftOf(item?.id ?? ''),
    }));
    const names = { themes: { [first?.theme ?? '']: 'หมวด' }, levels: {} };
    const content = { questionnaire: 'waymark', language: 'tha', ...names, items: entries };
    await writeFile(path.join(texts, 'tha.json'), text ?? JSON.stringify(content));
    return open(undefined, createShippedTexts(folder)).own;
  }

  it('are shown where the workspace has no text of its own, as what a machine translated', async () => {
    const own = await ship([first, second]);
    expect(own.texts(wish).items).toMatchObject([
      {
        itemId: first?.id,
        state: 'machine',
        isStale: false,
        texts: draftOf(first?.id ?? ''),
        updatedBy: 'Waymark',
      },
      { itemId: second?.id },
    ]);
    expect(own.languages(NAMED)).toEqual([{ language: 'tha', items: 2, checked: 0, stale: 0 }]);
    expect(own.texts(wish).themes).toEqual({ [first?.theme ?? '']: 'หมวด' });
    expect(own.texts({ ...wish, language: 'lao' })).toEqual({ items: [], themes: {} });
  });

  it('stand in the workbook to be checked, and what comes back as it was is not taken for the work of somebody', async () => {
    const own = await ship([first, second]);
    await own.writeTexts({ ...wish, words: WORDS, file });
    expect(await own.readTexts({ ...wish, file })).toMatchObject({ taken: 0, unchanged: 2 });
    await edit((sheets) => {
      const rows = sheets.get('texts') ?? [];
      rowOf(rows, first?.id ?? '')[columnOf(rows, 'state')] = 'checked';
      rowOf(rows, second?.id ?? '')[columnOf(rows, 'question')] = 'คำถามที่แก้แล้ว';
    });
    expect(await own.readTexts({ ...wish, file })).toMatchObject({ taken: 2 });
    expect(own.texts(wish).items).toMatchObject([
      { state: 'checked', updatedBy: 'Malee', texts: draftOf(first?.id ?? '') },
      { state: 'unreviewed', updatedBy: 'Malee', texts: { question: 'คำถามที่แก้แล้ว' } },
    ]);
  });

  it('go before a checked text of an earlier wording, which asks something else', async () => {
    const own = await ship([first, second]);
    const text = { ...draftOf(first?.id ?? ''), question: 'คำถามเดิม' };
    await own.writeTexts({ ...wish, words: WORDS, file });
    await edit((sheets) => {
      const row = rowOf(sheets.get('texts') ?? [], first?.id ?? '');
      const rows = sheets.get('texts') ?? [];
      row[columnOf(rows, 'english.question')] = 'Was it asked otherwise?';
      row[columnOf(rows, 'question')] = text.question;
      row[columnOf(rows, 'state')] = 'checked';
    });
    expect(await own.readTexts({ ...wish, file })).toMatchObject({ taken: 1 });
    expect(own.texts(wish).items[0]).toMatchObject({ itemId: first?.id, state: 'machine', isStale: false });
  });

  it('are none for an item whose English text is another', async () => {
    const own = await ship([{ ...(first as Item), question: 'Was it asked otherwise?' }]);
    expect(own.texts(wish).items).toEqual([]);
    expect(own.languages(NAMED)).toEqual([]);
  });

  it.each(['', '{"language":"lao"}', '[]'])('are none where their file is damaged: %j', async (text) => {
    const own = await ship([first], text);
    expect(own.texts(wish)).toEqual({ items: [], themes: {} });
    expect(own.languages(NAMED)).toEqual([]);
  });
});
