import { useTranslation } from 'react-i18next';
import { type Agency, hasEnded, isActiveOn } from '../../../shared/agencies';
import { useDates } from '../../platform';
import { StatusBadge } from '../../ui';

/** Says of an agency that has ended on a day, or has not begun, since when or until when that is so. */
export function ActiveMark({ agency, day }: { readonly agency: Agency; readonly day: string }) {
  const { t } = useTranslation('agencies');
  const dates = useDates();
  if (isActiveOn(agency, day)) return null;
  return (
    <StatusBadge tone="plain">
      {agency.until !== null && hasEnded(agency, day)
        ? t('ended', { date: dates.day(agency.until) })
        : t('not-yet', { date: dates.day(agency.from ?? day) })}
    </StatusBadge>
  );
}
