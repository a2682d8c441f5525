import type { TFunction } from 'i18next';
import type { Answer, AnswerValue } from '../../../shared/assessments';
import { type Column, judgeRow, localValues, type Table } from '../../../shared/consolidation';
import type { Edition } from '../../../shared/questionnaires';
import {
  heading,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportHead,
  says,
} from '../../../shared/reports';
import { distributionWords } from '../distribution';

interface TableReportInput {
  readonly t: TFunction<['consolidation', 'ui', 'reports', 'assessments']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly title: string;
  readonly edition: Edition;
  readonly table: Table;
  /** Every agency with its answers in full; none where they have no room. */
  readonly said: readonly { readonly column: Column; readonly answers: readonly Answer[] }[];
}

/** Signs of answers without a level; the line above the table says what they mean. */
const SIGNS = { na: '–', nk: '?', disputed: '≠', none: '·' } as const;
/** Of more agencies than this the provinces are one column, as on the screen, and the others stand in several tables: a page has so many columns. */
const MOST_COLUMNS = 40;

/** With more agencies than this their names need the room that the topic and the decision have to spare. */
const MANY_COLUMNS = 7;
const [LEAST_WIDTH, EDGES] = [6, 2];
/** Letters that are broader than most, and by how much. */
const [BROAD, MORE] = [/\p{Lu}|[mw]/gu, 0.4];

const roomOf = (word: string): number => Math.ceil(word.length + MORE * (word.match(BROAD)?.length ?? 0));

/** A column as wide as the longest word of its name, so that no name is broken inside a word where the page has the room. */
const widthOf = (name: string): number =>
  Math.max(LEAST_WIDTH, EDGES + Math.max(...name.split(/[\s-]+/).map(roomOf)));

const cellOf = (value: AnswerValue): ReportCell =>
  value.kind === 'level' ? { value: value.level, shade: value.level } : SIGNS[value.kind];

/** What all agencies say beside the national answer, item by item, as a document; in a workbook also each answer with its words. */
export function composeTable({ t, head, title, edition, table, said }: TableReportInput): Report {
  const topics = new Map(edition.items.map(({ id, topic }) => [id, topic]));
  const isWide = table.columns.length > MOST_COLUMNS;
  const hasProvinces = isWide && table.columns.some(({ isLocal }) => isLocal);
  const shown = table.columns.flatMap((column, at) => (isWide && column.isLocal ? [] : [{ column, at }]));
  const widths = shown.length > MANY_COLUMNS ? [11, 24, 10, 14] : [12, 32, 16, 18];
  const parts = Array.from({ length: Math.max(1, Math.ceil(shown.length / MOST_COLUMNS)) }, (_, at) => at);
  const caption = t('table.title');
  const decidedWords = (row: Table['rows'][number]): string => {
    const { difference, isUndecided } = judgeRow(row, table.columns);
    const open = isUndecided ? [t(difference.differs ? 'national.differ' : 'national.undecided')] : [];
    return [
      ...(row.decided === null ? open : [t(`national.rule.${row.decided.rule}`)]),
      ...(row.national.confirmed ? [] : [t('cell.unconfirmed')]),
    ].join('; ');
  };
  const wordsOf = (value: AnswerValue): string =>
    value.kind === 'level'
      ? t('reports:level', { level: value.level, name: t(`ui:level.${value.level}`) })
      : t(`ui:level.${value.kind}`);
  const lines = said.flatMap(({ column, answers }) => {
    const at = table.columns.findIndex(({ agencyId }) => agencyId === column.agencyId);
    const cells = new Map(table.rows.map((row) => [row.itemId, row.cells[at] ?? null]));
    return answers.flatMap(({ itemId, value, text, citations, held }): ReportCell[][] => {
      const cell = cells.get(itemId) ?? null;
      if (cell === null) return [];
      const lead = cell.isLead ? t('cell.lead') : '';
      const answer = [wordsOf(value), ...(cell.confirmed ? [] : [t('cell.unconfirmed')])].join('; ');
      return [[itemId, column.name, lead, answer, text, citations.length + held.length]];
    });
  });
  return {
    head: head(title, [t('saved.legend')]),
    blocks: [
      heading(1, caption),
      ...parts.map((part): ReportBlock => {
        const beside = shown.slice(part * MOST_COLUMNS, (part + 1) * MOST_COLUMNS);
        const withProvinces = hasProvinces && part === parts.length - 1;
        return {
          ...{ kind: 'table', caption },
          head: [
            ...[t('matrix.item'), t('saved.topic'), t('table.national'), t('saved.decided')],
            ...beside.map(({ column }) => column.shortName),
            ...(withProvinces ? [t('table.provinces')] : []),
          ],
          widths: [
            ...widths,
            ...beside.map(({ column }) => widthOf(column.shortName)),
            ...(withProvinces ? [30] : []),
          ],
          rows: table.rows.map((row) => [
            ...[row.itemId, topics.get(row.itemId) ?? '', cellOf(row.national.value), decidedWords(row)],
            ...beside.map(({ at }) => {
              const cell = row.cells[at] ?? null;
              return cell === null ? '' : cellOf(cell.value);
            }),
            ...(withProvinces ? [distributionWords(t, localValues(row, table.columns), true)] : []),
          ]),
        };
      }),
      ...(lines.length === 0
        ? []
        : [
            heading(1, t('saved.said')),
            says(t('saved.said-what')),
            {
              ...{ kind: 'table' as const, caption: t('saved.said'), widths: [12, 34, 16, 24, 70, 12] },
              head: [
                ...[t('matrix.item'), t('progress.agency'), t('cell.lead'), t('progress.answer')],
                ...[t('assessments:explanation.label'), t('assessments:overview.evidence')],
              ],
              rows: lines,
            },
          ]),
    ],
  };
}
