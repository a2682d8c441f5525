import { Button, Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Building2, Printer, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { useAgencies } from '../../agencies';
import { Departed } from '../../assessments';
import { lostWith } from '../../platform';
import { ButtonLink, EmptyState, LoadingState } from '../../ui';
import { AgencyProgressTable } from '../components/AgencyProgressTable';
import { AskDialog } from '../components/AskDialog';
import { CoverageMatrix } from '../components/CoverageMatrix';
import { Frame } from '../components/Frame';
import { NewLead } from '../components/NewLead';
import { useParticipation } from '../queries';

/** Which agency is asked what, who leads, until when, and how far each is. */
export function CoverageScreen() {
  const { t } = useTranslation('consolidation');
  const [asking, setAsking] = useState(false);
  const { assessmentId = '' } = useParams({ strict: false });
  const participation = useParticipation(assessmentId);
  const agencies = useAgencies();
  return (
    <Frame
      tab="agencies"
      title={t('coverage.title')}
      what={t('coverage.what')}
      next={t('coverage.next')}
      beside={[participation, agencies]}
      actions={(assessment) => (
        <Group gap="xs">
          {assessment.status === 'open' ? (
            <Button leftSection={<Users aria-hidden size={16} />} onClick={() => setAsking(true)}>
              {t('ask.open')}
            </Button>
          ) : null}
          <Button
            variant="default"
            leftSection={<Printer aria-hidden size={16} />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
          <ButtonLink to="/agencies" variant="default" leftSection={<Building2 aria-hidden size={16} />}>
            {t('coverage.register')}
          </ButtonLink>
        </Group>
      )}
    >
      {(assessment, edition) => (
        <>
          <Departed
            assessment={assessment}
            isWhole
            each={(departed) => <NewLead assessment={assessment} departed={departed} />}
          />
          <Coverage assessment={assessment} edition={edition} onAsk={() => setAsking(true)} />
          <AskDialog assessment={assessment} opened={asking} onClose={() => setAsking(false)} />
        </>
      )}
    </Frame>
  );
}

interface CoverageProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly onAsk: () => void;
}

function Coverage({ assessment, edition, onAsk }: CoverageProps) {
  const { t } = useTranslation('consolidation');
  const participation = useParticipation(assessment.id);
  const agencies = useAgencies();
  if (lostWith(participation) !== null || lostWith(agencies) !== null) return null;
  if (participation.data === undefined || agencies.data === undefined) return <LoadingState />;
  if (participation.data.participants.length === 0) {
    return (
      <EmptyState
        title={t('coverage.empty')}
        action={
          assessment.status === 'open' ? (
            <Button leftSection={<Users aria-hidden size={16} />} onClick={onAsk}>
              {t('ask.open')}
            </Button>
          ) : undefined
        }
      >
        {t('coverage.empty-why')}
      </EmptyState>
    );
  }
  const taking = new Set(participation.data.participants.map(({ agencyId }) => agencyId));
  const there = agencies.data.filter(({ id }) => taking.has(id));
  return (
    <>
      <AgencyProgressTable assessment={assessment} agencies={there} />
      <CoverageMatrix
        assessment={assessment}
        edition={edition}
        agencies={there}
        assignments={participation.data.assignments}
      />
    </>
  );
}
