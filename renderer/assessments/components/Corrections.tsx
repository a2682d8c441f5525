import { useTranslation } from 'react-i18next';
import { useRestatements } from '../queries';
import { Correction } from './Correction';

interface CorrectionsProps {
  readonly snapshotId: string | null;
  readonly itemId: string;
}

/** Corrections of one frozen answer. Nothing where there are none. */
export function Corrections({ snapshotId, itemId }: CorrectionsProps) {
  const { t } = useTranslation('assessments');
  const all = useRestatements(snapshotId).data ?? [];
  return all
    .filter((one) => one.itemId === itemId)
    .map((one) => <Correction key={one.id} made={one} what={t('item.corrected')} />);
}
