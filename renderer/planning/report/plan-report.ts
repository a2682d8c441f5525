import type { TFunction } from 'i18next';
import {
  type Action,
  type FollowedAction,
  goesOnIn,
  isFinished,
  isOverdue,
  type Plan,
  timeSpan,
  unfinished,
} from '../../../shared/planning';
import { heading, type Report, type ReportBlock, type ReportHead, says } from '../../../shared/reports';
import type { AccessClass } from '../../../shared/vocabulary';
import { sentences } from '../../reports';
import { fallsInto, type Period, periodsOf } from './periods';

interface PlanReportInput {
  readonly t: TFunction<['planning', 'vocabulary', 'reports']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly plan: Plan;
  /** What became of the items of its actions, by action; those whose item is as it was are left out. */
  readonly followed: ReadonlyMap<string, FollowedAction>;
  /** The title of a document that shows an action is done, and where it is if the library does not list it. */
  readonly shownBy: (documentId: string) => string;
  /** Where the version of a page lies if not in the library, in words. */
  readonly whereIs: (versionId: string) => string | null;
  /** The narrowest access class of the documents it names. */
  readonly access: AccessClass;
  readonly today: string;
  readonly day: (iso: string) => string;
  readonly year: (year: number) => string;
}

const TAKES_PLACE = '■';

/** A plan as a document: why, what by whom and when, a timeline, each action in full, and the pages that help. */
export function composePlan(input: PlanReportInput): Report {
  const { t, head, plan, followed, access, today, day, year } = input;
  const dayOrNone = (iso: string | null) => (iso === null ? t('action.no-date') : day(iso));
  const goesOn = (each: Action) => {
    const later = goesOnIn(each, plan);
    return later === undefined ? [] : [t('action.goes-on', { plan: later.title })];
  };
  const state = (each: Action) =>
    sentences(t, [
      t(`vocabulary:actionState.${each.state}.label`),
      ...(isFinished(each) && each.doneOn !== null ? [t('action.done-on', { date: day(each.doneOn) })] : []),
      ...(isOverdue(each, plan, today) ? [t('action.overdue')] : []),
      ...goesOn(each),
    ]);
  const askedNow = ({ id }: Action) => {
    const items = followed.get(id)?.items;
    if (items === undefined) return [];
    return [items.length === 0 ? t('follow.no-more') : `${t('follow.now')} ${items.join(', ')}`];
  };
  const step = (each: Action) =>
    [
      each.itemId ?? t('action.no-item'),
      ...askedNow(each),
      ...(each.toLevel === null
        ? []
        : each.fromLevel === null
          ? [t('action.up-to', { to: each.toLevel })]
          : [t('action.from-to', { from: each.fromLevel, to: each.toLevel })]),
    ].join('\n');
  const { first, last } = timeSpan(plan, plan.list);
  const periods = periodsOf(first, last);
  const actions: ReportBlock = {
    kind: 'table',
    caption: t('reports:plan.actions'),
    head: [
      ...[t('reports:number'), t('action.action'), t('action.step'), t('action.owner'), t('action.starts')],
      ...[t('action.due'), t('action.cost'), t('action.indicator'), t('action.expectedDocument')],
      t('action.state'),
    ],
    widths: [7, 32, 14, 20, 18, 18, 14, 26, 22, 16],
    rows: plan.list.map((each, at) => [
      ...[at + 1, each.title, step(each)],
      each.owner === '' ? t('action.no-owner') : each.owner,
      ...[dayOrNone(each.startsOn), dayOrNone(each.dueOn)],
      ...[t(`cost.${each.costClass}`), each.indicator, each.expectedDocument, state(each)],
    ]),
  };
  const timeline: ReportBlock = {
    kind: 'table',
    caption: t('reports:plan.when', { sign: TAKES_PLACE }),
    head: [
      ...[t('reports:number'), t('action.action')],
      ...periods.map((period) =>
        period.quarter === null
          ? [...new Set([period.year, period.lastYear])].map(year).join('\u2013')
          : t('reports:quarter', { year: year(period.year), quarter: period.quarter }),
      ),
    ],
    widths: [7, 36, ...periods.map(() => 7)],
    rows: plan.list.map((each, at) => {
      const isDropped = each.state === 'dropped';
      const takesPlace = (period: Period) => !isDropped && fallsInto(period, each.startsOn, each.dueOn);
      return [
        ...[at + 1, isDropped ? t('reports:plan.dropped', { action: each.title }) : each.title],
        ...periods.map((period) => (takesPlace(period) ? TAKES_PLACE : '')),
      ];
    }),
  };
  return {
    head: head(plan.title, [
      t('plan.what', {
        state: t(`vocabulary:member.${plan.state}.label`),
        ...{ first: day(plan.startsOn), last: day(plan.endsOn) },
      }),
      `${t('plans.status')}: ${t(`plans.state.${plan.status}`)}`,
      ...(access === 'public'
        ? []
        : [t('reports:access', { access: t(`vocabulary:accessClass.${access}.label`) })]),
    ]),
    blocks: [
      ...(plan.introduction === ''
        ? []
        : [
            heading(1, t('plan.introduction')),
            ...plan.introduction.split(/\n{2,}/).map((words) => says(words)),
          ]),
      heading(1, t('reports:plan.actions')),
      {
        kind: 'text',
        text: [
          t('plans.count', { count: plan.actions, done: plan.done }),
          ...(
            [
              ['plans.dropped', plan.dropped],
              ['plans.went-on', plan.wentOn],
              ['plans.unfinished', unfinished(plan)],
              ['plans.overdue', plan.overdue],
            ] as const
          ).flatMap(([name, count]) => (count === 0 ? [] : [t(name, { count })])),
        ].join(', '),
        look: 'plain',
      },
      actions,
      ...(plan.list.length === 0 ? [] : [heading(1, t('plan.timeline')), timeline]),
      ...(plan.list.some(hasMore)
        ? [
            heading(1, t('reports:plan.details')),
            ...plan.list.flatMap((each, at) => detailsOf(input, each, at)),
          ]
        : []),
      ...resourcesOf(input),
    ],
  };
}

