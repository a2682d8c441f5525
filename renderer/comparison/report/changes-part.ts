import {
  type CellLetter,
  type ComparisonRow,
  causeBetween,
  differenceKey,
  fallOf,
  finishedBetween,
  isClaimed,
  levelOf,
} from '../../../shared/comparison';
import { heading, listOf, type ReportBlock, type ReportCell, says } from '../../../shared/reports';
import { CELL_SIGNS, cellWord } from '../cell-signs';
import {
  becameBetween,
  besidesOf,
  changeList,
  columnsOf,
  DIFFERENT,
  isOneSpeaker,
  respondentsKey,
  saidBetween,
  signed,
  stepOf,
} from '../changes';
import { becameWords } from '../edition-words';
import type { Told } from './words';

/** A cell in words, as `3 Works in practice`. */
function cellWords({ t, levelName }: Told, cell: CellLetter): string {
  const level = levelOf(cell);
  return cell === 'p' || level === undefined ? t(cellWord(cell)) : levelName(level);
}

/** The list of changes between the two columns that were looked at, worse first, each with its difference and its cause. */
export function changesPart(told: Told): ReportBlock[] {
  const { t, comparison, span, leftOut, causes, actions, respondents, lettered, topicOf, placeOf } = told;
  const { freeOfDuty, freeWords } = told;
  const [from, to] = columnsOf(comparison, span);
  const [before, after] = [comparison.columns[from], comparison.columns[to]];
  const said = saidBetween(before, after);
  const rows = changeList(comparison, span, new Set(DIFFERENT)).filter(({ itemId }) => !leftOut.has(itemId));
  const otherWords = (itemId: string) => {
    const other = respondents.get(itemId);
    return other === undefined ? [] : [t(respondentsKey(other))];
  };
  const became = (row: ComparisonRow): string[] =>
    before === undefined || after === undefined
      ? []
      : becameBetween(row, [before, after], [from, to]).flatMap((note) => becameWords(t, note));
  const finished = (itemId: string) =>
    finishedBetween(actions, itemId, [before?.referenceDate ?? '', after?.referenceDate ?? '']);
  return [
    heading(1, t(`${said}.tab`), t(`${said}.tab`)),
    says(t(`${said}.span`, { first: lettered(from), last: lettered(to) }), 'strong'),
    says(t('changes.result', { count: rows.length, total: comparison.rows.length })),
    {
      kind: 'table',
      caption: t(`${said}.tab`),
      head: [
        ...[t(`${said}.change`), t('changes.points'), t('changes.item'), t('table.topic')],
        ...[t('report.pillar'), lettered(from), lettered(to), t('changes.besides')],
        ...[t(`${said}.why`), t('cause.reason')],
      ],
      widths: [18, 10, 13, 34, 20, 18, 18, 20, 20, 26],
      rows: rows.map((row): ReportCell[] => {
        const step = stepOf(row, span);
        const cause = causeBetween(comparison, row, [from, to], causes);
        const fall = fallOf(row, step, to);
        const known = causes.get(
          differenceKey({ itemId: row.itemId, before: before?.key ?? '', after: after?.key ?? '' }),
        );
        return [
          t(`direction.${step.direction}`),
          signed(step.levels) ?? '',
          row.itemId,
          topicOf(row.itemId),
          t(`vocabulary:pillar.${placeOf(row.itemId).pillar}.label`),
          cellWords(told, row.cells[from] ?? '-'),
          cellWords(told, row.cells[to] ?? '-'),
          [
            ...became(row),
            [
              ...(isClaimed(step) ? [t('direction.claimed')] : []),
              ...otherWords(row.itemId),
              ...[from, to].filter((at) => freeOfDuty(row.itemId, at)).map(freeWords),
              ...besidesOf(step, isOneSpeaker(before, after)).map(([key, count]) =>
                t(`changes.${key}`, { count }),
              ),
            ].join('; '),
          ]
            .filter((words) => words !== '')
            .join(' '),
          [
            ...(cause === null ? [] : [t(`cause.name.${cause}`)]),
            ...(fall === null ? [] : [t('cause.given', { reason: t(`assessments:fall.reason.${fall}`) })]),
            ...finished(row.itemId).map(({ title }) => t('cause.action', { title })),
          ].join('; '),
          known?.reason ?? '',
        ];
      }),
    },
  ];
}

