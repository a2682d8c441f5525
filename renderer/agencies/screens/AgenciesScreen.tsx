import { Button, Group, SegmentedControl } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agency, isActiveOn } from '../../../shared/agencies';
import { ErrorNotices, lostWith, useToday } from '../../platform';
import { EmptyState, goToPart, LoadingState, PageHeader, TextLink } from '../../ui';
import { AgenciesTable, agencyRowId } from '../components/AgenciesTable';
import { AgencyDialog } from '../components/AgencyDialog';
import { FocalPointsDialog } from '../components/FocalPointsDialog';
import { useAgencies } from '../queries';

/** The register of agencies: who takes part in assessments, in which role, and who speaks for them. */
export function AgenciesScreen() {
  const { t } = useTranslation('agencies');
  const agencies = useAgencies();
  const [editing, setEditing] = useState<Agency | 'new' | null>(null);
  const [persons, setPersons] = useState<string | null>(null);
  const [chosenShown, setShown] = useState<'active' | 'all' | null>(null);
  const { agency: wanted } = useSearch({ from: '/agencies' });
  const add = (
    <Button leftSection={<Plus aria-hidden size={18} />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  );
  const now = useToday();
  const all = agencies.data ?? [];
  const active = all.filter((agency) => isActiveOn(agency, now));
  // Whoever comes for one agency sees it, also when it works no more.
  const shown =
    chosenShown ?? (wanted !== undefined && !active.some(({ id }) => id === wanted) ? 'all' : 'active');
  const listed = shown === 'active' ? active : all;
  const isReady = agencies.data !== undefined;
  useEffect(() => {
    if (isReady && wanted !== undefined) goToPart(document.getElementById(agencyRowId(wanted)), 'center');
  }, [isReady, wanted]);
  return (
    <>
      <PageHeader title={t('title')} what={t('what')} next={t('next')} actions={add} />
      <TextLink to="/history" size="sm" display="inline-block" mb="xs">
        {t('handover')}
      </TextLink>
      <ErrorNotices of={[agencies]} />
      {lostWith(agencies) !== null ? null : agencies.data === undefined ? (
        <LoadingState />
      ) : all.length === 0 ? (
        <EmptyState title={t('empty')} action={add}>
          {t('empty-why')}
        </EmptyState>
      ) : (
        <>
          <Group mb="xs">
            <SegmentedControl
              size="xs"
              aria-label={t('shown')}
              value={shown}
              onChange={(value) => setShown(value === 'all' ? 'all' : 'active')}
              data={[
                { value: 'active', label: t('shown-active', { count: active.length }) },
                { value: 'all', label: t('shown-all', { count: all.length }) },
              ]}
            />
          </Group>
          <AgenciesTable
            agencies={listed}
            day={now}
            wanted={wanted}
            onEdit={setEditing}
            onPersons={({ id }) => setPersons(id)}
          />
        </>
      )}
      <AgencyDialog
        key={editing === null || editing === 'new' ? String(editing) : editing.id}
        agency={editing === 'new' ? null : editing}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
      <FocalPointsDialog
        agency={all.find(({ id }) => id === persons) ?? null}
        day={now}
        onClose={() => setPersons(null)}
      />
    </>
  );
}
