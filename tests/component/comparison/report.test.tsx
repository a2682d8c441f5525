import { describe, expect, it } from 'vitest';
import { changesPart, tablePart } from '../../../renderer/comparison/report/changes-part';
import { toldOf } from '../../../renderer/comparison/report/words';
import { compareSnapshots } from '../../../shared/comparison';
import { aLevel, anAnswer, anEdition, anId, aSnapshot } from '../../support/builders';

const t = ((key: string, given: { title?: string } = {}) =>
  given.title === undefined ? key : `${key} ${given.title}`) as never;

describe('the list of changes in a document', () => {
  it('names the finished actions that the screen names, beside a recorded reason or alone', () => {
    const { items } = anEdition(['POL-01', 'POL-02'], []);
    const year = (on: string, level: 1 | 2) =>
      aSnapshot({
        ...{ id: anId(level), assessmentId: anId(10 + level), state: 'TH', referenceDate: on },
        answers: items.map(({ id }) => anAnswer({ itemId: id, value: aLevel(level) })),
      });
    const comparison = compareSnapshots([year('2024-12-31', 1), year('2025-12-31', 2)]);
    const action = {
      ...{ itemId: 'POL-01', toLevel: 2 as const, state: 'done', title: 'Issue the order', isAwaited: false },
    } as const;
    const told = toldOf({
      ...{ t, head: (title) => ({ title, lines: [] }) as never, title: 'Two years', comparison },
      items: new Map(items.map((item) => [item.id, item])),
      ...{ causes: new Map(), span: 'overall', counting: { constantOnly: true, without: new Set() } },
      ...{ leftOut: new Set(), plans: null, agencies: new Map(), full: ['2024', '2025'], level: 3 },
      ...{ short: ['2024', '2025'], day: (iso) => iso, dayOf: (iso) => iso, draw: async () => null },
      freeOfDuty: (itemId, at) => itemId === 'POL-02' && at === 0,
      respondents: new Map([
        ['POL-01', { isOnlyLead: true }],
        ['POL-02', { isOnlyLead: false }],
      ]),
      actions: [
        { ...action, doneOn: '2025-06-30' },
        { ...action, doneOn: '2024-06-30', title: 'Too early' },
      ],
    });
    const table = changesPart(told).find((block) => block.kind === 'table');
    expect((table?.kind === 'table' ? table.rows : []).map((row) => row[7])).toEqual([
      'direction.claimed; changes.other-lead',
      'direction.claimed; cause.name.other-respondent; cell.no-duty',
    ]);
    expect(JSON.stringify(tablePart(told))).toContain('A 2024: POL-02');
    const why = (table?.kind === 'table' ? table.rows : []).map((row) => [row[2], row[8]]);
    expect(why).toEqual([
      ['POL-01', 'cause.action Issue the order'],
      ['POL-02', ''],
    ]);
  });

  it('says what became of items that were joined, split, left out, new or asked otherwise', () => {
    const { items } = anEdition(['POL-02', 'POL-03', 'POL-04', 'POL-05', 'POL-06', 'POL-07', 'POL-08'], []);
    const year = (number: number, edition: string, levels: Readonly<Record<string, 1 | 2 | 3>>) =>
      aSnapshot({
        ...{ id: anId(number), assessmentId: anId(10 + number), state: 'TH', edition },
        referenceDate: `202${number}-12-31`,
        answers: Object.entries(levels).map(([itemId, level]) => anAnswer({ itemId, value: aLevel(level) })),
      });
    const lineage = {
      ...{ questionnaire: 'waymark', from: '2025.1', to: '2026.1' },
      changes: [
        { change: 'merged', itemIds: ['POL-02', 'POL-03'], into: 'POL-07' },
        { change: 'major', itemId: 'POL-04' },
        { change: 'retired', itemId: 'POL-05' },
        { change: 'minor', itemId: 'POL-06' },
        { change: 'new', itemId: 'POL-08' },
      ] as const,
    };
    const comparison = compareSnapshots(
      [
        year(4, '2025.1', { 'POL-02': 3, 'POL-03': 2, 'POL-04': 2, 'POL-05': 1, 'POL-06': 1 }),
        year(5, '2026.1', { 'POL-04': 3, 'POL-06': 2, 'POL-07': 3, 'POL-08': 1 }),
      ],
      [lineage],
    );
    const words = ((key: string, given: Record<string, unknown> = {}) =>
      `${key} ${Object.values(given).join()}`.trim()) as never;
    const told = toldOf({
      ...{ t: words, head: (title) => ({ title, lines: [] }) as never, title: 'Two years', comparison },
      items: new Map(items.map((item) => [item.id, item])),
      ...{ causes: new Map(), span: 'overall', counting: { constantOnly: true, without: new Set() } },
      ...{ leftOut: new Set(), plans: null, agencies: new Map(), full: ['2024', '2025'], level: 3 },
      ...{ short: ['2024', '2025'], day: (iso) => iso, dayOf: (iso) => iso, draw: async () => null },
      ...{ freeOfDuty: () => false, respondents: new Map(), actions: [] },
    });
    const table = changesPart(told).find((block) => block.kind === 'table');
    const besides = new Map(
      (table?.kind === 'table' ? table.rows : []).map((row) => [row[2], row[7]] as const),
    );
    expect(Object.fromEntries(besides)).toEqual({
      'POL-02': 'lineage.merged POL-07',
      'POL-03': 'lineage.merged POL-07',
      'POL-04': 'lineage.major',
      'POL-05': 'lineage.retired',
      'POL-06': 'direction.claimed',
      'POL-07': 'lineage.merged POL-02, POL-03 lineage.derived 2',
      'POL-08': 'lineage.new',
    });
  });
});
