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
});
