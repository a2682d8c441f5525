import { Alert, Stack, Text } from '@mantine/core';
import { UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, DepartedAgency } from '../../../shared/assessments';
import { useAgencyName } from '../../agencies';
import { Telling, useDates, useToday } from '../../platform';
import { WholeIds } from '../../ui';
import { useDeparted } from '../queries';

interface DepartedProps {
  readonly assessment: Assessment;
  /** Whether also those are named that left nothing without a lead and owe nothing. */
  readonly isWhole: boolean;
  /** What can be done about what one of them led. */
  readonly each?: (departed: DepartedAgency) => ReactNode;
  /** Where that is done, when it is elsewhere; whether anything needs another lead. */
  readonly children?: (isLeft: boolean) => ReactNode;
}

/**
 * Says which agencies of the year before have ended since, with what they led that nobody leads now, and which of those that are asked have
 * ended or will end before the reference date, with what they owe.
 */
export function Departed({ assessment, isWhole, each, children }: DepartedProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  const nameOf = useAgencyName();
  const today = useToday();
  const told = ({ agencyId, until, isAsked, owed, requests, silent, unled }: DepartedAgency): string[] => {
    const who = { name: nameOf(agencyId), date: dates.day(until) };
    const items = { count: unled.length, items: unled.join(', ') };
    // Owed, and yet not silent: half of an answer, or one that was carried over and never confirmed.
    const begun = owed - silent.length;
    if (!isAsked)
      return [t('departed.ended', who), ...(unled.length === 0 ? [] : [t('departed.unled', items)])];
    return [
      t(until < today ? 'departed.ended-asked' : 'departed.ends-asked', who),
      ...(owed === 0 ? [] : [t('departed.owed', { count: owed })]),
      ...(begun > 0 ? [t('departed.begun', { count: begun })] : []),
      ...(requests === 0 ? [] : [t('departed.requests', { count: requests })]),
      ...(unled.length === 0 ? [] : [t('departed.unanswered', items)]),
    ];
  };
  const departed = useDeparted(assessment.id, assessment.status === 'open');
  const shown = (departed.data ?? []).filter(({ unled, owed }) => isWhole || unled.length > 0 || owed > 0);
  if (shown.length === 0) return <Telling of={[departed]} />;
  const isLeft = shown.some(({ unled }) => unled.length > 0);
  return (
    <Telling of={[departed]}>
      <Alert
        mb="xs"
        color={isLeft ? 'orange' : 'gray'}
        variant="outline"
        icon={<UserRoundX aria-hidden size={20} />}
        title={t('departed.title')}
        data-departed
      >
        <Stack gap="xs">
          {shown.map((one) => (
            <Stack key={one.agencyId} gap={6}>
              <Text size="sm">
                <WholeIds>{told(one).join(' ')}</WholeIds>
              </Text>
              {each?.(one)}
            </Stack>
          ))}
          {isLeft || shown.some(({ owed }) => owed > 0) ? children?.(isLeft) : null}
        </Stack>
      </Alert>
    </Telling>
  );
}
