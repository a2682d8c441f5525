import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HISTORY_ENTITIES, type HistoryEntity } from '../../../shared/changes';
import { useSteps } from '../../changes';
import { ErrorNotices, lostWith } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader, useRowStops } from '../../ui';
import styles from '../components/history.module.css';
import { StepCard } from '../components/StepCard';
import { SaveHandover } from '../report/SaveHandover';

/** What people look for, to which each kind of thing belongs. */
const KIND_OF = {
  ...{ answer: 'answers', 'agency-answer': 'answers', citation: 'answers', decision: 'answers' },
  ...{ discussion: 'answers', workshop: 'answers', assessment: 'answers', snapshot: 'answers' },
  ...{ restatement: 'answers' },
  ...{ document: 'documents', version: 'documents', file: 'documents', relation: 'documents' },
  ...{ highlight: 'documents', import: 'documents', lookalike: 'documents', reliance: 'documents' },
  ...{ plan: 'plans', action: 'plans', gap: 'plans' },
  ...{ agency: 'agencies', 'sheet-request': 'agencies' },
  ...{ pack: 'packs', 'table-import': 'packs', 'table-edition': 'packs' },
  ...{ edition: 'questionnaires', 'edition-text': 'questionnaires' },
  ...{ treaty: 'others', topic: 'others', glossary: 'others', cause: 'others', consent: 'others' },
  ...{ settings: 'others', 'saved-search': 'others' },
} as const satisfies Readonly<Record<HistoryEntity, string>>;
type Kind = (typeof KIND_OF)[HistoryEntity];
const KINDS = [
  'answers',
  'documents',
  'plans',
  'agencies',
  'packs',
  'questionnaires',
  'others',
] as const satisfies readonly Kind[];

/** Everything that was done in this workspace, the newest first, with the way back from the last steps. */
export function HistoryScreen() {
  const { t } = useTranslation('history');
  const [kind, setKind] = useState<Kind | ''>('');
  const steps = useSteps(kind === '' ? null : HISTORY_ENTITIES.filter((each) => KIND_OF[each] === kind));
  const stops = useRowStops<HTMLOListElement>();
  const failed = <ErrorNotices of={[steps]} />;
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
        onChange={({ currentTarget }) => setKind(KINDS.find((each) => each === currentTarget.value) ?? '')}
        data={[
          { value: '', label: t('kind.all') },
          ...KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) })),
        ]}
      />
      {steps.isFetchNextPageError ? null : failed}
      {lostWith(steps) !== null ? null : steps.data === undefined ? (
        <LoadingState />
      ) : list.length === 0 ? (
        <EmptyState title={t('none')}>{t('none-why')}</EmptyState>
      ) : (
        <Stack gap="md" align="flex-start">
          <ol {...stops} className={styles['steps']} aria-label={t('title')}>
            {list.map((step) => (
              <StepCard key={step.seq} step={step} />
            ))}
          </ol>
          {steps.isFetchNextPageError ? failed : null}
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
