import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { composeTable } from '../../../renderer/consolidation/report/table-report';
import type { Column, Table } from '../../../shared/consolidation';
import { reportBlock } from '../../../shared/reports';
import { aLevel, anEdition, anId } from '../../support/builders';

const t = ((key: string, given: object = {}) =>
  [key, ...Object.values(given)].join(' ')) as unknown as TFunction<
  ['consolidation', 'ui', 'reports', 'assessments']
>;

const agency = (at: number, isLocal: boolean): Column => ({
  ...{ agencyId: anId(at), shortName: `A${at}`, name: `Agency ${at}`, place: '', isLocal },
});

/** A table of one item on which every agency says level 1, and of every fifth province level 3. */
function tableOf(national: number, local: number): Table {
  const columns = Array.from({ length: national + local }, (_, at) => agency(at, at >= national));
  const cells = columns.map((_, at) => ({
    ...{ isAsked: true, isLead: false, confirmed: true, hasText: false, evidence: 0, evidenced: null },
    ...{ value: aLevel(at >= national && at % 5 === 0 ? 3 : 1), revision: 1 },
  }));
  const row = { itemId: 'POL-01', national: { value: aLevel(1), confirmed: true }, cells, decided: null };
  return { columns, rows: [{ ...row, discussion: 'none' }] };
}

const compose = (table: Table) =>
  composeTable({
    ...{ t, title: 'Table', table, said: [], edition: anEdition(['POL-01']) },
    head: (title, lines = []) => ({ title, lines: [...lines], language: 'en', contents: '', foot: '' }),
  }).blocks.flatMap((block) =>
    reportBlock.parse(block).kind === 'table' && block.kind === 'table' ? [block] : [],
  );

it('says of very many provinces how many stand on each level, as the screen does', () => {
  const [table, ...others] = compose(tableOf(2, 100));
  expect(others).toEqual([]);
  expect(table?.head.slice(4)).toEqual(['A0', 'A1', 'table.provinces']);
  expect(table?.rows[0]?.at(-1)).toBe('distribution.level-short 80 100 1, distribution.level-short 20 100 3');
});

it('takes more agencies than a page has columns apart, so that none is left out', () => {
  const tables = compose(tableOf(90, 0));
  expect(tables.map(({ head }) => head.length)).toEqual([44, 44, 14]);
  expect(tables.flatMap(({ head }) => head.slice(4))).toEqual(
    Array.from({ length: 90 }, (_, at) => `A${at}`),
  );
  expect(tables.flatMap(({ rows }) => rows[0]?.slice(4) ?? [])).toHaveLength(90);
});
