import { Button, Group, Table, Text, Title } from '@mantine/core';
import { Copy, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import { csvText, type ImportedFile, type ImportVerdict, reportOf, verdictOf } from '../../../shared/library';
import { errorWords, notifyDone, notifyError } from '../../platform';
import { copyText } from '../../ui';
import { useSaveText } from '../queries';

interface ImportReportProps {
  readonly files: readonly ImportedFile[];
  /** The verdict whose files are listed below; null for all. */
  readonly shown: ImportVerdict | null;
  readonly onShow: (verdict: ImportVerdict | null) => void;
}

/** A larger text does not go through to be saved; it can be copied. */
const MOST_SAVED = 300_000;

/** What became of all files of an import: how many, what it means, what to do next. The list can be taken along as text. */
export function ImportReport({ files, shown, onShow }: ImportReportProps) {
  const { t } = useTranslation('library');
  const [copied, setCopied] = useState<boolean | null>(null);
  const save = useSaveText();
  const groups = reportOf(files);
  const text = () =>
    csvText([
      ['file', 'outcome', 'pages', 'searchable', 'what', 'next'].map((column) =>
        t(`report.column.${column}`),
      ),
      ...files.map((file) => {
        const words = file.code === null ? null : errorWords(new AppError(file.code));
        const verdict = verdictOf(file);
        return [
          file.name,
          t(`report.verdict.${verdict}.label`),
          file.pageCount === null ? '' : String(file.pageCount),
          file.searchablePages === null ? '' : String(file.searchablePages),
          words?.what ?? t(`report.verdict.${verdict}.meaning`),
          words?.next ?? t(`report.verdict.${verdict}.next`),
        ];
      }),
    ]);
  const tooLong = files.length > 200 && text().length > MOST_SAVED;
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
            onClick={() => setCopied(copyText(text()))}
          >
            {t('report.copy')}
          </Button>
          {tooLong ? null : (
            <Button
              size="xs"
              variant="default"
              leftSection={<Save aria-hidden size={14} />}
              loading={save.isPending}
              onClick={() =>
                save.mutate(
                  { name: t('report.file-name'), text: text() },
                  {
                    onSuccess: ({ saved }) => (saved ? notifyDone(t('report.saved')) : undefined),
                    onError: notifyError,
                  },
                )
              }
            >
              {t('report.save')}
            </Button>
          )}
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
          {groups.map(({ verdict, files: of }) => (
            <Table.Tr key={verdict}>
              <Table.Td>{t(`report.verdict.${verdict}.label`)}</Table.Td>
              <Table.Td>{of.length}</Table.Td>
              <Table.Td>
                <Text size="sm">{t(`report.verdict.${verdict}.meaning`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`report.verdict.${verdict}.next`)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Button
                  size="xs"
                  variant={shown === verdict ? 'light' : 'default'}
                  aria-pressed={shown === verdict}
                  aria-label={t('report.show', { outcome: t(`report.verdict.${verdict}.label`) })}
                  onClick={() => onShow(shown === verdict ? null : verdict)}
                >
                  {t(shown === verdict ? 'report.show-all' : 'report.show-these')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