/** All items in every column, by their signs, with what the signs mean. */
export function tablePart(told: Told): ReportBlock[] {
  const { t, comparison, letter, lettered, topicOf, freeOfDuty } = told;
  const freeIn = comparison.columns.flatMap((_, at) => {
    const items = comparison.rows.flatMap(({ itemId }) => (freeOfDuty(itemId, at) ? [itemId] : []));
    return items.length === 0 ? [] : [`${lettered(at)}: ${items.join(', ')}`];
  });
  const used = new Set(comparison.rows.flatMap(({ cells }) => cells));
  const shadeOf = (cell: CellLetter): ReportCell => {
    const level = levelOf(cell);
    const sign = CELL_SIGNS[cell];
    if (level === undefined) return sign;
    return { value: cell === 'p' ? sign : level, shade: level };
  };
  return [
    heading(1, t('report.all-items'), t('tab.table')),
    says(comparison.columns.map((_, at) => lettered(at)).join(' · ')),
    says(
      (Object.keys(CELL_SIGNS) as CellLetter[])
        .filter((cell) => used.has(cell) && CELL_SIGNS[cell] !== '')
        .map((cell) => `${CELL_SIGNS[cell]} ${t(cellWord(cell))}`)
        .join(' · '),
      'quiet',
    ),
    {
      kind: 'table',
      caption: t('table.label'),
      head: [
        ...[t('changes.item'), t('table.topic'), ...comparison.columns.map((_, at) => letter(at))],
        ...[
          t(`${saidBetween(comparison.columns[0], comparison.columns.at(-1))}.change`),
          t('changes.points'),
        ],
      ],
      widths: [13, 40, ...comparison.columns.map(() => 6), 18, 10],
      rows: comparison.rows.map((row) => [
        ...[row.itemId, topicOf(row.itemId), ...row.cells.map(shadeOf)],
        ...[t(`direction.${row.overall.direction}`), signed(row.overall.levels) ?? ''],
      ]),
    },
    // In the cells it would stand where a workbook has numbers.
    ...(freeIn.length === 0 ? [] : [says(t('table.no-duty'), 'strong'), ...listOf(freeIn)]),
  ];
}

/** Every recorded cause, with who said it and when. */
export function causesPart({ t, comparison, causes, lettered, topicOf, dayOf }: Told): ReportBlock[] {
  const places = new Map(comparison.columns.map(({ key }, at) => [key, at]));
  const known = [...causes.values()].flatMap((cause) => {
    const [from, to] = [places.get(cause.before), places.get(cause.after)];
    return from === undefined || to === undefined ? [] : [{ ...cause, from, to }];
  });
  if (known.length === 0) return [];
  return [
    heading(1, t('report.causes'), t('report.sheet.causes')),
    {
      kind: 'table',
      caption: t('report.causes'),
      head: [
        ...[t('changes.item'), t('table.topic'), t('report.between'), t('changes.why')],
        ...[t('cause.reason'), t('report.recorded')],
      ],
      widths: [13, 34, 34, 18, 50, 26],
      rows: known.map(({ itemId, from, to, cause, reason, setBy, setAt }) => [
        itemId,
        topicOf(itemId),
        t(`${saidBetween(comparison.columns[from], comparison.columns[to])}.span`, {
          ...{ first: lettered(from), last: lettered(to) },
        }),
        t(`cause.name.${cause}`),
        reason,
        t('cause.set-by', { name: setBy, date: dayOf(setAt) }),
      ]),
    },
  ];
}
