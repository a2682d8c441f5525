import { useTranslation } from 'react-i18next';
import { type Boundness, boundnessOf, type Instrument } from '../../../shared/instruments';
import type { MemberCode } from '../../../shared/vocabulary';
import { useDates } from '../../platform';
import { StatusBadge } from '../../ui';
import { useTreatyStatuses } from '../queries';

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
  return (
    <StatusBadge tone={TONES[bound.kind]}>
      {t(sentenceOf(bound), {
        state: t(`vocabulary:member.${member}.label`),
        day: 'since' in bound && bound.since !== null ? dates.day(bound.since) : '',
        from: 'from' in bound && bound.from !== null ? dates.day(bound.from) : '',
        status: 'status' in bound ? t(`vocabulary:treatyStatus.${bound.status}.label`) : '',
      })}
    </StatusBadge>
  );
}

function sentenceOf(bound: Exclude<Boundness, { readonly kind: 'guide' }>): string {
  if (bound.kind === 'not-known') return 'bound.not-known';
  if (bound.kind === 'not-bound') return bound.from === null ? 'bound.not' : 'bound.not-yet';
  const since = bound.since === null ? 'bound.yes' : 'bound.since';
  return bound.withReservation ? `${since}-reserved` : since;
}
