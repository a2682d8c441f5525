import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationToCheck } from '../../../shared/texts';
import { ErrorNotice, notifyDone, notifyError } from '../../platform';
import { EmptyState, LoadingState, PageHeader, TextLink } from '../../ui';
import { CheckRow, newQuote } from '../components/CheckRow';
import { useCitationsToCheck, useKeepCitation, useMoveCitations } from '../queries';
import styles from './CitationsToCheckScreen.module.css';

/** Citations made in an older text of a document that has a later one: what became of each, for a person to decide. */
export function CitationsToCheckScreen() {
  const { t } = useTranslation('texts');
  const checks = useCitationsToCheck();
  return (
    <>
      <PageHeader title={t('check.title')} what={t('check.what')} next={t('check.next')} />
      {checks.isError ? (
        <ErrorNotice error={checks.error} onRetry={() => void checks.refetch()} />
      ) : checks.data === undefined ? (
        <LoadingState label={t('check.looking')} />
      ) : checks.data.length === 0 ? (
        <EmptyState title={t('check.none')}>{t('check.none-next')}</EmptyState>
      ) : (
        <Checks checks={checks.data} />
      )}
    </>
  );
}

const idOf = ({ place }: CitationToCheck) => place.citation.id;
const canMove = ({ proposal }: CitationToCheck) => proposal !== null && proposal.kind !== 'lost';

function Checks({ checks }: { readonly checks: readonly CitationToCheck[] }) {
  const { t } = useTranslation('texts');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const move = useMoveCitations();
  const keep = useKeepCitation();
  const documents = useMemo(
    () => [...Map.groupBy(checks, (check) => `${check.documentId} ${check.later.versionId}`)],
    [checks],
  );
  // What was decided meanwhile is no longer in the list.
  const chosen = checks.filter((check) => canMove(check) && ticked.has(idOf(check)));
  const same = checks.filter(({ proposal }) => proposal?.kind === 'same');
  const tick = (check: CitationToCheck, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(idOf(check));
    else next.delete(idOf(check));
    setTicked(next);
  };
  const moveChosen = () =>
    move.mutate(
      chosen.map((check) => ({ check, quote: newQuote(check) })),
      {
        onSuccess: () => {
          setTicked(new Set());
          notifyDone(t('check.moved', { count: chosen.length }));
        },
        onError: notifyError,
      },
    );
  const keepOld = (check: CitationToCheck) =>
    keep.mutate(
      { check, kept: true },
      { onSuccess: () => notifyDone(t('check.kept')), onError: notifyError },
    );

  return (
    <Stack gap="md">
      <Group gap="xs" className={styles['acts'] ?? ''}>
        <Button onClick={moveChosen} disabled={chosen.length === 0} loading={move.isPending}>
          {t('check.move', { count: chosen.length })}
        </Button>
        <Button
          variant="default"
          disabled={same.length === 0}
          onClick={() => setTicked(new Set([...ticked, ...same.map(idOf)]))}
        >
          {t('check.tick-same', { count: same.length })}
        </Button>
        <Text size="sm" role="status" aria-live="polite">
          {t('check.counts', {
            same: same.length,
            reworded: checks.filter(({ proposal }) => proposal?.kind === 'reworded').length,
            lost: checks.filter((check) => !canMove(check)).length,
          })}
        </Text>
      </Group>
      {documents.map(([key, group]) => {
        const [first] = group;
        if (first === undefined) return null;
        const { documentId, documentTitle, later, place } = first;
        return (
          <section key={key} aria-label={documentTitle}>
            <Group gap="sm" align="baseline">
              <Title order={2} size="h3">
                <TextLink to="/library/$documentId" params={{ documentId }} inherit>
                  {documentTitle}
                </TextLink>
              </Title>
              <TextLink
                to="/texts/$before/$after"
                params={{ before: place.citation.versionId, after: later.versionId }}
                size="sm"
              >
                {t('check.compare')}
              </TextLink>
            </Group>
            <ul className={styles['list']}>
              {group.map((check) => (
                <CheckRow
                  key={idOf(check)}
                  check={check}
                  ticked={ticked.has(idOf(check))}
                  onTick={canMove(check) ? (on) => tick(check, on) : null}
                  onKeep={() => keepOld(check)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
