import { useTranslation } from 'react-i18next';
import {
  type AnswerValue,
  answer,
  answerValue,
  citation,
  evidenceCheck,
  fallReason,
  type HistoryEntry,
  heldEvidence,
  historyEntry,
} from '../../shared/assessments';
import type { Tell } from '../changes';
import { useDates } from '../platform';

/** One changed field in words; null on a side where there was nothing. */
export interface ToldField {
  readonly field: HistoryEntry['field'] | 'citation-added' | 'citation-removed' | 'citation-replaced';
  readonly before: string | null;
  readonly after: string | null;
}

type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;
/** A stored day, "2026-11-16", as it is written for readers. */
type DayWords = (day: string) => string;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function valueWords(raw: unknown, t: Translate): string | null {
  const value = answerValue.safeParse(raw);
  if (!value.success) return null;
  const { data } = value;
  if (data.kind === 'na') return t('history.na', { words: data.reason });
  if (data.kind === 'nk') return t('history.nk', { words: data.whoMightKnow });
  if (data.kind === 'none' || data.kind === 'disputed') return t(`ui:level.${data.kind}`);
  const level = t('history.level', { level: data.level, name: t(`ui:level.${data.level}`) });
  return data.practiceAhead ? t('history.level-ahead', { level }) : level;
}

function citationWords(raw: unknown, t: Translate): string | null {
  const passage = citation.safeParse(raw);
  if (!passage.success) return null;
  const { quote, documentTitle, page } = passage.data;
  return t('history.citation', { quote, title: documentTitle, page });
}

/** One side of an entry in words. Anything that cannot be told better is shown as it is stored, never left out. */
function side(field: HistoryEntry['field'], json: string | null, t: Translate, day: DayWords): string | null {
  if (json === null) return null;
  const raw = parsed(json);
  if (raw === null || raw === '') return null;
  const plain = typeof raw === 'string' ? raw : json;
  if (field === 'value') return valueWords(raw, t) ?? plain;
  if (field === 'confirmed') return t(raw === true ? 'history.confirmed' : 'history.unconfirmed');
  if (field === 'fallReason') {
    const reason = fallReason.safeParse(raw);
    return reason.success ? t(`fall.reason.${reason.data}`) : plain;
  }
  if (field === 'citation') return citationWords(raw, t) ?? plain;
  if (field === 'held') {
    const held = heldEvidence.safeParse(raw);
    return held.success
      ? t('history.held', { title: held.data.title, custodian: held.data.custodian })
      : plain;
  }
  if (field === 'check') {
    const check = evidenceCheck.safeParse(raw);
    return check.success ? t('history.check', { name: check.data.by, day: day(check.data.on) }) : plain;
  }
  if (field === 'carriedOver') {
    const whole = answer.safeParse(raw);
    return whole.success ? (valueWords(whole.data.value, t) ?? plain) : plain;
  }
  return plain;
}

/** What one entry of the history says, in words. */
export function toldFields(
  entry: Pick<HistoryEntry, 'field' | 'before' | 'after'>,
  t: Translate,
  day: DayWords,
): readonly ToldField[] {
  const after = side(entry.field, entry.after, t, day);
  // Before a carried answer stands only the name of the snapshot it came from.
  const before = entry.field === 'carriedOver' ? null : side(entry.field, entry.before, t, day);
  if (entry.field !== 'citation') return [{ field: entry.field, before, after }];
  if (entry.before === null) return [{ field: 'citation-added', before, after }];
  return [{ field: entry.after === null ? 'citation-removed' : 'citation-replaced', before, after }];
}

/** What was changed of answers, in words. */
export function useAnswerHistoryWords(): Tell {
  const { t } = useTranslation(['assessments', 'ui']);
  const dates = useDates();
  return ({ field, before, after }) => {
    const known = historyEntry.shape.field.safeParse(field);
    if (!known.success) return [];
    return toldFields(
      { field: known.data, before, after },
      (key, values = {}) => t(key, values),
      dates.day,
    ).map(({ field: told, ...sides }) => ({ label: t(`history.field.${told}`), ...sides }));
  };
}

/** The value of an answer in words. */
export function useAnswerValueWords(): (value: AnswerValue) => string {
  const { t } = useTranslation(['assessments', 'ui']);
  return (value) => valueWords(value, (key, values = {}) => t(key, values)) ?? '';
}
