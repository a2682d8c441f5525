import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { placeIn } from '../../../renderer/comparison/pillar-of';
import { groupsPlot, type Words } from '../../../renderer/comparison/plots/groups-plot';
import { PICTURE_INKS } from '../../../renderer/comparison/plots/inks';
import { levelsPlot } from '../../../renderer/comparison/plots/levels-plot';
import { linesPlot } from '../../../renderer/comparison/plots/lines-plot';
import type { PlotInput } from '../../../renderer/comparison/plots/spec';
import { spreadPlot } from '../../../renderer/comparison/plots/spread-plot';
import {
  aheadOf,
  compareColumns,
  compareSnapshots,
  marksOf,
  nationalColumn,
  type Plans,
  tallyGroups,
} from '../../../shared/comparison';
import { aLevel, anAnswer, anEdition, anId, aSnapshot } from '../../support/builders';

const ITEMS = ['POL-01', 'POL-02', 'PREV-01', 'PROT-01', 'PROS-01'];
const items = new Map(anEdition(ITEMS, []).items.map((item) => [item.id, item]));
const t = ((key: string, data?: object) =>
  data === undefined ? key : `${key} ${JSON.stringify(data)}`) as unknown as TFunction & Words;

function inputOf(plans: Plans | null): PlotInput {
  const comparison = compareSnapshots(
    [2, 3].map((level, year) =>
      aSnapshot({
        ...{
          id: anId(year + 1),
          assessmentId: anId(year + 11),
          state: 'TH',
          referenceDate: `202${year}-12-31`,
        },
        answers: ITEMS.map((itemId, at) => anAnswer({ itemId, value: aLevel(((level + at) % 5) as 0) })),
      }),
    ),
  );
  const counting = { constantOnly: true, without: new Set<string>() };
  const placeOf = placeIn(items);
  return {
    ...{ comparison, items, counting, level: 3, marks: marksOf(comparison.columns), names: ['2020', '2021'] },
    groups: tallyGroups(comparison, placeOf, 'pillar', counting),
    ahead: plans === null ? null : aheadOf(comparison, placeOf, 'pillar', counting, 3, plans),
    labelOf: ({ pillar }) => pillar,
  };
}

const PLANS: Plans = {
  targets: new Map([['POL-02', 4]]),
  actions: [{ itemId: 'PREV-01', toLevel: 4, state: 'agreed', doneOn: null, isAwaited: true }],
};
const drawn = (spec: ReturnType<typeof groupsPlot>) => {
  const svg = spec.draw?.(PICTURE_INKS, 900);
  if (svg === undefined) throw new Error('nothing is drawn');
  return svg;
};

describe('the plot of how far States are apart', () => {
  const spreadOf = (isHidden: boolean) => {
    const columns = (['KH', 'LA', 'TH'] as const).map((state, at) => ({
      ...nationalColumn(
        aSnapshot({
          ...{ id: anId(at + 1), assessmentId: anId(at + 11), state, referenceDate: '2025-12-31' },
          answers: ITEMS.map((itemId) => anAnswer({ itemId, value: aLevel((at + 1) as 1) })),
        }),
      ),
      isHidden,
    }));
    // As the service tells it.
    const warnings = isHidden ? [{ code: 'hidden' as const, columns: [0, 1, 2] }] : [];
    const comparison = { ...compareColumns(columns), warnings };
    return spreadPlot(t, { ...inputOf(null), comparison, names: ['K', 'L', 'T'] }, 'POL', null);
  };

  it('says that levels stay hidden without consent, and not only that there are none', () => {
    expect(spreadOf(false).sentence).not.toContain('warning.hidden');
    const hidden = spreadOf(true);
    expect(hidden.draw).toBeNull();
    expect(hidden.sentence).toContain('warning.hidden');
    expect(hidden.sentence).toMatch(/K.*L.*T/);
    // Both stand one below the other in the window: it is said once.
    expect(hidden.whenEmpty).toBeNull();
  });
});

describe('the plots', () => {
  it('draw targets and planned actions beside the years, in words and in the table too', () => {
    for (const plot of [groupsPlot, linesPlot]) {
      const [plain, ahead] = [plot(t, inputOf(null)), plot(t, inputOf(PLANS))];
      expect(plain.table.head).toHaveLength(3);
      expect(ahead.table.head.slice(3)).toEqual(['plots.ahead.targeted', 'plots.ahead.planned']);
      expect(ahead.table.rows.find(([name]) => name === 'POL')?.[3]).toContain('plots.reached');
      expect(ahead.table.rows.find(([name]) => name === 'PROS')?.slice(3)).toEqual([
        'plots.ahead.nothing',
        'plots.ahead.nothing',
      ]);
      expect(ahead.sentence).toMatch(/plots\.sentence\.targeted.*plots\.sentence\.planned/);
      expect(plain.sentence).not.toContain('plots.sentence.targeted');
      expect(drawn(ahead).querySelectorAll('title').length).toBeGreaterThan(
        drawn(plain).querySelectorAll('title').length,
      );
      expect(drawn(ahead).textContent).toContain('plots.ahead.planned-point');
    }
  });

  it('tell levels apart by a pattern that is named below, and bring no style sheet along', () => {
    const svg = drawn(levelsPlot(t, inputOf(null)));
    expect(svg.querySelectorAll('defs pattern')).toHaveLength(4);
    const fills = new Set([...svg.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill')));
    for (const level of [1, 2, 3, 4]) expect(fills).toContain(`url(#level-pattern-${level})`);
    for (const level of [0, 1, 2, 3, 4]) expect(svg.textContent).toContain(`ui:level.${level}`);
    const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    expect([width, height]).toEqual([Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))]);
    expect(svg.querySelector('style')).toBeNull();
  });
});
