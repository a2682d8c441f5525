import { Button, Group, Table, Text, Title } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import {
  type ImportedFile,
  isAddedWithAttachments,
  type ReportedAs,
  reportOf,
  tabbedText,
  verdictOf,
} from '../../../shared/library';
import { errorWords } from '../../platform';
import { SaveMenu, useReportHead } from '../../reports';
import { copyText } from '../../ui';

interface ImportReportProps {
  readonly files: readonly ImportedFile[];
  /** What the files that are listed below are reported as; null for all. */
  readonly shown: ReportedAs | null;
  readonly onShow: (as: ReportedAs | null) => void;
}

/** What became of all files of an import: how many, what it means, what to do next. The list can be taken along. */
export function ImportReport({ files, shown, onShow }: ImportReportProps) {
  const { t } = useTranslation('library');
  const [copied, setCopied] = useState<boolean | null>(null);
  const head = useReportHead();
  const attached = files.filter(isAddedWithAttachments).length;
  const rows = () => [
    ['file', 'outcome', 'pages', 'searchable', 'what', 'next'].map((column) => t(`report.column.${column}`)),
    ...files.map((file) => {
      const verdict = verdictOf(file);
      // The reason why a file did not come in has sentences of its own.
      const words =
        file.code === null || file.outcome === 'added' ? null : errorWords(new AppError(file.code));
      const told = (part: 'meaning' | 'next') =>
        [
          t(`report.verdict.${verdict}.${part}`),
          ...(isAddedWithAttachments(file) ? [t(`report.attached.${part}`)] : []),
        ].join(' ');
      return [
        file.name,
        t(`report.verdict.${verdict}.label`),
        file.pageCount === null ? '' : String(file.pageCount),
        file.searchablePages === null ? '' : String(file.searchablePages),
        words?.what ?? told('meaning'),
        words?.next ?? told('next'),
      ];
    }),
  ];
  return (
    <section aria-labelledby="import-report">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3" id="import-report">
          {t('report.title')}
        </Title>
        <Group gap="xs">
          <span role="status" aria-live="polite">
            {copied === null ? '' : t(copied ? 'report.copied' : 'report.not-copied')}
          </span>
          <Button
            size="xs"
            variant="default"
            leftSection={<Copy aria-hidden size={14} />}
            onClick={() => setCopied(copyText(tabbedText(rows())))}
          >
            {t('report.copy')}
          </Button>
          <SaveMenu
            name={t('report.title')}
            label={t('report.save')}
            size="xs"
            compose={async () => {
              const { composeFiles } = await import('../report/files-report');
              return composeFiles({ t, head, rows: rows() });
            }}
          />
        </Group>
      </Group>
      <Table aria-labelledby="import-report" withTableBorder mb="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('report.outcome')}</Table.Th>
            <Table.Th>{t('report.files')}</Table.Th>
            <Table.Th>{t('report.next')}</Table.Th>
            <Table.Th>{t('import.action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reportOf(files).map(({ verdict, files: of }) => (
            <ReportRow
              key={verdict}
              words={{
                label: t(`report.verdict.${verdict}.label`),
                meaning: t(`report.verdict.${verdict}.meaning`),
                next: t(`report.verdict.${verdict}.next`),
              }}
              files={of.length}
              isShown={shown === verdict}
              onShow={(isWanted) => onShow(isWanted ? verdict : null)}
            />
          ))}
          {attached === 0 ? null : (
            <ReportRow
              words={{
                label: t('report.attached.label'),
                meaning: t('report.attached.meaning'),
                next: t('report.attached.next'),
              }}
              files={attached}
              isShown={shown === 'attached'}
              onShow={(isWanted) => onShow(isWanted ? 'attached' : null)}
            />
          )}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface ReportRowProps {
  readonly words: Readonly<Record<'label' | 'meaning' | 'next', string>>;
  readonly files: number;
  /** These files alone are listed below. */
  readonly isShown: boolean;
  readonly onShow: (isWanted: boolean) => void;
}

function ReportRow({ words, files, isShown, onShow }: ReportRowProps) {
  const { t } = useTranslation('library');
  return (
    <Table.Tr>
      <Table.Td>{words.label}</Table.Td>
      <Table.Td>{files}</Table.Td>
      <Table.Td>
        <Text size="sm">{words.meaning}</Text>
        <Text size="sm" c="dimmed">
          {words.next}
        </Text>
      </Table.Td>
      <Table.Td>
        <Button
          size="xs"
          variant={isShown ? 'light' : 'default'}
          aria-pressed={isShown}
          aria-label={t('report.show', { outcome: words.label })}
          onClick={() => onShow(!isShown)}
        >
          {t(isShown ? 'report.show-all' : 'report.show-these')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
