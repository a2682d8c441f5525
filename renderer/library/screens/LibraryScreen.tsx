import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { HeartPulse, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countForce, type DocumentSummary, type LibraryFilter, reviewStateOf } from '../../../shared/library';
import { speaksOfPeriod } from '../../../shared/vocabulary';
import { ErrorNotices, lostWith, notifyDone, notifyError, useDates, useToday } from '../../platform';
import { ButtonLink, EmptyState, LoadingState, PageHeader, TextLink } from '../../ui';
import { addressOf, filterOf, libraryAddress, narrows, widened } from '../address';
import { useBringInAndShow } from '../bring-in';
import { BulkBar } from '../bulk/BulkBar';
import { DeleteForGood } from '../care/DeleteForGood';
import { BringInMenu } from '../components/BringInMenu';
import { DocumentTable } from '../components/DocumentTable';
import { FilterBar } from '../components/FilterBar';
import { ImportNotice } from '../components/ImportNotice';
import { SortChoice } from '../components/SortChoice';
import { useRememberedList } from '../last-list';
import { PictureNotice } from '../pictures/PictureNotice';
import { useAllDocuments, useDocuments, useImports, useRestoreDocument } from '../queries';
import { SaveDocuments } from '../report/SaveDocuments';
import { useSelection } from '../selection';
import styles from './LibraryScreen.module.css';

/** Every document of the workspace, what narrows the list, and the door for new ones. */
export function LibraryScreen() {
  const { t } = useTranslation('library');
  const address = useSearch({ strict: false });
  const filter = useMemo(() => filterOf(libraryAddress.parse(address)), [address]);
  useRememberedList(filter);
  const navigate = useNavigate();
  const { history } = useRouter();
  const { bringIn, busy } = useBringInAndShow();
  const show = (wanted: LibraryFilter) => {
    // What was typed follows after a pause: whoever has gone on to a screen that is still loading is not called back.
    if (history.location.pathname !== '/library') return;
    void navigate({ to: '/library', search: addressOf(wanted), replace: true, resetScroll: false });
  };

  return (
    <>
      <PageHeader
        title={t(filter.removed ? 'trash.title' : 'title')}
        what={t(filter.removed ? 'trash.what' : 'what')}
        next={t(filter.removed ? 'trash.next' : 'next')}
        actions={
          filter.removed ? (
            <>
              <EmptyTrash />
              <ButtonLink variant="default" to="/library" search={{}}>
                {t('trash.leave')}
              </ButtonLink>
            </>
          ) : (
            <>
              <ButtonLink
                variant="default"
                to="/library"
                search={addressOf({ ...widened(filter), removed: true })}
                leftSection={<Trash2 aria-hidden size={16} />}
              >
                {t('trash.open')}
              </ButtonLink>
              <ButtonLink
                variant="default"
                to="/library/care"
                leftSection={<HeartPulse aria-hidden size={16} />}
              >
                {t('care.open')}
              </ButtonLink>
              <BringInMenu onWanted={bringIn} busy={busy} />
            </>
          )
        }
      />
      <ImportNotice />
      <PictureNotice />
      <Documents filter={filter} onFilter={show} onBringIn={() => bringIn('files')} />
    </>
  );
}

/** Deletes everything in the trash, whatever the filters show. */
function EmptyTrash() {
  const { t } = useTranslation('library');
  const documents = useAllDocuments({ inTrash: true }).data ?? [];
  if (documents.length === 0) return null;
  return <DeleteForGood documentIds={documents.map(({ id }) => id)} label={t('delete.all')} />;
}

const NONE: readonly DocumentSummary[] = [];

interface DocumentsProps {
  readonly filter: LibraryFilter;
  readonly onFilter: (filter: LibraryFilter) => void;
  readonly onBringIn: () => void;
}

