import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasEnded } from '../../../shared/agencies';
import type { Assessment } from '../../../shared/assessments';
import { useAgencyName } from '../../agencies';
import { notifyDone, notifyError } from '../../platform';
import { useAskable } from '../askable';
import { useAssign } from '../queries';

interface NewLeadProps {
  readonly assessment: Assessment;
  /** Items that nobody leads. */
  readonly items: readonly string[];
}

/** Gives all that an agency led to another one, in one step that can be taken back. */
export function NewLead({ assessment, items }: NewLeadProps) {
  const { t } = useTranslation('consolidation');
  const nameOf = useAgencyName();
  const assign = useAssign(assessment.id);
  // Nor one that works today and will have ended by the reference date.
  const there = useAskable(assessment).working.filter(
    (agency) => !hasEnded(agency, assessment.referenceDate),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const give = () => {
    setTried(true);
    if (chosen === null || assign.isPending) return;
    assign.mutate(
      items.map((itemId) => ({ itemId, agencyId: chosen, as: 'lead' })),
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
