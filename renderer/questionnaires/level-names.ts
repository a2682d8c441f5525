import { useTranslation } from 'react-i18next';
import type { Edition } from '../../shared/questionnaires';

type Step = Pick<Edition['scale'][number], 'level' | 'name'>;

/** What the levels of an edition are called: as everywhere in the window, or as the edition itself calls them where that is another word. */
export function useLevelNames(): (step: Step) => string {
  const { t, i18n } = useTranslation('ui');
  const english = i18n.getFixedT('en', 'ui');
  return ({ level, name }) => (english(`level.${level}`) === name ? t(`level.${level}`) : name);
}
