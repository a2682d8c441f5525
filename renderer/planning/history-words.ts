import { useTranslation } from 'react-i18next';
import {
  type ActionFields,
  actionFields,
  carriedFromTold,
  gapMark,
  resourceMark,
  target,
} from '../../shared/planning';
import { actionState, documentType, gapCause } from '../../shared/vocabulary';
import type { Tell } from '../changes';
import { useDates } from '../platform';

function parsed(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** Words of the fields of an action and of a plan, by their names in the history. */
const ACTION_WORDS: { readonly [F in keyof ActionFields]?: string } = {
  title: 'action.action',
  description: 'action.description',
  owner: 'action.owner',
  partners: 'action.partners',
  startsOn: 'action.starts',
  dueOn: 'action.due',
  costClass: 'action.cost',
  costText: 'action.costText',
  people: 'action.people',
  material: 'action.material',
  fromLevel: 'action.fromLevel',
  toLevel: 'action.toLevel',
  answerStays: 'propose.stays',
  indicator: 'action.indicator',
  expectedDocument: 'action.expectedDocument',
  expectedType: 'action.expected-type',
  state: 'action.state',
  stateReason: 'action.state-reason',
  doneOn: 'action.doneOn',
  doneDocumentId: 'action.done-document',
  itemId: 'column.item',
  resources: 'help.title',
};
const PLAN_WORDS: Readonly<Record<string, string>> = {
  title: 'plan.title',
  introduction: 'plan.introduction',
  startsOn: 'plan.starts',
  endsOn: 'plan.ends',
  status: 'plans.status',
};

/** What was changed of plans, their actions and of gaps, in words. */
export function usePlanningHistoryWords(): Tell {
  const { t } = useTranslation(['planning', 'vocabulary', 'ui']);
  const dates = useDates();
  const plain = (raw: unknown): string | null => {
    if (raw === null || raw === '') return null;
    if (Array.isArray(raw))
      return raw
        .map((each) => (typeof each === 'string' ? each : (each as { title?: string }).title))
        .join(', ');
    const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? dates.day(text) : text;
  };
  const ofAction = (field: string, raw: unknown): string | null => {
    const state = actionState.safeParse(raw);
    if (field === 'state' && state.success) return t(`vocabulary:actionState.${state.data}.label`);
    const cost = actionFields.shape.costClass.safeParse(raw);
    if (field === 'costClass' && cost.success) return t(`cost.${cost.data}`);
    const type = documentType.safeParse(raw);
    if (field === 'expectedType' && type.success) return t(`vocabulary:documentType.${type.data}.label`);
    return plain(raw);
  };
  const ofTarget = (raw: unknown): string | null => {
    const found = target.pick({ level: true, dueOn: true, reason: true }).strip().safeParse(raw);
    if (!found.success) return plain(raw);
    const { level, dueOn, reason } = found.data;
    const words = t('target.option', { level, name: t(`ui:level.${level}`) });
    return [words, dueOn === null ? '' : dates.day(dueOn), reason].filter(Boolean).join(', ');
  };
  const ofMark = (raw: unknown): string | null => {
    const found = gapMark.partial().strip().safeParse(raw);
    if (!found.success || raw === null) return plain(raw);
    const { priority, causes = [], causeText = '', rank = null, rankReason = '' } = found.data;
    return [
      priority === undefined ? '' : t(`priority.${priority}`),
      ...causes.map((cause) =>
        gapCause.safeParse(cause).success ? t(`vocabulary:gapCause.${cause}.label` as never) : cause,
      ),
      causeText,
      rank === null ? '' : t('gaps.by-hand', { reason: rankReason }),
    ]
      .filter(Boolean)
      .join(', ');
  };
  const ofPage = (raw: unknown): string | null => {
    const found = resourceMark.omit({ id: true, itemId: true }).safeParse(raw);
    if (!found.success) return plain(raw);
    const page = t('help.page', { title: found.data.title, page: found.data.page });
    return `${t(found.data.kind === 'pin' ? 'help.pin' : 'help.hide')}: ${page}`;
  };

  return ({ entity, field, before, after }) => {
    const line = (label: string, words: (raw: unknown) => string | null) => [
      { label, before: words(parsed(before)), after: words(parsed(after)) },
    ];
    if (field === 'created') return [{ label: t('history.created'), before: null, after: null }];
    if (entity === 'plan') return line(t((PLAN_WORDS[field] ?? 'plan.head') as 'plan.head'), plain);
    if (entity === 'gap') {
      if (field === 'target') return line(t('target.title'), ofTarget);
      if (field === 'mark') return line(t('history.mark'), ofMark);
      if (field.startsWith('resource ')) return line(t('help.title'), ofPage);
      return line(t('wanted.tab'), (raw) => (typeof raw === 'string' ? raw : null));
    }
    if (field === 'carriedFrom')
      return line(t('alike.goes-on-from'), (raw) => {
        const from = carriedFromTold.safeParse(raw).data;
        return from === undefined ? null : t('alike.of-plan', { title: from.title, plan: from.plan });
      });
    if (field === 'position') return line(t('action.place'), plain);
    const words = ACTION_WORDS[field as keyof ActionFields];
    return words === undefined ? [] : line(t(words as 'action.action'), (raw) => ofAction(field, raw));
  };
}
