import { type Agency, hasEnded, isActiveOn } from '../../shared/agencies';
import type { Assessment } from '../../shared/assessments';
import { useAgencies } from '../agencies';
import { useToday } from '../platform';

interface Askable {
  /** Agencies of the State that work on the reference date or today: one that took the place of another since answers for it. */
  readonly all: readonly Agency[];
  /** Those that have not ended: one that has can answer no more. */
  readonly working: readonly Agency[];
  /** Whether the register was read. */
  readonly isKnown: boolean;
}

/** Which agencies of the register can be asked in an assessment. */
export function useAskable({ state, referenceDate }: Pick<Assessment, 'state' | 'referenceDate'>): Askable {
  const agencies = useAgencies();
  const now = useToday();
  const all = (agencies.data ?? []).filter(
    (agency) => agency.state === state && [referenceDate, now].some((day) => isActiveOn(agency, day)),
  );
  return {
    all,
    working: all.filter((agency) => !hasEnded(agency, now)),
    isKnown: agencies.data !== undefined,
  };
}
