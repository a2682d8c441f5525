import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../main/platform';
import { writeReport } from '../../../../main/reports';
import { composeReport } from '../../../../renderer/comparison/report/compose';
import type { ReportWords, toldOf } from '../../../../renderer/comparison/report/words';
import type { Snapshot } from '../../../../shared/assessments';
import { type Comparison, compareSnapshots, levelOf } from '../../../../shared/comparison';
import { isLocalItem } from '../../../../shared/questionnaires';
import { cellValue, type Report, type ReportTable } from '../../../../shared/reports';
import { anEdition, anId, aSnapshot } from '../../../support/builders';
import { anyAnswer, ITEM_IDS, someAnswers } from '../../../support/builders/arbitraries';

/** A State's own item, which is in no figure of the whole. */
const OWN = 'X-01';

/** Two to five years of one State or several, of wider and narrower scopes, with answers that were not confirmed. */
const anyComparison: fc.Arbitrary<Comparison> = fc
  .array(
    fc.record({
      state: fc.constantFrom('KH' as const, 'KH' as const, 'TH' as const),
      year: fc.integer({ min: 2020, max: 2025 }),
      itemIds: fc.subarray([...ITEM_IDS, OWN], { minLength: 1 }),
      answers: fc.tuple(someAnswers(fc.boolean()), anyAnswer(OWN)).map(([answers, own]) => [...answers, own]),
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((all) => {
    const snapshots = all.map(
      ({ year, answers, ...given }, at): Snapshot =>
        aSnapshot({
          ...{ id: anId(100 + at), assessmentId: anId(at + 1), referenceDate: `${year}-12-31`, ...given },
          answers: answers.filter(({ itemId }) => given.itemIds.includes(itemId)),
        }),
    );
    return compareSnapshots(snapshots);
  });

/** Keys instead of sentences, with what stands in their gaps. */
const t = ((key: string, gaps: Readonly<Record<string, unknown>> = {}) =>
  [key, ...Object.entries(gaps).map(([name, value]) => `${name}=${String(value)}`)].join(
    '|',
  )) as unknown as ReportWords;

const reportOf = (comparison: Comparison, constantOnly: boolean) => {
  const input: Parameters<typeof toldOf>[0] = {
    ...{ t, title: 'All', comparison, causes: new Map(), span: 'overall', leftOut: new Set(), plans: null },
    head: (title) => ({ title, lines: [], language: 'en', contents: 'Contents', foot: '' }),
    items: new Map(anEdition([...ITEM_IDS]).items.map((item) => [item.id, item])),
    counting: { constantOnly, without: new Set() },
    ...{ actions: [], respondents: new Map(), freeOfDuty: () => false, agencies: new Map() },
    full: comparison.columns.map(({ key }) => key),
    short: comparison.columns.map((_, at) => `C${at}`),
    ...{ day: String, dayOf: String, level: 2, draw: async () => null },
  };
  return composeReport(input);
};
const tablesOf = ({ blocks }: Report, begins: string): ReportTable[] =>
  blocks.flatMap((block) => (block.kind === 'table' && block.caption.startsWith(begins) ? [block] : []));
const numbersOf = (row: ReportTable['rows'][number] = []) =>
  row.slice(1).map((cell) => Number(cellValue(cell)) || 0);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

describe('the figures of a comparison that is saved', () => {
  it('add up: every item once in each way that is counted, pillars to the whole, and cells to their levels', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, fc.boolean(), async (comparison, constantOnly) => {
        const report = await reportOf(comparison, constantOnly);
        const [ways] = tablesOf(report, 'report.counts-caption');
        for (const row of ways?.rows ?? []) expect(sum(numbersOf(row).slice(1))).toBe(comparison.itemsInAll);

        const [all] = tablesOf(report, 'counts.all:');
        const pillars = tablesOf(report, 'vocabulary:pillar.');
        comparison.columns.forEach((_, at) => {
          const whole = numbersOf(all?.rows[at]);
          expect(whole).toEqual(
            whole.map((__, place) => sum(pillars.map(({ rows }) => numbersOf(rows[at])[place] ?? 0))),
          );
          expect(sum(whole.slice(0, -1))).toBe(whole.at(-1));
        });

        const [items] = tablesOf(report, 'table.label');
        expect(items?.rows).toHaveLength(comparison.rows.length);
        if (constantOnly) return;
        const shared = comparison.rows.filter(({ itemId }) => !isLocalItem(itemId));
        comparison.columns.forEach((_, at) => {
          const levels = shared.flatMap(({ cells }) => levelOf(cells[at]) ?? []);
          expect(numbersOf(all?.rows[at])).toEqual([
            ...[0, 1, 2, 3, 4].map((level) => levels.filter((one) => one === level).length),
            levels.length,
          ]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('list as many items for each way as are counted for it', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        const report = await reportOf(comparison, false);
        const [ways] = tablesOf(report, 'report.counts-caption');
        const [items] = tablesOf(report, 'table.label');
        const listedOf = (isOwn: boolean) =>
          (items?.rows ?? [])
            .filter((row) => isLocalItem(String(cellValue(row[0] ?? ''))) === isOwn)
            .map((row) => String(cellValue(row.at(-2) ?? '')));
        const [own] = tablesOf(report, 'report.local-caption');
        for (const [table, isOwn] of [
          [ways, false],
          [own, true],
        ] as const) {
          const listed = listedOf(isOwn);
          const overall = numbersOf(table?.rows[0]).slice(1);
          expect(sum(overall)).toBe(listed.length);
          table?.head.slice(2).forEach((way, at) => {
            expect([way, listed.filter((one) => one === way).length]).toEqual([way, overall[at]]);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stand in the workbook as they stand in the report', async () => {
    await fc.assert(
      fc.asyncProperty(anyComparison, async (comparison) => {
        const report = await reportOf(comparison, false);
        const { sheets } = await readWorkbook(await writeReport({ report, format: 'xlsx' }));
        const written = sheets.flatMap(({ rows }) =>
          rows.map(({ cells }) => cells.map(({ text }) => text.trim()).join('\t')),
        );
        const [ways] = tablesOf(report, 'report.counts-caption');
        for (const row of [
          ...(ways?.rows ?? []),
          ...tablesOf(report, 'counts.all:').flatMap(({ rows }) => rows),
        ])
          expect(written).toContain(row.map((cell) => String(cellValue(cell)).trim()).join('\t'));
      }),
      { numRuns: 8 },
    );
  });
});
