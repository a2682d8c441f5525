import { Button, SegmentedControl, Table } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DocumentSummary,
  REVIEW_STATES,
  type ReviewState,
  reviewStateOf,
} from '../../../shared/library';
import { ErrorNotices, lostWith, useDates, useToday } from '../../platform';
import { BackLink, EmptyState, InLanguage, LoadingState, PageHeader, TextLink, useGrowing } from '../../ui';
import { PersonalOfDocuments } from '../care/Personal';
import { useAllDocuments } from '../queries';
import { useCatalogueWords } from '../words';
import { useCheckedToday } from './use-checked-today';
import styles from './works.module.css';

/** Lines drawn at first, and more as they are scrolled. */
const AT_ONCE = 60;

/** Documents by when they are to be checked again, the longest overdue first, each with one button that says it was done. */
export function ToCheckScreen() {
  const { t } = useTranslation('works');
  const documents = useAllDocuments();
  const [chosen, setChosen] = useState<ReviewState | null>(null);
  const now = useToday();
  const groups = useMemo(
    () => Map.groupBy(documents.data ?? [], ({ review }) => reviewStateOf(review, now)),
    [documents.data, now],
  );
  // Until somebody chooses or does something, it is the first list with something in it, also after something was heard of.
  const first = REVIEW_STATES.find((each) => (groups.get(each)?.length ?? 0) > 0) ?? 'due';
  const state = chosen ?? first;
  const listed = useMemo(() => (groups.get(state) ?? []).toSorted(byUrgency), [groups, state]);
  return (
    <>
      <PageHeader
        before={<BackLink to="/library">{t('to-check.back')}</BackLink>}
        title={t('to-check.title')}
        what={t('to-check.what')}
        next={t('to-check.next')}
      />
      <ErrorNotices of={[documents]} />
      {lostWith(documents) !== null ? null : documents.data === undefined ? (
        <LoadingState />
      ) : (
        <>
          <PersonalOfDocuments documentIds={null} />
          <SegmentedControl
            size="xs"
            mb="sm"
            aria-label={t('to-check.which')}
            value={state}
            onChange={(value) => setChosen(REVIEW_STATES.find((each) => each === value) ?? null)}
            data={REVIEW_STATES.map((each) => ({
              value: each,
              label: t(`to-check.state.${each}`, { count: groups.get(each)?.length ?? 0 }),
            }))}
          />
          {listed.length === 0 ? (
            <EmptyState title={t('to-check.none')} />
          ) : (
            <ToCheckTable
              key={state}
              documents={listed}
              label={t(`to-check.state.${state}`, { count: listed.length })}
              // Who has begun with a list stays there when its last text is done.
              onBegun={() => setChosen(state)}
            />
          )}
        </>
      )}
    </>
  );
}

// One for all: each text that is compared without it makes one of its own.
const { compare: compareTitles } = new Intl.Collator(undefined, { numeric: true });

function byUrgency(a: DocumentSummary, b: DocumentSummary): number {
  const day = ({ review }: DocumentSummary) => review.reviewBy ?? review.checkedOn ?? '9999';
  return day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : compareTitles(a.title, b.title);
}

function ToCheckTable({
  documents,
  label,
  onBegun,
}: {
  readonly documents: readonly DocumentSummary[];
  readonly label: string;
  readonly onBegun: () => void;
}) {
  const { t } = useTranslation('works');
  const words = useCatalogueWords();
  const dates = useDates();
  const { check, busy } = useCheckedToday();
  const { shown, more } = useGrowing(documents, AT_ONCE, 'to-check');
  const day = (value: string | null) => (value === null ? t('to-check.never') : dates.day(value));
  return (
    <>
      <Table aria-label={label} verticalSpacing={6} className={styles['toCheck'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('to-check.document')}</Table.Th>
            <Table.Th>{t('to-check.status')}</Table.Th>
            <Table.Th>{t('review.checked-on')}</Table.Th>
            <Table.Th>{t('review.checked-by')}</Table.Th>
            <Table.Th>{t('review.review-by')}</Table.Th>
            <Table.Th>{t('to-check.done')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <TextLink to="/library/$documentId" params={{ documentId: one.id }} size="sm">
                  <InLanguage code={one.language}>{one.title}</InLanguage>
                </TextLink>
              </Table.Td>
              <Table.Td>{words.status(one.status)}</Table.Td>
              <Table.Td>{day(one.review.checkedOn)}</Table.Td>
              <Table.Td>{one.review.checkedBy ?? ''}</Table.Td>
              <Table.Td>
                {one.review.reviewBy === null ? t('to-check.not-planned') : day(one.review.reviewBy)}
              </Table.Td>
              <Table.Td>
                <Button
                  size="xs"
                  variant="default"
                  disabled={busy}
                  aria-label={t('review.checked-named', { title: one.title })}
                  onClick={() => {
                    onBegun();
                    check(one);
                  }}
                >
                  {t('to-check.checked')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more}
    </>
  );
}