function Documents({ filter, onFilter, onBringIn }: DocumentsProps) {
  const { t } = useTranslation(['library', 'works']);
  const list = useDocuments(filter);
  const all = useAllDocuments({ inTrash: filter.removed }).data ?? NONE;
  const now = useToday();
  const coming = useImports().data?.some(({ state }) => state === 'running') ?? false;
  const documents = list.data;
  const ids = useMemo(() => documents?.map(({ id }) => id) ?? [], [documents]);
  const selection = useSelection(ids);
  const isChoosing = selection.chosen.size > 0;
  const failed = <ErrorNotices of={[list]} />;
  if (lostWith(list) !== null) return failed;
  if (documents === undefined) return <LoadingState />;
  const emptyLibrary = documents.length === 0 && !narrows(filter);
  if (emptyLibrary)
    return (
      <>
        {failed}
        <NothingThere inTrash={filter.removed} coming={coming} onBringIn={onBringIn} />
      </>
    );
  const count = t(narrows(filter) ? 'list.count-narrowed' : 'list.count', {
    count: documents.length,
    total: all.length,
  });
  return (
    <>
      {failed}
      <FilterBar filter={filter} documents={all} onChange={onFilter} />
      <div className={styles.tools} data-choosing={isChoosing || undefined}>
        {/* It keeps its room while the bar lies over it, so that no row moves from under the pointer. */}
        <Group gap="md" style={isChoosing ? { visibility: 'hidden' } : {}}>
          <Text size="sm" c="dimmed" role="status" aria-live="polite">
            {count}
          </Text>
          {filter.asAt === null ? null : <AsAtCounts documents={documents} day={filter.asAt} />}
          {filter.removed ? null : (
            <TextLink to="/library/to-check" size="sm">
              {t('works:to-check.open', { count: dueCount(all, now) })}
            </TextLink>
          )}
          <Group ml="auto" gap="xs">
            <SortChoice sort={filter.sort} onSort={(sort) => onFilter({ ...filter, sort })} />
            {filter.removed || documents.length === 0 ? null : (
              <SaveDocuments documentIds={ids} filter={filter} />
            )}
          </Group>
        </Group>
        {/* Under the bar nothing is said, and whoever narrows the list goes on hearing what is left. */}
        {isChoosing ? <VisuallyHidden role="status">{count}</VisuallyHidden> : null}
        <BulkBar selection={selection} listed={ids} inTrash={filter.removed} />
      </div>
      {documents.length === 0 ? (
        <EmptyState
          title={t('list.no-match')}
          action={
            <Button variant="default" onClick={() => onFilter(widened(filter))}>
              {t('filter.clear')}
            </Button>
          }
        >
          {t('list.no-match-text')}
        </EmptyState>
      ) : (
        <DocumentTable
          label={t(filter.removed ? 'trash.title' : 'title')}
          name={`library ${JSON.stringify(addressOf(filter))}`}
          documents={documents}
          selection={selection}
          asAt={filter.asAt}
          {...(filter.removed
            ? { action: { heading: t('trash.restore-column'), of: (one) => <Restore document={one} /> } }
            : {})}
        />
      )}
    </>
  );
}

/** That the library, or its trash, is empty, and what to do. */
function NothingThere({
  inTrash,
  coming,
  onBringIn,
}: {
  readonly inTrash: boolean;
  /** Documents are being brought in. */
  readonly coming: boolean;
  readonly onBringIn: () => void;
}) {
  const { t } = useTranslation('library');
  if (inTrash) return <EmptyState title={t('trash.empty')}>{t('trash.empty-text')}</EmptyState>;
  if (coming) return <EmptyState title={t('empty.coming')}>{t('empty.coming-text')}</EmptyState>;
  return (
    <EmptyState title={t('empty.title')} action={<Button onClick={onBringIn}>{t('bring-in.files')}</Button>}>
      {t('empty.text')}
    </EmptyState>
  );
}

/** How many of the documents listed were in force on the day, and of how many nobody knows. */
function AsAtCounts({
  documents,
  day,
}: {
  readonly documents: readonly DocumentSummary[];
  readonly day: string;
}) {
  const { t } = useTranslation('works');
  const dates = useDates();
  const texts = documents.filter(({ type }) => !speaksOfPeriod(type));
  const counts = countForce(
    texts.map(({ force }) => force),
    day,
  );
  const others = documents.length - texts.length;
  return (
    <Text size="sm" c="dimmed" role="status">
      {t('as-at.counts', { day: dates.day(day), yes: counts.yes, unknown: counts.unknown })}
      {others === 0 ? null : ` ${t('as-at.periods', { others })}`}
    </Text>
  );
}

function dueCount(documents: readonly DocumentSummary[], now: string): number {
  return documents.filter(({ review }) => reviewStateOf(review, now) === 'due').length;
}

function Restore({ document }: { readonly document: DocumentSummary }) {
  const { t } = useTranslation('library');
  const restore = useRestoreDocument();
  return (
    <Button
      size="xs"
      variant="default"
      loading={restore.isPending}
      aria-label={t('trash.restore-named', { title: document.title })}
      onClick={() =>
        restore.mutate(document.id, {
          onSuccess: () => notifyDone(t('trash.restored', { title: document.title })),
          onError: notifyError,
        })
      }
    >
      {t('trash.restore')}
    </Button>
  );
}
