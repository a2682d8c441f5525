import { useTranslation } from 'react-i18next';
import { answerValue, level } from '../../shared/assessments';
import type { Difference, IncomingThing } from '../../shared/exchange';
import { versionStanding } from '../../shared/library';
import {
  accessClass,
  actionState,
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../shared/vocabulary';
import { useDates } from '../platform';

/** Parts of an action of a plan, by what its form calls them. */
const ACTION_PARTS = {
  ...{
    position: 'place',
    itemId: 'item',
    fromLevel: 'fromLevel',
    toLevel: 'toLevel',
    description: 'description',
  },
  ...{ owner: 'owner', partners: 'partners', startsOn: 'starts', dueOn: 'due', costClass: 'cost' },
  ...{ costText: 'costText', people: 'people', material: 'material', indicator: 'indicator' },
  ...{ expectedDocument: 'expectedDocument', expectedType: 'expected-type', resources: 'resources' },
  ...{ state: 'state', stateReason: 'state-reason', doneOn: 'doneOn', doneDocumentId: 'done-document' },
} as const;
const isActionPart = (part: string): part is keyof typeof ACTION_PARTS => Object.hasOwn(ACTION_PARTS, part);

/** Parts of a version, as the library calls them. */
const VERSION_PARTS = {
  ...{ sha256: 'exchange:kind.file', isOfficial: 'works:version.official', standing: 'works:edit.standing' },
  ...{ label: 'library:history.field.label', publishedOn: 'library:history.field.publishedOn' },
  ...{ obtainedOn: 'library:history.field.obtainedOn', obtainedBy: 'library:history.field.obtainedBy' },
  ...{ source: 'library:history.field.source' },
} as const;
const isVersionPart = (part: string): part is keyof typeof VERSION_PARTS =>
  Object.hasOwn(VERSION_PARTS, part);

/** Fields that hold or do not. */
const IS_OR_NOT: ReadonlySet<string> = new Set(['isOfficial', 'isRemoved', 'confirmed', 'inPart']);

/** As much of a hash as people compare by eye, as the library shows it. */
const SHORT_HASH = 12;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Values of the fields of a kind of thing in words. What cannot be told better is shown as it is stored, never left out. */
export function useDifferenceWords(kind: IncomingThing['kind']) {
  const { t, i18n } = useTranslation([
    ...(['exchange', 'vocabulary', 'ui', 'planning', 'library', 'works', 'assessments'] as const),
  ]);
  const dates = useDates();
  const day = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? dates.day(text) : text);

  const coded = (schemas: typeof documentType | typeof legalStatus, group: string) => (code: string) =>
    schemas.safeParse(code).success ? t(`vocabulary:${group}.${code}.label` as never) : code;
  const planStatus = (code: string) =>
    i18n.exists(`plans.state.${code}`, { ns: 'planning' })
      ? t(`planning:plans.state.${code}` as never)
      : code;
  const assessmentStatus = (code: string) =>
    code === 'open' || code === 'frozen' ? t(`assessments:status.${code}`) : code;
  const statusWords = { plan: planStatus, assessment: assessmentStatus };
  const one: Readonly<Record<string, (code: string) => string>> = {
    type: coded(documentType, 'documentType'),
    status: kind === 'plan' || kind === 'assessment' ? statusWords[kind] : coded(legalStatus, 'legalStatus'),
    state: (code) =>
      memberCode.safeParse(code).success ? t(`vocabulary:member.${memberCode.parse(code)}.label`) : code,
    appliesTo: (code) =>
      appliesTo.safeParse(code).success ? t(`vocabulary:appliesTo.${appliesTo.parse(code)}.label`) : code,
    language: (code) =>
      languageCode.safeParse(code).success
        ? t(`vocabulary:language.${languageCode.parse(code)}.label`)
        : code,
    access: (code) =>
      accessClass.safeParse(code).success
        ? t(`vocabulary:accessClass.${accessClass.parse(code)}.label`)
        : code,
    pillars: (code) =>
      pillarCode.safeParse(code).success ? t(`vocabulary:pillar.${pillarCode.parse(code)}.label`) : code,
    topics: (code) =>
      topicId.safeParse(code).success ? t(`vocabulary:topic.${topicId.parse(code)}.label`) : code,
  };

  const levelName = (raw: unknown): string | null => {
    const known = level.safeParse(raw);
    return known.success ? t(`ui:level.${known.data}`) : null;
  };

  const answerWords = (raw: unknown): string | null => {
    const value = answerValue.safeParse(raw);
    if (!value.success) return null;
    const { data } = value;
    if (data.kind === 'level')
      return data.practiceAhead
        ? t('exchange:named.level-ahead', { level: levelName(data.level) })
        : levelName(data.level);
    if (data.kind === 'na') return `${t('ui:level.na')}: ${data.reason}`;
    if (data.kind === 'nk') return `${t('ui:level.nk')}: ${data.whoMightKnow}`;
    return t(`ui:level.${data.kind}`);
  };

  const targetWords = (raw: unknown): string | null => {
    const target = raw as { level?: unknown; dueOn?: unknown; reason?: unknown } | null;
    const name = levelName(target?.level);
    if (name === null) return null;
    return [name, typeof target?.dueOn === 'string' ? dates.day(target.dueOn) : '', target?.reason]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(', ');
  };

  const levelWords = (text: string) => levelName(parsed(text)) ?? text;
  const ofAction: Readonly<Record<string, (text: string) => string>> = {
    state: (code) =>
      actionState.safeParse(code).success
        ? t(`vocabulary:actionState.${actionState.parse(code)}.label`)
        : code,
    costClass: (code) =>
      i18n.exists(`cost.${code}`, { ns: 'planning' }) ? t(`planning:cost.${code}` as never) : code,
    ...{ fromLevel: levelWords, toLevel: levelWords, expectedType: coded(documentType, 'documentType') },
  };

  const ofVersion: Readonly<Record<string, (text: string) => string>> = {
    sha256: (text) => `${text.slice(0, SHORT_HASH)}…`,
    standing: (code) =>
      versionStanding.safeParse(code).success ? t(`works:standing.${versionStanding.parse(code)}`) : code,
  };
  const isOrNot = (text: string) => t(text === 'true' ? 'exchange:named.yes' : 'exchange:named.no');

  const named = (field: string): string | null =>
    i18n.exists(`field.${field}`, { ns: 'exchange' }) ? t(`field.${field}` as never) : null;

  const fieldValue = (field: string, text: string): string => {
    if (field === 'value') return answerWords(parsed(text)) ?? text;
    if (IS_OR_NOT.has(field)) return isOrNot(text);
    if (field === 'target') return targetWords(parsed(text)) ?? text;
    const words = one[field];
    if (words !== undefined) return text.split(', ').map(words).join(', ');
    return day(text);
  };

  return {
    field: (field: string): string => named(field) ?? field,
    /** The part in which a piece of a list differs; null where it has no name that people know. */
    part: ({ field, piece }: Difference): string | null => {
      if (piece === undefined) return null;
      if (field === 'versions' && isVersionPart(piece.part)) return t(VERSION_PARTS[piece.part]);
      if (field !== 'actions') return named(piece.part);
      if (piece.part === 'title') return named('title');
      return isActionPart(piece.part) ? t(`planning:action.${ACTION_PARTS[piece.part]}`) : null;
    },
    value: ({ field, piece }: Difference, text: string): string => {
      if (field === 'versions' && piece !== undefined && Object.hasOwn(ofVersion, piece.part))
        return ofVersion[piece.part]?.(text) ?? text;
      if (field !== 'actions' || piece === undefined) return fieldValue(piece?.part ?? field, text);
      return ofAction[piece.part]?.(text) ?? day(text);
    },
  };
}
