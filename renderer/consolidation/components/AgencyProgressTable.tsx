import { Table, Text } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Agency, hasEnded, inDutyOn } from '../../../shared/agencies';
import type { Assessment } from '../../../shared/assessments';
import { ActiveMark } from '../../agencies';
import { ProgressStrip } from '../../assessments';
import { lostWith, notifyError, Telling, useDates, useToday } from '../../platform';
import { ButtonLink, KeptDayInput, StatusBadge } from '../../ui';
import { useAgencyProgress, useSetDueDate } from '../queries';
import styles from './AgencyProgressTable.module.css';

interface AgencyProgressTableProps {
  readonly assessment: Assessment;
  readonly agencies: readonly Agency[];
}

/** One line an agency: how far it is, when its answers are due, and the way to answer for it. */
export function AgencyProgressTable({ assessment, agencies }: AgencyProgressTableProps) {
  const { t } = useTranslation('consolidation');
  const dates = useDates();
  const progress = useAgencyProgress(assessment.id);
  const setDue = useSetDueDate(assessment.id);
  const isOpen = assessment.status === 'open';
  const now = useToday();
  const failed = <Telling of={[progress]} />;
  if (lostWith(progress) !== null) return failed;
  return (
    <>
      {failed}
      <Table aria-label={t('progress.label')} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('progress.agency')}</Table.Th>
            <Table.Th scope="col">{t('progress.answers')}</Table.Th>
            <Table.Th scope="col">{t('progress.due')}</Table.Th>
            <Table.Th scope="col" className={styles.act}>
              {t('progress.do')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agencies.map((agency) => {
            const line = progress.data?.find(({ agencyId }) => agencyId === agency.id);
            const person = inDutyOn(agency, 'focal', now);
            const left = line === undefined ? 0 : line.progress.notAnswered + line.progress.unconfirmed;
            // Nothing is late for a frozen assessment, nor from whoever has ended.
            const isAwaited = isOpen && left > 0 && !hasEnded(agency, now);
            const isLate = isAwaited && line?.dueOn !== null && line !== undefined && line.dueOn < now;
            return (
              <Table.Tr key={agency.id} data-agency={agency.id}>
                <Table.Th scope="row">
                  <Text size="sm" fw={600}>
                    {agency.shortName}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {person === null ? t('progress.no-focal') : person.name}
                  </Text>
                  <ActiveMark agency={agency} day={isOpen ? now : assessment.referenceDate} />
                </Table.Th>
                <Table.Td className={styles.progress}>
                  {line === undefined ? null : <ProgressStrip progress={line.progress} brief />}
                  {line === undefined ? null : (
                    <Text size="xs" c="dimmed">
                      {t('progress.leads', { count: line.leads })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {isOpen ? (
                    <KeptDayInput
                      size="xs"
                      hint=""
                      aria-label={t('progress.due-of', { name: agency.shortName })}
                      value={line?.dueOn ?? ''}
                      onDay={(day) =>
                        setDue.mutate({ agencyId: agency.id, dueOn: day || null }, { onError: notifyError })
                      }
                    />
                  ) : line?.dueOn ? (
                    dates.day(line.dueOn)
                  ) : null}
                  {isLate ? (
                    <StatusBadge tone="care">{t('progress.late', { count: left })}</StatusBadge>
                  ) : null}
                </Table.Td>
                <Table.Td className={styles.act}>
                  <ButtonLink
                    to="/assessments/$assessmentId"
                    params={{ assessmentId: assessment.id }}
                    search={{ as: agency.id }}
                    size="xs"
                    variant="default"
                    leftSection={<PencilLine aria-hidden size={14} />}
                    aria-label={t(isOpen ? 'progress.answer-as' : 'progress.read-as', {
                      name: agency.shortName,
                    })}
                  >
                    {t(isOpen ? 'progress.answer' : 'progress.read')}
                  </ButtonLink>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}
