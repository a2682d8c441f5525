import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { useDates } from '../../platform';
import { ButtonLink, TextLink } from '../../ui';
import { latestPair } from '../latest-pair';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** The latest frozen assessments, and the comparison of the last two years of one State. */
export function SnapshotsSection({ snapshots }: { readonly snapshots: readonly SnapshotSummary[] }) {
  const { t } = useTranslation(['home', 'vocabulary']);
  const dates = useDates();
  if (snapshots.length === 0) return null;
  const pair = latestPair(snapshots);
  return (
    <HomeSection
      title={t('snapshots.title')}
      aside={
        <TextLink to="/compare" size="sm">
          {t('snapshots.all')}
        </TextLink>
      }
    >
      <Lines label={t('snapshots.title')}>
        {snapshots.slice(0, SHOWN).map((snapshot) => (
          <Line
            key={snapshot.id}
            main={
              <TextLink
                to="/assessments/$assessmentId"
                params={{ assessmentId: snapshot.assessmentId }}
                fw={600}
              >
                {t('assessments.name', {
                  state: t(`vocabulary:member.${snapshot.state}.label`),
                  day: dates.day(snapshot.referenceDate),
                })}
              </TextLink>
            }
            detail={t('snapshots.frozen', { day: dates.dayOf(snapshot.frozenAt), name: snapshot.frozenBy })}
          />
        ))}
      </Lines>
      {pair === null ? (
        <Text size="sm" c="dimmed">
          {t('snapshots.one')}
        </Text>
      ) : (
        <Group>
          <ButtonLink
            to="/compare/$ids"
            params={{ ids: `${pair.earlier.id},${pair.later.id}` }}
            variant="default"
          >
            {t('snapshots.compare', {
              state: t(`vocabulary:member.${pair.later.state}.label`),
              earlier: dates.year(Number(pair.earlier.referenceDate.slice(0, 4))),
              later: dates.year(Number(pair.later.referenceDate.slice(0, 4))),
            })}
          </ButtonLink>
        </Group>
      )}
    </HomeSection>
  );
}
