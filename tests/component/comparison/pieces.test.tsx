import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeList,
  DIFFERENT,
  lineageBetween,
  signed,
  WORSE_FIRST,
} from '../../../renderer/comparison/changes';
import { suggested } from '../../../renderer/comparison/suggested';
import { tableText } from '../../../renderer/comparison/table-text';
import { diffWords } from '../../../renderer/comparison/word-diff';
import { gridMove } from '../../../renderer/ui';
import type { AnswerValue, Level, Snapshot, SnapshotSummary } from '../../../shared/assessments';
import { compareSnapshots, direction } from '../../../shared/comparison';
import {
  aLevel,
  anAnswer,
  anId,
  aSnapshot,
  aSnapshotSummary,
  NOT_ANSWERED,
  NOT_KNOWN,
} from '../../support/builders';

/** A snapshot of a year with one answer an item: a level, or another value. */
function aYear(number: number, values: Readonly<Record<string, Level | AnswerValue>>): Snapshot {
  return aSnapshot({
    id: anId(100 + number),
    assessmentId: anId(number),
    referenceDate: `20${20 + number}-12-31`,
    answers: Object.entries(values).map(([itemId, value]) =>
      anAnswer({ itemId, value: typeof value === 'number' ? aLevel(value) : value }),
    ),
  });
}

const THREE = compareSnapshots([
  aYear(1, { 'POL-01': 2, 'POL-02': 4, 'PREV-01': 3, 'PROT-01': NOT_ANSWERED, 'PROS-01': 1 }),
  aYear(2, { 'POL-01': 3, 'POL-02': 4, 'PREV-01': 1, 'PROT-01': 2, 'PROS-01': 0 }),
  aYear(3, { 'POL-01': 3, 'POL-02': 2, 'PREV-01': NOT_KNOWN, 'PROT-01': 2, 'PROS-01': 0 }),
]);

