import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { BookOpen, Paperclip, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentVersion, VersionReading } from '../../../shared/library';
import { useDates } from '../../platform';
import { ButtonLink } from '../../ui';
import { CameBy } from '../care/CameBy';
import { useCatalogueWords } from '../words';
import { CopyTextButton } from './CopyTextButton';
import { TextStateMark } from './TextStateMark';
import styles from './VersionFacts.module.css';

const SHORT_HASH = 12;

/** Bytes as a reader says them: in MB from a million on, else in kB. */
function sizeOf(bytes: number): { readonly key: 'megabytes' | 'kilobytes'; readonly size: string } {
  if (bytes >= 1_000_000) return { key: 'megabytes', size: (bytes / 1_000_000).toFixed(1) };
  return { key: 'kilobytes', size: String(Math.max(1, Math.round(bytes / 1000))) };
}

interface VersionFactsProps {
  readonly version: DocumentVersion;
  /** How it is called. */
  readonly heading: string;
  /** It stands first in its document. */
  readonly prominent: boolean;
  /** How its file was read, once that is known. */
  readonly reading: VersionReading | undefined;
  /** What it is beside the other versions. */
  readonly marks: ReactNode;
  readonly actions: ReactNode;
}

/** One version of a document and what is known about its file. */
export function VersionFacts({ version, heading, prominent, reading, marks, actions }: VersionFactsProps) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const dates = useDates();
  const { file } = version;
  const size = sizeOf(file.bytes);
  const origin: readonly (readonly [string, string | null])[] = [
    [t('file.origin'), version.source],
    [t('file.obtained-on'), version.obtainedOn === null ? null : dates.day(version.obtainedOn)],
    [t('file.obtained-by'), version.obtainedBy],
  ];
  const sourceFacts = origin.flatMap(([name, fact]) =>
    fact === null ? [] : [[name, <bdi key={name}>{fact}</bdi>] as const],
  );
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('file.pages'), String(file.pageCount)],
    [
      t('file.searchable'),
      <span key="searchable">
        {t('file.searchable-of', { searchable: file.searchablePages, count: file.pageCount })}
        <TextStateMark state={file.textState} />
        {file.textState === 'good' ? null : (
          <Text component="span" size="xs" c="dimmed" display="block">
            {words.textStateMeaning(file.textState)}
          </Text>
        )}
      </span>,
    ],
    [t('file.size'), t(`file.${size.key}`, { size: size.size })],
    [t('file.source'), <bdi key="source">{file.sourceName}</bdi>],
    [t('file.added'), dates.moment(file.addedAt)],
    ...sourceFacts,
    [t('file.came-by'), <CameBy key="came-by" sha256={file.sha256} />],
    [
      t('file.hash'),
      <Group key="hash" gap={6} wrap="nowrap">
        <code>{file.sha256.slice(0, SHORT_HASH)}…</code>
        <CopyTextButton text={file.sha256} label={t('file.copy-hash')} />
      </Group>,
    ],
  ];
  return (
    <Stack gap="xs" className={styles['version']}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Title order={3} size="h4">
          {heading}
        </Title>
        <Group gap={6} wrap="nowrap" flex="none">
          <ButtonLink
            to="/read/$versionId"
            params={{ versionId: version.id }}
            size="xs"
            variant={prominent ? 'filled' : 'default'}
            aria-label={t('version.read-named', { name: heading })}
            leftSection={<BookOpen aria-hidden size={14} />}
          >
            {t('version.read')}
          </ButtonLink>
          {actions}
        </Group>
      </Group>
      {marks}
      {reading?.cutOff === true ? (
        <Alert color="yellow" variant="light" p="xs" icon={<TriangleAlert aria-hidden size={16} />}>
          {t('report.verdict.cut-off.meaning')} {t('report.verdict.cut-off.next')}
        </Alert>
      ) : null}
      {reading?.formNotShown === true ? (
        <Alert color="yellow" variant="light" p="xs" icon={<TriangleAlert aria-hidden size={16} />}>
          {t('report.verdict.form-not-shown.meaning')} {t('report.verdict.form-not-shown.next')}
        </Alert>
      ) : null}
      {reading?.hasAttachments === true ? (
        <Alert color="yellow" variant="light" p="xs" icon={<Paperclip aria-hidden size={16} />}>
          {t('report.attached.meaning')} {t('report.attached.next')}
        </Alert>
      ) : null}
      {version.publishedOn === null ? null : (
        <Text size="sm">{t('version.published', { day: dates.day(version.publishedOn) })}</Text>
      )}
      <dl className={styles['facts']}>
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
