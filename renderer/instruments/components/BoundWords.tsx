import { useTranslation } from 'react-i18next';
import { boundnessOf, type Instrument } from '../../../shared/instruments';
import type { MemberCode } from '../../../shared/vocabulary';
import { useDates } from '../../platform';
import { StatusBadge } from '../../ui';
import { useTreatyStatuses } from '../queries';
import { boundSentence } from '../words';

interface BoundWordsProps {
  readonly instrument: Instrument;
  readonly member: MemberCode;
  /** The day for which it is told. */
  readonly on: string;
}

const TONES = { bound: 'good', 'not-bound': 'plain', 'not-known': 'care' } as const;

/** Whether an instrument binds a State on a day: since when, not, or not known. Nothing for soft law, which binds nobody. */
export function BoundWords({ instrument, member, on }: BoundWordsProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const dates = useDates();
  const statuses = useTreatyStatuses();
  if (statuses.data === undefined || instrument.kind === 'soft-law') return null;
  const bound = boundnessOf(instrument, statuses.data, member, on);
  if (bound.kind === 'guide') return null;
  return <StatusBadge tone={TONES[bound.kind]}>{boundSentence(t, dates.day, bound, member)}</StatusBadge>;
}
