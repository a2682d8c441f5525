import type { TFunction } from 'i18next';
import { type Finding, gapsInOrder, strengthsInOrder } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { heading, type Report, type ReportBlock, type ReportHead, says } from '../../../shared/reports';
import { type Level, PILLARS } from '../../../shared/vocabulary';
import { sentences } from '../../reports';

interface GapsReportInput {
  readonly t: TFunction<['planning', 'vocabulary', 'reports', 'ui']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  /** What is assessed, as the screen names it. */
  readonly assessment: string;
  readonly coverage: string;
  readonly findings: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
  readonly day: (iso: string) => string;
}

/** Gaps and strengths as a document: how many in each pillar, every gap in its order, and what works. */
export function composeGaps(input: GapsReportInput): Report {
  const { t, head, assessment, coverage, findings, items, day } = input;
  const gaps = gapsInOrder(findings);
  const strengths = strengthsInOrder(findings);
  const level = (value: Level | null) =>
    value === null ? t('column.nothing') : t('reports:level', { level: value, name: t(`ui:level.${value}`) });
  const declared = ({ value }: Finding) =>
    value.kind === 'level'
      ? level(value.level)
      : t(`ui:level.${value.kind === 'disputed' ? 'disputed' : value.kind}`);
  const pillarOf = (itemId: string) => items.get(itemId)?.pillar;
  const pillarName = (itemId: string) => {
    const pillar = pillarOf(itemId);
    return pillar === undefined ? '' : t(`vocabulary:pillar.${pillar}.label`);
  };
  const topic = (itemId: string) => items.get(itemId)?.topic ?? '';
  const rows = [
    [t('gaps.row.gaps'), gaps],
    [t('gaps.row.strength'), strengths.filter(({ strength }) => strength === 'strength')],
    [t('gaps.row.claimed'), strengths.filter(({ strength }) => strength === 'claimed')],
  ] as const;
  const blocks: ReportBlock[] = [
    heading(1, t('gaps.by-pillar')),
    {
      kind: 'table',
      caption: t('gaps.by-pillar'),
      head: [t('reports:kind'), ...PILLARS.map((pillar) => t(`vocabulary:pillar.${pillar}.label`))],
      widths: [34, ...PILLARS.map(() => 16)],
      rows: rows.map(([name, list]) => [
        name,
        ...PILLARS.map((pillar) => list.filter(({ itemId }) => pillarOf(itemId) === pillar).length),
      ]),
    },
    heading(1, t('reports:gaps')),
    says(`${t('gaps.count', { count: gaps.length })} ${t('gaps.order')}`, 'quiet'),
    {
      kind: 'table',
      caption: t('reports:gaps'),
      head: [
        ...[
          t('reports:number'),
          t('column.item'),
          t('wanted.topic'),
          t('reports:pillar'),
          t('column.missing'),
        ],
        ...[t('column.declared'), t('column.evidenced'), t('column.target'), t('column.open')],
        t('reports:causes'),
      ],
      widths: [7, 13, 34, 21, 24, 18, 18, 24, 14, 28],
      rows: gaps.map((gap, at) => [
        ...[at + 1, gap.itemId, topic(gap.itemId), pillarName(gap.itemId)],
        [
          ...gap.gaps.map((type) => t(`type.${type}.label`)),
          ...(gap.duty === true ? [t('duty.label')] : []),
          ...(gap.rank === null ? [] : [t('gaps.by-hand', { reason: gap.rankReason })]),
        ].join('; '),
        declared(gap),
        level(gap.evidenced),
        sentences(t, [
          level(gap.target),
          t(gap.targetIsSet ? 'target.set' : 'target.step-up'),
          ...(gap.dueOn === null ? [] : [day(gap.dueOn)]),
        ]),
        sentences(t, [
          gap.yearsOpen === null ? t('column.first-year') : t('column.years', { count: gap.yearsOpen }),
          ...(gap.priority === 'normal' ? [] : [t(`priority.${gap.priority}`)]),
        ]),
        [
          ...gap.causes.map((cause) => t(`vocabulary:gapCause.${cause}.label`)),
          ...(gap.causeText === '' ? [] : [gap.causeText]),
        ].join('; '),
      ]),
    },
    heading(1, t('strengths.title')),
    {
      kind: 'table',
      caption: t('strengths.title'),
      head: [
        ...[t('reports:kind'), t('column.item'), t('wanted.topic'), t('reports:pillar')],
        ...[t('column.declared'), t('column.evidenced'), t('column.target')],
      ],
      widths: [26, 13, 40, 18, 20, 20, 20],
      rows: strengths.map((each) => [
        t(`strength.${each.strength}.label`),
        ...[each.itemId, topic(each.itemId), pillarName(each.itemId), declared(each)],
        ...[level(each.evidenced), level(each.target)],
      ]),
    },
  ];
  return { head: head(`${t('gaps.title')}: ${assessment}`, [coverage, t('gaps.derived')]), blocks };
}
