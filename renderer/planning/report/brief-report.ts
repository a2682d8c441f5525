import type { TFunction } from 'i18next';
import type { Answer, AnswerValue, Citation } from '../../../shared/assessments';
import {
  type Action,
  type Finding,
  type FollowedAction,
  gapsInOrder,
  isOverdue,
  type Plan,
} from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import {
  heading,
  listOf,
  type Report,
  type ReportBlock,
  type ReportHead,
  says,
} from '../../../shared/reports';
import type { AccessClass, Level } from '../../../shared/vocabulary';
import { sentence, sentences } from '../../reports';

/** An item whose level rose since the frozen year before. */
export interface Risen {
  readonly itemId: string;
  readonly from: Level;
  readonly to: Level;
}

/** What rose since another year; null where there is no frozen year before, or this year is not frozen. */
export interface Since {
  readonly day: string;
  readonly risen: readonly Risen[];
}

interface BriefInput {
  readonly t: TFunction<['planning', 'vocabulary', 'reports', 'ui']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  /** What is assessed, as the screen names it. */
  readonly assessment: string;
  readonly coverage: string;
  readonly isOpen: boolean;
  readonly findings: readonly Finding[];
  readonly items: ReadonlyMap<string, Item>;
  readonly answers: readonly Answer[];
  readonly since: Since | null;
  /** Plans of the State that are not closed. */
  readonly plans: readonly Plan[];
  /** Of their actions those whose item became another one, with the items that they are for now. */
  readonly followed: readonly Pick<FollowedAction, 'actionId' | 'items'>[];
  /** How often an agency disagreed with what was decided; null where that cannot be read: the rest of the year can. */
  readonly dissents: number | null;
  readonly access: AccessClass;
  readonly today: string;
  readonly day: (iso: string) => string;
  readonly pageOf: (citation: Citation) => string;
  /** What a cited document is not: a national text, or one in force on the day of the answers. */
  readonly remarksOn: (versionId: string) => readonly string[];
  /** What the first legal basis of an item is called. */
  readonly lawOf: (item: Item) => string;
}

/** As many of each: more is not read by who has two minutes. */
const OF_EACH = 3;
/** So many letters of what others wrote, so that all of it fits one sheet in every script. */
const MOST = { words: 120, title: 90 } as const;

function clipped(words: string, most: number): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)];
  if (letters.length <= most) return line;
  return `${letters
    .slice(0, most)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()} …`;
}

/**
 * One sheet for who decides and has no time: the first gaps, what got better, and what waits for a decision, each with the page or the law
 * it rests on. There is no score. It fits one page of A4: longer words are cut, and told in full in the other documents.
 */
