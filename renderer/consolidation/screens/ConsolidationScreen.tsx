import { Button, Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Presentation, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import { lostWith } from '../../platform';
import { ButtonLink, EmptyState, LoadingState } from '../../ui';
import { ConsolidationTable } from '../components/ConsolidationTable';
import { Frame } from '../components/Frame';
import { useTable } from '../queries';
import { SaveTable } from '../report/SaveTable';

/** Items against agencies: where they disagree, what is decided, what is missing. */
export function ConsolidationScreen() {
  const { t } = useTranslation('consolidation');
  const { assessmentId = '' } = useParams({ strict: false });
  const table = useTable(assessmentId);
  return (
    <Frame
      tab="consolidation"
      title={t('table.title')}
      what={t('table.what')}
      next={t('table.next')}
      beside={[table]}
      actions={(assessment) => (
        <Group gap="xs">
          {assessment.status === 'open' ? (
            <ButtonLink
              to="/assessments/$assessmentId/workshop"
              params={{ assessmentId: assessment.id }}
              variant="default"
              leftSection={<Presentation aria-hidden size={16} />}
            >
              {t('workshop.open')}
            </ButtonLink>
          ) : null}
          <Button
            variant="default"
            leftSection={<Printer aria-hidden size={16} />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
          <SaveTable assessment={assessment} />
        </Group>
      )}
    >
      {(assessment, edition) => <Consolidation assessment={assessment} edition={edition} />}
    </Frame>
  );
}

function Consolidation({
  assessment,
  edition,
}: {
  readonly assessment: Assessment;
  readonly edition: Parameters<typeof ConsolidationTable>[0]['edition'];
}) {
  const { t } = useTranslation('consolidation');
  const { id: assessmentId } = assessment;
  const table = useTable(assessmentId);
  if (lostWith(table) !== null) return null;
  if (table.data === undefined) return <LoadingState />;
  if (table.data.columns.length === 0) {
    return (
      <EmptyState
        title={t('coverage.empty')}
        action={
          <ButtonLink to="/assessments/$assessmentId/agencies" params={{ assessmentId }}>
            {t('table.to-agencies')}
          </ButtonLink>
        }
      >
        {t('coverage.empty-why')}
      </EmptyState>
    );
  }
  return <ConsolidationTable assessment={assessment} edition={edition} table={table.data} />;
}
