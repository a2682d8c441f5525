import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasEnded } from '../../../shared/agencies';
import type { Assessment, DepartedAgency } from '../../../shared/assessments';
import { useAgencyName } from '../../agencies';
import { notifyDone, notifyError } from '../../platform';
import { useAskable } from '../askable';
import { useAssign } from '../queries';

interface NewLeadProps {
  readonly assessment: Assessment;
  /** An agency that has ended, or will have. */
  readonly departed: DepartedAgency;
}

/**
 * What can be done about what an agency that ended is asked: another one leads it, else it is asked no more what it has said nothing on.
 * Both are one step that can be taken back.
 */
export function NewLead({ assessment, departed }: NewLeadProps) {
  if (departed.unled.length > 0) return <Giving assessment={assessment} departed={departed} />;
  return departed.silent.length > 0 ? <StopAsking assessment={assessment} departed={departed} /> : null;
}

const asNotAsked = (agencyId: string, items: readonly string[]) =>
  items.map((itemId) => ({ itemId, agencyId, as: 'not-asked' as const }));

/** Gives all that an agency led to another one. */
function Giving({ assessment, departed }: NewLeadProps) {
  const { t } = useTranslation('consolidation');
  const nameOf = useAgencyName();
  const assign = useAssign(assessment.id);
  const { unled: items, silent, requests } = departed;
  // Nor one that works today and will have ended by the reference date.
  const there = useAskable(assessment).working.filter(
    (agency) => !hasEnded(agency, assessment.referenceDate),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const give = () => {
    setTried(true);
    if (chosen === null || assign.isPending) return;
    // It would owe for ever what another gives now. What comes back on a request that is out has to find the items asked.
    const unsaid = requests > 0 ? [] : items.filter((itemId) => silent.includes(itemId));
    assign.mutate(
      [
        ...items.map((itemId) => ({ itemId, agencyId: chosen, as: 'lead' as const })),
        ...asNotAsked(departed.agencyId, unsaid),
      ],
      {
        onSuccess: () => notifyDone(t('lead.done', { count: items.length, name: nameOf(chosen) })),
        onError: notifyError,
      },
    );
  };
  return (
    <Group gap="xs" align="flex-start">
      <Select
        size="xs"
        w={320}
        aria-label={t('lead.choose')}
        placeholder={t('lead.choose')}
        data={there.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        value={chosen}
        onChange={setChosen}
        error={tried && chosen === null ? t('lead.missing') : undefined}
        nothingFoundMessage={t('lead.none')}
        searchable
      />
      <Button size="xs" variant="default" loading={assign.isPending} onClick={give}>
        {t('lead.give', { count: items.length })}
      </Button>
    </Group>
  );
}

/** Asks an agency no more what it has said nothing on and others answer. */
function StopAsking({ assessment, departed }: NewLeadProps) {
  const { t } = useTranslation('consolidation');
  const nameOf = useAgencyName();
  const assign = useAssign(assessment.id);
  const { agencyId, silent, requests } = departed;
  const stop = () => {
    if (assign.isPending) return;
    assign.mutate(asNotAsked(agencyId, silent), {
      onSuccess: () => notifyDone(t('lead.stopped', { count: silent.length, name: nameOf(agencyId) })),
      onError: notifyError,
    });
  };
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        aria-describedby={requests > 0 ? `out-${agencyId}` : undefined}
        loading={assign.isPending}
        onClick={stop}
      >
        {t('lead.stop', { count: silent.length })}
      </Button>
      {requests > 0 ? (
        <Text size="sm" id={`out-${agencyId}`}>
          {t('lead.stop-out')}
        </Text>
      ) : null}
    </Group>
  );
}
