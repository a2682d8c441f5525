import { useTranslation } from 'react-i18next';
import type { HistoryCheckFault } from '../../shared/backup';
import { useDates } from '../platform';

/** Stands in the history for a person who has not given a name. */
const UNNAMED = 'unnamed';

/** Says of the first bad entry of the history which one it is and what is wrong with it. */
export function useHistoryFaultWords(): (fault: HistoryCheckFault) => string {
  const { t, i18n } = useTranslation('backup');
  const dates = useDates();
  return ({ kind, seq, entry }) => {
    const thing = `history.thing.${entry?.entity ?? 'other'}`;
    return t(`fault.history-${kind}`, {
      seq,
      thing: t(i18n.exists(`backup:${thing}`) ? thing : 'history.thing.other'),
      who: entry === null || entry.actor === UNNAMED ? t('history.unnamed') : entry.actor,
      moment: Number.isNaN(Date.parse(entry?.at ?? '')) ? t('history.nobody') : dates.moment(entry?.at ?? ''),
    });
  };
}
