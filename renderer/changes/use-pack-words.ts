import { useTranslation } from 'react-i18next';
import type { Tell } from './steps';

type Change = Parameters<Tell>[0];

/** Tells changes as a room does, but for those that came or went with a pack as a whole: of them a hash and an id are stored. */
export function usePackWords<More extends readonly unknown[]>(
  tell: (change: Change, ...more: More) => ReturnType<Tell>,
): (change: Change, ...more: More) => ReturnType<Tell> {
  const { t } = useTranslation('changes');
  return (change, ...more) => {
    if (change.field === 'pack') return [{ label: t('history.pack'), before: null, after: null }];
    if (change.field === 'packUndone')
      return [{ label: t('history.pack-undone'), before: null, after: null }];
    return tell(change, ...more);
  };
}
