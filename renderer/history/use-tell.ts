import { useTranslation } from 'react-i18next';
import { highlightColour } from '../../shared/reader';
import { treatyStatus } from '../../shared/vocabulary';
import { useAnswerHistoryWords } from '../assessments';
import type { Tell, ToldLine } from '../changes';
import { useDocumentHistoryWords } from '../library';
import { usePlanningHistoryWords } from '../planning';
import { useDates } from '../platform';

const LONGEST = 600;

/** A value as it can be read: texts and days as they are, lists with commas; what only a program reads is left out. */
function plainWords(json: string | null, day: (text: string) => string): string | null {
  if (json === null) return null;
  let raw: unknown = json;
  try {
    raw = JSON.parse(json);
  } catch {
    // Some rooms keep texts as they are.
  }
  if (Array.isArray(raw) && raw.every((each) => typeof each === 'string')) raw = raw.join(', ');
  if (typeof raw === 'number' || typeof raw === 'boolean') raw = String(raw);
  if (typeof raw !== 'string' || raw === '') return null;
  const text = /^\d{4}-\d\d-\d\d$/.test(raw) ? day(raw) : raw;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What any change did, in the words of the room it belongs to. */
export function useTell(): Tell {
  const { t, i18n } = useTranslation(['history', 'vocabulary']);
  const dates = useDates();
  const ofAnswers = useAnswerHistoryWords();
  const ofDocuments = useDocumentHistoryWords();
  const ofPlans = usePlanningHistoryWords();
  const coded = (field: string, words: string | null): string | null => {
    if (words === null) return null;
    const status = treatyStatus.safeParse(words);
    if (field === 'status' && status.success) return t(`vocabulary:treatyStatus.${status.data}.label`);
    const colour = highlightColour.safeParse(words);
    if (field === 'colour' && colour.success) return t(`history:colour.${colour.data}`);
    return words;
  };
  const byName: Tell = ({ entity, field, before, after }): readonly ToldLine[] => {
    const known = [`field.${entity}.${field}`, `field.${field}`].find((key) =>
      i18n.exists(key, { ns: 'history' }),
    );
    if (known === undefined) return [{ label: t('history:changed'), before: null, after: null }];
    const label = t(`history:${known}` as 'history:changed');
    if (field === 'removedAt')
      return [
        { label: t(after === null ? 'history:put-back' : 'history:taken-away'), before: null, after: null },
      ];
    const side = (json: string | null) => coded(field, plainWords(json, dates.day));
    return [{ label, before: side(before), after: side(after) }];
  };
  return (change) => {
    switch (change.entity) {
      case 'answer':
      case 'agency-answer':
        return ofAnswers(change);
      case 'document':
      case 'version':
      case 'file':
        return ofDocuments(change);
      case 'plan':
      case 'action':
      case 'gap':
        return ofPlans(change);
      default:
        return byName(change);
    }
  };
}
