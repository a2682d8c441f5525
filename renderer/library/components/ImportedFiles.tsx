import { Button, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import { type ImportedFile, isAddedWithAttachments, verdictOf } from '../../../shared/library';
import { errorWords } from '../../platform';
import { TextLink } from '../../ui';
import { useVirtualRows } from '../virtual-rows';
import styles from './ImportedFiles.module.css';
import { OutcomeBadge } from './OutcomeBadge';

interface ImportedFilesProps {
  readonly files: readonly ImportedFile[];
  readonly onUnlock: (file: ImportedFile) => void;
}

const ROW_GUESS_PX = 52;

/** Verdicts on a file that was added whose words are said beside its pages. */
const SAID = ['same-text', 'near-duplicate', 'cut-off', 'form-not-shown'] as const;

/** The files of an import, what became of each, and what to do about it. Only the rows in view are drawn. */
export function ImportedFiles({ files, onUnlock }: ImportedFilesProps) {
  const { t } = useTranslation('library');
  const body = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(body, files.length, ROW_GUESS_PX, (index) => files[index]?.id ?? index);
  return (
    <div
      className={styles['table']}
      role="table"
      aria-label={t('import.files')}
      aria-rowcount={files.length + 1}
    >
      <div role="row" aria-rowindex={1} className={styles['head']}>
        <span role="columnheader">{t('import.file')}</span>
        <span role="columnheader">{t('import.outcome')}</span>
        <span role="columnheader">{t('import.what-and-next')}</span>
        <span role="columnheader">{t('import.action')}</span>
      </div>
      <div ref={body} className={styles['body']} style={{ height: rows.height }} role="rowgroup">
        {rows.items.map(({ index, start }) => {
          const file = files[index];
          if (file === undefined) return null;
          return (
            <div
              key={file.id}
              ref={rows.measure}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span role="cell">
                <bdi>{file.name}</bdi>
              </span>
              <span role="cell">
                <OutcomeBadge outcome={file.outcome} />
              </span>
              <span role="cell">
                <Explanation file={file} />
              </span>
              <span role="cell">
                {file.outcome === 'locked' ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('unlock.named', { name: file.name })}
                    onClick={() => onUnlock(file)}
                  >
                    {t('unlock.button')}
                  </Button>
                ) : null}
                {file.documentId === null ? null : (
                  <TextLink
                    to="/library/$documentId"
                    params={{ documentId: file.documentId }}
                    size="sm"
                    aria-label={t('import.show-named', { name: file.name })}
                  >
                    {t('import.show')}
                  </TextLink>
                )}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What happened and what to do next, in whole sentences. */
function Explanation({ file }: { readonly file: ImportedFile }) {
  const { t } = useTranslation('library');
  if (file.outcome === 'added' && file.pageCount !== null) {
    const searchable = file.searchablePages ?? 0;
    const verdict = SAID.find((one) => one === verdictOf(file));
    return (
      <>
        {t('import.pages', { count: file.pageCount, searchable })}
        {searchable === 0 && verdict !== 'form-not-shown' ? (
          <Text size="xs" c="dimmed">
            {t('import.no-text')}
          </Text>
        ) : null}
        {verdict === undefined ? null : (
          <Text size="xs" c="dimmed">
            {t(`report.verdict.${verdict}.meaning`)} {t(`report.verdict.${verdict}.next`)}
          </Text>
        )}
        {isAddedWithAttachments(file) ? (
          <Text size="xs" c="dimmed">
            {t('report.attached.meaning')} {t('report.attached.next')}
          </Text>
        ) : null}
      </>
    );
  }
  if (file.code === null) return <>{t(`outcome.${file.outcome}.meaning`)}</>;
  const words = errorWords(new AppError(file.code));
  return (
    <>
      {words.what}
      <Text size="xs" c="dimmed">
        {words.next}
      </Text>
    </>
  );
}