describe('the marking of changed words', () => {
  it('finds the word that changed and nothing else', () => {
    expect(diffWords('It meets twice a year.', 'It meets four times a year.')).toEqual([
      { kind: 'same', text: 'It meets ' },
      { kind: 'removed', text: 'twice' },
      { kind: 'added', text: 'four times' },
      { kind: 'same', text: ' a year.' },
    ]);
  });

  it('finds words in scripts without spaces', () => {
    const parts = diffWords('มีการรายงานต่อคณะรัฐมนตรีทุกปี', 'มีการรายงานต่อคณะรัฐมนตรีทุกเดือน');
    expect(parts.at(0)).toMatchObject({ kind: 'same' });
    expect(parts.find(({ kind }) => kind === 'removed')?.text.length).toBeLessThan(8);
    expect(parts.find(({ kind }) => kind === 'added')?.text).toContain('เดือน');
  });

  it('takes one letter written in two ways for the same', () => {
    expect(diffWords('caf\u00e9', 'cafe\u0301')).toEqual([{ kind: 'same', text: 'caf\u00e9' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('loses and invents nothing', () => {
    const word = fc.constantFrom('law', 'plan', ' ', '. ', 'กฎหมาย', 'ច្បាប់', '\n', 'a', ',');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        const side = (without: string) =>
          parts
            .filter(({ kind }) => kind !== without)
            .map((part) => part.text)
            .join('');
        expect(side('added')).toBe(before.normalize('NFC'));
        expect(side('removed')).toBe(after.normalize('NFC'));
        expect(parts.every((part) => part.text !== '')).toBe(true);
        if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('stays whole on the longest explanations', () => {
    const sentence = (seed: number) => `Sentence ${seed} says what province ${seed * 7} does about it. `;
    const before = Array.from({ length: 380 }, (_, at) => sentence(at)).join('');
    const after = Array.from({ length: 380 }, (_, at) => sentence(at % 9 === 0 ? at + 1000 : at)).join('');
    const parts = diffWords(before, after);
    expect(
      parts
        .filter(({ kind }) => kind !== 'added')
        .map((part) => part.text)
        .join(''),
    ).toBe(before);
    expect(
      parts
        .filter(({ kind }) => kind !== 'removed')
        .map((part) => part.text)
        .join(''),
    ).toBe(after);
    expect(parts.some(({ kind, text }) => kind === 'same' && text.length > 100)).toBe(true);
  });
});

describe('the list of changes', () => {
  const all = new Set(direction.options);
  const ids = (span: 'overall' | number, chosen: ReadonlySet<(typeof direction.options)[number]> = all) =>
    changeList(THREE, span, chosen).map(({ itemId }) => itemId);

  it('has every direction in its order, worse first', () => {
    expect([...WORSE_FIRST].sort()).toEqual([...direction.options].sort());
    expect(WORSE_FIRST[0]).toBe('worse');
    expect(DIFFERENT).not.toContain('same');
  });

  it('puts the larger fall first and what stayed last', () => {
    expect(ids('overall')).toEqual(['POL-02', 'PROS-01', 'PREV-01', 'PROT-01', 'POL-01']);
    expect(ids(0)).toEqual(['PREV-01', 'PROS-01', 'PROT-01', 'POL-01', 'POL-02']);
    expect(ids(1, new Set(['worse']))).toEqual(['POL-02']);
  });

  it('prints differences with a sign', () => {
    expect([signed(2), signed(-1), signed(0), signed(null)]).toEqual(['+2', '\u22121', '0', null]);
  });
});

describe('the table as text', () => {
  it('has one line an item, with words for what is missing', () => {
    const text = tableText(THREE, {
      item: 'Item',
      topic: 'Topic',
      change: 'Change',
      topicOf: (itemId) => `about\t${itemId}`,
      columns: ['A', 'B', 'C'],
      cell: (cell) => cell,
      direction: (name) => name,
    });
    expect(text.split('\n')).toEqual([
      'Item\tTopic\tA\tB\tC\tChange',
      'POL-01\tabout POL-01\t2\t3\t3\tbetter (+1)',
      'POL-02\tabout POL-02\t4\t4\t2\tworse (\u22122)',
      'PREV-01\tabout PREV-01\t3\t1\tk\tknowledge-changed',
      'PROT-01\tabout PROT-01\tn\t2\t2\tnewly-answered',
      'PROS-01\tabout PROS-01\t1\t0\t0\tworse (\u22121)',
    ]);
  });

  it('holds no formula, whatever a topic begins with', () => {
    const firstTopic = (topic: string) =>
      tableText(THREE, {
        ...{ item: 'Item', topic: 'Topic', change: 'Change', columns: ['A', 'B', 'C'] },
        ...{ topicOf: () => topic, cell: (cell) => cell, direction: (name) => name },
      })
        .split('\n')[1]
        ?.split('\t')[1];
    expect(['=HYPERLINK("x")', '+66', '-1', '@a', '-', 'a=b'].map(firstTopic)).toEqual([
      ...[`'=HYPERLINK("x")`, "'+66", "'-1", "'@a", '-', 'a=b'],
    ]);
  });
});

describe('the grid', () => {
  it('is walked through and never left', () => {
    const at = { row: 3, column: 1 };
    expect(gridMove('ArrowDown', false, at, 5, 3)).toEqual({ row: 4, column: 1 });
    expect(gridMove('ArrowRight', false, { row: 0, column: 2 }, 5, 3)).toEqual({ row: 0, column: 2 });
    expect(gridMove('PageUp', false, at, 5, 3)).toEqual({ row: 0, column: 1 });
    expect(gridMove('Home', true, at, 5, 3)).toEqual({ row: 0, column: 0 });
    expect(gridMove('End', false, at, 5, 3)).toEqual({ row: 3, column: 2 });
    expect(gridMove('x', false, at, 5, 3)).toBeNull();
  });
});

describe('what is suggested', () => {
  const year = (number: number, state: 'KH' | 'TH') =>
    aSnapshotSummary({ id: anId(number), state, referenceDate: `20${number}-12-31` });

  const told = (snapshots: readonly SnapshotSummary[]) =>
    suggested(snapshots).map((list) => list.map(({ referenceDate }) => referenceDate.slice(2, 4)).join(' '));

  it('is the two latest years of a State, the two before, its first and last, and all its years', () => {
    expect(told([year(25, 'TH'), year(23, 'TH'), year(24, 'TH'), year(22, 'KH')])).toEqual([
      ...['24 25', '23 24', '23 25', '23 24 25'],
    ]);
    expect(told([year(25, 'TH'), year(24, 'TH')])).toEqual(['24 25']);
  });

  it('is no more of ten years', () => {
    const ten = [16, 17, 18, 19, 20, 21, 22, 23, 24, 25].map((number) => year(number, 'TH'));
    expect(told(ten)).toEqual(['24 25', '23 24', '16 25', '16 17 18 19 20 21 22 23 24 25']);
  });

  it('is only the latest pair of each State where there are many', () => {
    const many = (['TH', 'KH', 'LA'] as const).flatMap((state) =>
      [20, 21, 22, 23, 24, 25].map((number) => ({ ...year(number, 'TH'), state })),
    );
    expect(
      suggested(many).map((list) => `${list[0]?.state} ${list.map(({ id }) => id.slice(-2)).join(' ')}`),
    ).toHaveLength(3);
  });
});

describe('what became of a question', () => {
  it('is told between two who asked it otherwise, and not beside two of one edition with another between them', () => {
    const [first, second] = [aYear(3, { 'POL-01': 1 }), { ...aYear(4, { 'POL-01': 1 }), edition: '2099.1' }];
    const lineage = {
      ...{ questionnaire: first.questionnaire, from: first.edition, to: second.edition },
      changes: [{ change: 'major', itemId: 'POL-01' } as const],
    };
    const { columns, rows } = compareSnapshots([first, second, aYear(5, { 'POL-01': 1 })], [lineage]);
    const told = (from: number, to: number) => {
      const [row, before, after] = [rows[0], columns[from], columns[to]];
      return row && before && after
        ? lineageBetween(row, [before, after], [from, to])
        : expect.fail('absent');
    };
    expect([told(0, 1).length, told(1, 2).length, told(0, 2).length]).toEqual([1, 1, 0]);
  });
});
