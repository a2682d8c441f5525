import { useTranslation } from 'react-i18next';
import { type IncomingThing, isOfAState, type ThingKind, whoseIn } from '../../shared/exchange';
import { languageCode, memberCode, topicId } from '../../shared/vocabulary';
import { useDates } from '../platform';

/** The item of an answer of an agency, which stands last in its key: reasons why it cannot be taken name it. */
export const itemOf = (key: string): string => key.split('/').at(-1) ?? '';

/** A title that says of which State and day a thing is, in words; null for any other. */
function useWhoseWords(): (title: string, nameWords?: (name: string) => string) => string | null {
  const { t } = useTranslation('vocabulary');
  const dates = useDates();
  return (title, nameWords = (name) => name) => {
    const whose = whoseIn(title);
    if (whose === null) return null;
    const state = memberCode.safeParse(whose.state);
    const place = state.success ? t(`member.${state.data}.label`) : whose.state;
    return [nameWords(whose.name), place, whose.days.map(dates.day).join(' – ')].join(' · ');
  };
}

/** What a thing is called of which only its title is known. */
export function useBareTitle(): (title: string) => string {
  const whoseWords = useWhoseWords();
  return (title) => whoseWords(title) ?? title;
}

/** Things as people call them: codes of States, topics and languages in words, days as they are read here. */
export function useThingTitle(): (kind: ThingKind, title: string, key: string) => string {
  const { t } = useTranslation(['exchange', 'vocabulary']);
  const dates = useDates();
  const whoseWords = useWhoseWords();
  const stateName = (code: string) =>
    memberCode.safeParse(code).success ? t(`vocabulary:member.${memberCode.parse(code)}.label`) : code;
  const languageName = (code: string) =>
    languageCode.safeParse(code).success ? t(`vocabulary:language.${languageCode.parse(code)}.label`) : code;
  return (kind, title, key) => {
    const [, first = '', second = '', third = ''] = key.split('/');
    if (kind === 'note' && topicId.safeParse(first).success)
      return t(`vocabulary:topic.${topicId.parse(first)}.label`);
    if (kind === 'gap') return t('named.gap', { item: second, state: stateName(first) });
    if (kind === 'treaty') return t('named.treaty', { treaty: second, state: stateName(first) });
    if (kind === 'edition-text')
      return t('named.text', {
        item: third,
        language: languageName(second),
        topic: title.split(': ').at(-1),
      });
    const frozen = /^([A-Z]{2}) (\d{4}-\d\d-\d\d) \((.+)\)$/.exec(title);
    if (kind === 'assessment' && frozen !== null) {
      const [, state = '', day = '', edition = ''] = frozen;
      return t('named.assessment', { state: stateName(state), day: dates.day(day), edition });
    }
    const nameWords = (name: string): string => {
      const moment = kind === 'snapshot' ? /^(\d{4}-\d\d-\d\d), (.+)$/.exec(name) : null;
      return moment === null
        ? name
        : t('named.snapshot', { day: dates.day(moment[1] ?? ''), name: moment[2] });
    };
    return (isOfAState(kind) ? whoseWords(title, nameWords) : null) ?? nameWords(title);
  };
}

/** The words of a line of a pack: what it is called, of what it is a piece, and what kind of thing it is. */
export function useLineWords() {
  const { t } = useTranslation(['exchange', 'planning']);
  const titleOf = useThingTitle();
  return ({ kind, title, key, piece }: Pick<IncomingThing, 'kind' | 'title' | 'key' | 'piece'>) => ({
    title: piece?.what === 'action' ? title : titleOf(kind, title, key),
    of: piece?.what === 'action' ? titleOf(kind, piece.of, key) : null,
    kind: piece?.what === 'action' ? t('planning:action.action') : t(`kind.${kind}`),
  });
}
