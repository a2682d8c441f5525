import { Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ImportedFile,
  type ImportSummary,
  isReportedAs,
  OPEN_VERDICTS,
  type ReportedAs,
  verdictOf,
} from '../../../shared/library';
import { ErrorNotices, lostWith, notifyError, useDates } from '../../platform';
import { BackLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { PersonalOfDocuments } from '../care/Personal';
import { ImportedFiles } from '../components/ImportedFiles';
import { ImportReport } from '../components/ImportReport';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { UnlockDialog } from '../components/UnlockDialog';
import { countsOf, doneOf } from '../import-counts';
import { PictureNotice } from '../pictures/PictureNotice';
import { useImport, useImportControl, useImports } from '../queries';
import { LookalikesOfImport } from '../works/Lookalikes';

/** One import: how far it is, what became of every file, and what can be done about those that did not come in. */
export function ImportScreen() {
  const { importId = '' } = useParams({ strict: false });
  const { t } = useTranslation('library');
  const dates = useDates();
  const job = useImport(importId);
  // The event carries the summary into the list of imports at once; the files follow a moment later.
  const live = useImports().data?.find((one) => one.id === importId);
  const summary = live ?? job.data?.summary;
  const back = <BackLink to="/library">{t('document.back')}</BackLink>;
  if (lostWith(job) !== null) {
    return (
      <>
        <PageHeader title={t('import.title')} before={back} />
        <ErrorNotices of={[job]} />
      </>
    );
  }
  if (summary === undefined || job.data === undefined) return <LoadingState />;
  return (
    <>
      <PageHeader
        before={back}
        title={t('import.title')}
        what={t('import.what', { moment: dates.moment(summary.startedAt) })}
        next={t(`import.next.${summary.state}`)}
        actions={<Controls summary={summary} />}
      />
      <ErrorNotices of={[job]} />
      <Progressing summary={summary} />
      <PictureNotice />
      <PersonalOfDocuments documentIds={job.data.files.map(({ documentId }) => documentId)} />
      <LookalikesOfImport importId={importId} files={job.data.files} />
      <Files importId={importId} files={job.data.files} isOver={summary.state !== 'running'} />
    </>
  );
}

function Controls({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('library');
  const { cancel, resume } = useImportControl(summary.id);
  if (summary.state === 'running') {
    return (
      <Button
        variant="default"
        loading={cancel.isPending}
        onClick={() => cancel.mutate(undefined, { onError: notifyError })}
      >
        {t('import.cancel')}
      </Button>
    );
  }
  if (summary.state === 'done') return null;
  return (
    <Button loading={resume.isPending} onClick={() => resume.mutate(undefined, { onError: notifyError })}>
      {t('import.resume')}
    </Button>
  );
}

function Progressing({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('library');
  const done = doneOf(summary);
  return (
    <Stack gap={6} mb="md">
      <Progress.Root size="lg">
        <Progress.Section
          value={summary.total === 0 ? 100 : Math.floor((100 * done) / summary.total)}
          aria-label={t('import.progress')}
        />
      </Progress.Root>
      <Group gap="md" justify="space-between">
        <Text size="sm" role="status" aria-live="polite">
          {t('import.done-of', { done, count: summary.total })}
        </Text>
        {summary.current === null ? null : (
          <Text size="sm" c="dimmed">
            {t('import.current')} <bdi>{summary.current}</bdi>
          </Text>
        )}
      </Group>
      <Group gap="xs">
        {countsOf(summary).map(({ outcome, count }) => (
          <OutcomeBadge key={outcome} outcome={outcome} count={count} />
        ))}
      </Group>
    </Stack>
  );
}

type Shown = 'all' | 'attention';

interface FilesProps {
  readonly importId: string;
  readonly files: readonly ImportedFile[];
  /** Nothing more will come by itself: the time for the report. */
  readonly isOver: boolean;
}

function Files({ importId, files, isOver }: FilesProps) {
  const { t } = useTranslation('library');
  const [shown, setShown] = useState<Shown>('all');
  const [unlocking, setUnlocking] = useState<ImportedFile | null>(null);
  const [only, setOnly] = useState<ReportedAs | null>(null);
  const choice = useRef<HTMLDivElement>(null);
  const troubled = files.filter((file) => OPEN_VERDICTS.includes(verdictOf(file)));
  const kept = shown === 'all' ? files : troubled;
  const listed = only === null ? kept : files.filter((file) => isReportedAs(file, only));
  return (
    <>
      {isOver && files.length > 0 ? (
        <ImportReport
          files={files}
          shown={only}
          onShow={(wanted) => {
            setOnly(wanted);
            // The list is far below the report: without this nothing would be seen to happen.
            if (wanted !== null) choice.current?.scrollIntoView({ block: 'start' });
          }}
        />
      ) : null}
      <SegmentedControl
        ref={choice}
        size="xs"
        mb="xs"
        aria-label={t('import.show-which')}
        value={only ?? shown}
        onChange={(value) => {
          if (value === only) return;
          setOnly(null);
          setShown(value === 'attention' ? 'attention' : 'all');
        }}
        data={[
          { value: 'all', label: t('import.all', { count: files.length }) },
          { value: 'attention', label: t('import.attention', { count: troubled.length }) },
          ...(only === null
            ? []
            : [
                {
                  value: only,
                  label: t('import.only', {
                    outcome:
                      only === 'attached' ? t('report.attached.label') : t(`report.verdict.${only}.label`),
                    number: listed.length,
                  }),
                },
              ]),
        ]}
      />
      {listed.length === 0 ? (
        <EmptyState title={t(shown === 'all' ? 'import.no-files' : 'import.no-attention')} />
      ) : (
        <ImportedFiles files={listed} onUnlock={setUnlocking} />
      )}
      {unlocking === null ? null : (
        <UnlockDialog importId={importId} file={unlocking} onClose={() => setUnlocking(null)} />
      )}
    </>
  );
}
