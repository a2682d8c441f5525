import { useTranslation } from 'react-i18next';
import { documentType, languageCode } from '../../shared/vocabulary';
import { useAnswerHistoryWords } from '../assessments';
import { type Tell, type ToldLine, usePackWords } from '../changes';
import { useDocumentHistoryWords } from '../library';
import { usePlanningHistoryWords } from '../planning';
import { useDates } from '../platform';
import { useThingWords } from './thing-words';

const LONGEST = 600;

/** What was stored: some rooms keep texts as they are, the others JSON. */
function stored(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value as it can be read: texts and days as they are, lists with commas; what only a program reads is left out. */
function plainWords(value: unknown, day: (text: string) => string): string | null {
  const raw =
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : value;
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'string' || raw === '') return null;
  return /^\d{4}-\d\d-\d\d$/.test(raw) ? day(raw) : raw;
}

/** Of a term in a language, which the field names: `tha: คำ`. */
function readTerm(field: string): { readonly language: string; readonly text: string } | null {
  const [, tag, text] = /^(\w{3}): (.+)$/su.exec(field) ?? [];
  const language = languageCode.safeParse(tag);
  return language.success && text !== undefined ? { language: language.data, text } : null;
}

type Change = Parameters<Tell>[0];

/** What any change did, in the words of the room it belongs to; `type` is that of its thing. */
export function useTell(): (change: Change, type: string | null) => ReturnType<Tell> {
  const { t, i18n } = useTranslation(['history', 'vocabulary']);
  const dates = useDates();
  const ofAnswers = useAnswerHistoryWords();
  const ofDocuments = useDocumentHistoryWords();
  const ofPlans = usePlanningHistoryWords();
  const ofThings = useThingWords();
  const labelOf = ({ entity, field }: Parameters<Tell>[0]): string | null => {
    const term = entity === 'glossary' ? readTerm(field) : null;
    if (term !== null)
      return t('history:words.term', {
        language: t(`vocabulary:language.${term.language as 'eng'}.label`),
        text: term.text,
      });
    const known = [`field.${entity}.${field}`, `field.${field}`].find((key) =>
      i18n.exists(key, { ns: 'history' }),
    );
    return known === undefined ? null : t(`history:${known}` as 'history:changed');
  };
  const byName: Tell = (change): readonly ToldLine[] => {
    const { entity, id, field, before, after } = change;
    if (field === 'removedAt') {
      const label = t(after === null ? 'history:put-back' : 'history:taken-away');
      const gone = entity === 'assessment' && before !== null ? stored(before) : null;
      const name = gone === null ? null : ofThings.assessment?.(field, gone, id);
      return [{ label, before: name ?? null, after: null }];
    }
    const label = labelOf(change);
    if (label === null) return [{ label: t('history:changed'), before: null, after: null }];
    const side = (text: string | null): string | null => {
      if (text === null) return null;
      const raw = stored(text);
      const words = ofThings[entity]?.(field, raw, id);
      const told = words === undefined ? plainWords(raw, dates.day) : words;
      return told !== null && told.length > LONGEST ? `${told.slice(0, LONGEST)}…` : told;
    };
    return [{ label, before: side(before), after: side(after) }];
  };
  return usePackWords((change: Change, type: string | null) => {
    switch (change.entity) {
      case 'answer':
      case 'agency-answer':
        return ofAnswers(change);
      case 'document':
      case 'version':
      case 'file':
        return ofDocuments(change, documentType.safeParse(type).data ?? null);
      case 'plan':
      case 'action':
      case 'gap':
        return ofPlans(change);
      default:
        return byName(change);
    }
  });
}
