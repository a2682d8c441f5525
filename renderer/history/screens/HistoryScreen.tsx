import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntity } from '../../../shared/changes';
import { useSteps } from '../../changes';
import { ErrorNotice } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import styles from '../components/history.module.css';
import { StepCard } from '../components/StepCard';
import { SaveHandover } from '../report/SaveHandover';

/** What people look for, with the kinds of things that belong to it. */
const KINDS = {
  answers: [
    'answer',
    'agency-answer',
    'decision',
    'discussion',
    'workshop',
    'assessment',
    'snapshot',
    'restatement',
  ],
  documents: ['document', 'version', 'file', 'relation', 'highlight', 'import', 'lookalike', 'reliance'],
  plans: ['plan', 'action', 'gap'],
  agencies: ['agency', 'sheet-request'],
  packs: ['pack', 'table-import', 'table-edition'],
  questionnaires: ['edition', 'edition-text'],
  others: ['treaty', 'topic', 'glossary', 'cause', 'consent', 'settings', 'saved-search'],
} as const satisfies Readonly<Record<string, readonly HistoryEntity[]>>;
type Kind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Kind[];

/** Everything that was done in this workspace, the newest first, with the way back from the last steps. */
export function HistoryScreen() {
  const { t } = useTranslation('history');
  const [kind, setKind] = useState<Kind | ''>('');
  const steps = useSteps(kind === '' ? null : KINDS[kind]);
  const list = steps.data?.pages.flatMap((page) => page.steps) ?? [];
  return (
    <>
      <PageHeader
        before={<BackLink to="/settings">{t('back')}</BackLink>}
        title={t('title')}
        what={t('what')}
        next={t('next')}
        actions={<SaveHandover />}
      />
      <NativeSelect
        label={t('kind-label')}
        maw="20rem"
        mb="md"
        value={kind}
        onChange={({ currentTarget }) => setKind(NAMES.find((each) => each === currentTarget.value) ?? '')}
        data={[
          { value: '', label: t('kind.all') },
          ...NAMES.map((each) => ({ value: each, label: t(`kind.${each}`) })),
        ]}
      />
      {steps.isError ? (
        <ErrorNotice error={steps.error} onRetry={() => void steps.refetch()} />
      ) : steps.data === undefined ? (
        <LoadingState />
      ) : list.length === 0 ? (
        <EmptyState title={t('none')}>{t('none-why')}</EmptyState>
      ) : (
        <Stack gap="md" align="flex-start">
          <ol className={styles['steps']} aria-label={t('title')}>
            {list.map((step) => (
              <StepCard key={step.seq} step={step} />
            ))}
          </ol>
          {steps.hasNextPage ? (
            <Button
              variant="default"
              loading={steps.isFetchingNextPage}
              onClick={() => void steps.fetchNextPage()}
            >
              {t('earlier')}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {t('begin')}
            </Text>
          )}
        </Stack>
      )}
    </>
  );
}
