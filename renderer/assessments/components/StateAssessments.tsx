import { Button, Group, Table, Text, Title } from '@mantine/core';
import { Columns2, Lock, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AssessmentSummary, SnapshotSummary } from '../../../shared/assessments';
import { useDates } from '../../platform';
import { ButtonLink, StatusBadge, TextLink, WholeIds } from '../../ui';
import { useRestatements } from '../queries';
import { ProgressStrip } from './ProgressStrip';
import styles from './StateAssessments.module.css';

interface StateAssessmentsProps {
  readonly state: AssessmentSummary['state'];
  /** The newest first. */
  readonly assessments: readonly AssessmentSummary[];
  readonly snapshots: readonly SnapshotSummary[];
  readonly onStartNext: (snapshot: SnapshotSummary) => void;
}

/** The assessments of one State, year by year. */
export function StateAssessments({ state, assessments, snapshots, onStartNext }: StateAssessmentsProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const name = t(`vocabulary:member.${state}.label`);
  const frozen = snapshots
    .filter((snapshot) => snapshot.state === state)
    .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1));
  const heading = `state-${state}`;
  return (
    <section aria-labelledby={heading}>
      <Group justify="space-between" mb={4}>
        <Title order={2} id={heading}>
          {name}
        </Title>
        {frozen.length < 2 ? null : (
          <ButtonLink
            to="/compare/$ids"
            params={{ ids: frozen.map(({ id }) => id).join(',') }}
            variant="default"
            size="xs"
            leftSection={<Columns2 aria-hidden size={16} />}
          >
            {t('list.compare', { count: frozen.length, state: name })}
          </ButtonLink>
        )}
      </Group>
      <Table aria-labelledby={heading} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('list.date')}</Table.Th>
            <Table.Th scope="col">{t('list.edition')}</Table.Th>
            <Table.Th scope="col">{t('list.progress')}</Table.Th>
            <Table.Th scope="col" className={styles.status}>
              {t('list.status')}
            </Table.Th>
            <Table.Th scope="col">{t('list.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {assessments.map((assessment) => {
            const snapshot = frozen.find(({ id }) => id === assessment.snapshotId);
            const date = dates.day(assessment.referenceDate);
            return (
              <Table.Tr key={assessment.id}>
                <Table.Th scope="row" className={styles.date}>
                  <TextLink to="/assessments/$assessmentId" params={{ assessmentId: assessment.id }} fw={600}>
                    {date}
                  </TextLink>
                </Table.Th>
                <Table.Td className={styles.edition}>
                  {t('list.edition-scope', {
                    edition: assessment.edition,
                    scope: t(`scope.${assessment.scope}`),
                  })}
                </Table.Td>
                <Table.Td className={styles.progress}>
                  <ProgressStrip progress={assessment.progress} brief />
                  <CorrectedSince snapshotId={assessment.snapshotId} />
                </Table.Td>
                <Table.Td>
                  {assessment.status === 'open' ? (
                    <StatusBadge tone="main" icon={PencilLine}>
                      {t('status.open')}
                    </StatusBadge>
                  ) : (
                    <>
                      <StatusBadge tone="plain" icon={Lock}>
                        {t('status.frozen')}
                      </StatusBadge>
                      {snapshot === undefined ? null : (
                        <Text size="xs" c="dimmed">
                          {t('list.frozen-by', {
                            name: snapshot.frozenBy,
                            date: dates.dayOf(snapshot.frozenAt),
                          })}
                        </Text>
                      )}
                    </>
                  )}
                </Table.Td>
                <Table.Td>
                  {snapshot === undefined ? (
                    <ButtonLink
                      to="/assessments/$assessmentId"
                      params={{ assessmentId: assessment.id }}
                      size="xs"
                      aria-label={t('list.continue-of', { date })}
                    >
                      {t('list.continue')}
                    </ButtonLink>
                  ) : (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => onStartNext(snapshot)}
                      aria-label={t('list.start-next-of', { date })}
                    >
                      {t('list.start-next')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** That the counts are those of the day of freezing, where answers were corrected since: a comparison counts the corrections. */
function CorrectedSince({ snapshotId }: { readonly snapshotId: string | null }) {
  const { t } = useTranslation('assessments');
  const items = new Set((useRestatements(snapshotId).data ?? []).map(({ itemId }) => itemId));
  if (items.size === 0) return null;
  return (
    <Text size="xs" c="dimmed" data-corrected>
      <WholeIds>
        {t('list.corrected', { count: items.size, items: [...items].toSorted().join(', ') })}
      </WholeIds>
    </Text>
  );
}