/** Whether something of an action does not stand in the table. */
function hasMore(action: Action): boolean {
  const { description, partners, costText, people, material, stateReason, doneDocumentId } = action;
  const words = [description, partners.join(), costText, people, material, stateReason, doneDocumentId];
  return words.some((each) => (each ?? '') !== '');
}

function detailsOf({ t, shownBy }: PlanReportInput, each: Action, at: number): ReportBlock[] {
  if (!hasMore(each)) return [];
  const said = (name: string, words: string) => (words === '' ? [] : [`${name}: ${words}`]);
  return [
    heading(2, `${at + 1}. ${each.title}`),
    ...(each.description === '' ? [] : [says(each.description)]),
    ...[
      ...said(t('action.partners'), each.partners.join('; ')),
      ...said(t('action.costText'), each.costText),
      ...said(t('action.people'), each.people ?? ''),
      ...said(t('action.material'), each.material ?? ''),
      ...said(t('action.done-document'), each.doneDocumentId === null ? '' : shownBy(each.doneDocumentId)),
      ...said(t('action.state-reason'), each.stateReason),
    ].map((text) => says(text)),
  ];
}

function resourcesOf({ t, plan: { list }, whereIs }: PlanReportInput): ReportBlock[] {
  const named = (title: string, outside: string | null) =>
    outside === null ? title : `${title} (${outside})`;
  const rows = list.flatMap((each, at) =>
    each.resources.map(({ versionId, title, page }) => [
      at + 1,
      each.title,
      named(title, whereIs(versionId)),
      page,
    ]),
  );
  if (rows.length === 0) return [];
  return [
    heading(1, t('reports:plan.resources')),
    {
      ...{ kind: 'table', caption: t('reports:plan.resources'), widths: [7, 36, 60, 9], rows },
      head: [t('reports:number'), t('action.action'), t('reports:document'), t('reports:page')],
    },
  ];
}