export function composeBrief(input: BriefInput): Report {
  const { t, head, assessment, coverage, isOpen, findings, items, answers, since, dissents, access, day } =
    input;
  const sources: string[] = [];
  const answerOf = new Map(answers.map((answer) => [answer.itemId, answer]));
  const noted = (source: string): string => {
    const at = sources.indexOf(source);
    if (at < 0) sources.push(source);
    return `[${(at < 0 ? sources.length - 1 : at) + 1}]`;
  };
  /** The first passage cited for an item, else the law it rests on. */
  const noteOf = (itemId: string): string => {
    const [citation] = answerOf.get(itemId)?.citations ?? [];
    const item = items.get(itemId);
    if (citation !== undefined)
      return noted(
        sentences(t, [
          `${clipped(citation.documentTitle, MOST.title)}, ${input.pageOf(citation)}`,
          ...input.remarksOn(citation.versionId),
        ]),
      );
    return item === undefined ? '' : noted(clipped(input.lawOf(item), MOST.title));
  };
  const named = (itemId: string) =>
    `${itemId} ${clipped(items.get(itemId)?.topic ?? '', MOST.words)}`.trimEnd();
  const level = (value: Level) => t('reports:level', { level: value, name: t(`ui:level.${value}`) });
  const valueWords = (value: AnswerValue) =>
    value.kind === 'level' ? level(value.level) : t(`ui:level.${value.kind}`);

  const gaps = gapsInOrder(findings);
  const gapLines = gaps.slice(0, OF_EACH).map((gap) => {
    const { itemId, value, target, yearsOpen, causes } = gap;
    const now = valueWords(value);
    const missing = gap.gaps.map((type) => t(`type.${type}.label`)).filter((words) => words !== now);
    return [
      t('brief.gap', { item: named(itemId), now }),
      ...(missing.length === 0 ? [] : [sentence(t, missing.join(', '))]),
      ...(target === null ? [] : [t('brief.target', { level: level(target) })]),
      ...(yearsOpen === null || yearsOpen === 0 ? [] : [t('brief.open', { count: yearsOpen })]),
      ...causes.slice(0, 1).map((cause) => sentence(t, t(`vocabulary:gapCause.${cause}.label`))),
      noteOf(itemId),
    ].join(' ');
  });
  const risenLines = (since?.risen ?? [])
    .slice(0, OF_EACH)
    .map(({ itemId, from, to }) =>
      [t('brief.risen', { item: named(itemId), from: level(from), to: level(to) }), noteOf(itemId)].join(' '),
    );
  const decisionLines = decisionsOf(input, gaps)
    .slice(0, OF_EACH)
    .map(({ words, itemId }) => [words, ...(itemId === null ? [] : [noteOf(itemId)])].join(' '));
  const part = (title: string, lines: readonly string[], none: string): ReportBlock[] => [
    heading(3, title),
    ...(lines.length === 0 ? [says(none)] : listOf(lines)),
  ];
  return {
    head: {
      ...head(t('brief.title', { assessment }), [
        sentences(t, [coverage, ...(isOpen ? [t('brief.is-open')] : [])]),
        // What agencies said against a decision stands in full elsewhere; who decides must know that it does (items B.7).
        ...(dissents === null || dissents === 0 ? [] : [t('brief.omitted', { count: dissents })]),
        ...(access === 'public'
          ? []
          : [t('reports:access', { access: t(`vocabulary:accessClass.${access}.label`) })]),
      ]),
      compact: true,
    },
    blocks: [
      ...part(t('brief.gaps', { count: gaps.length }), gapLines, t('brief.no-gaps')),
      ...part(
        since === null ? t('brief.better') : t('brief.better-since', { date: day(since.day) }),
        risenLines,
        since === null ? t('brief.no-year-before') : t('brief.nothing-better'),
      ),
      ...part(t('brief.decisions'), decisionLines, t('brief.no-decisions')),
      ...(sources.length === 0
        ? []
        : part(
            t('brief.sources'),
            sources.map((source, at) => `[${at + 1}] ${source}`),
            '',
          )),
    ],
  };
}

interface Wanted {
  readonly words: string;
  readonly itemId: string | null;
}

/** What waits for somebody who decides: what agencies dispute, what is late, what is proposed, and gaps for which nobody does anything. */
function decisionsOf(
  { t, findings, items, plans, followed, today, day }: BriefInput,
  gaps: readonly Finding[],
): Wanted[] {
  const owner = (action: Action) =>
    action.owner === '' ? t('action.no-owner') : clipped(action.owner, MOST.title);
  const actions = plans.flatMap((plan) =>
    plan.list.filter(({ id }) => plan.awaited.includes(id)).map((action) => ({ action, plan })),
  );
  const topic = (itemId: string) => clipped(items.get(itemId)?.topic ?? '', MOST.words);
  const movedTo = new Map(followed.map((each) => [each.actionId, each.items]));
  const cared = new Set(actions.flatMap(({ action }) => [action.itemId, ...(movedTo.get(action.id) ?? [])]));
  return [
    ...findings
      .filter(({ value }) => value.kind === 'disputed')
      .map(({ itemId }) => ({ words: t('brief.disputed', { item: itemId, topic: topic(itemId) }), itemId })),
    ...actions
      .filter(({ action, plan }) => isOverdue(action, plan, today))
      .toSorted((one, other) => ((one.action.dueOn ?? '') < (other.action.dueOn ?? '') ? -1 : 1))
      .map(({ action }) => ({
        words: t('brief.late', {
          ...{ action: clipped(action.title, MOST.words), owner: owner(action) },
          day: day(action.dueOn ?? ''),
        }),
        itemId: action.itemId,
      })),
    ...actions
      .filter(({ action, plan }) => action.state === 'proposed' && !isOverdue(action, plan, today))
      .map(({ action }) => ({
        words: t('brief.proposed', { action: clipped(action.title, MOST.words), owner: owner(action) }),
        itemId: action.itemId,
      })),
    ...gaps
      .filter(({ itemId, value }) => !cared.has(itemId) && value.kind !== 'disputed')
      .map(({ itemId }) => ({ words: t('brief.nobody', { item: itemId, topic: topic(itemId) }), itemId })),
  ];
}
