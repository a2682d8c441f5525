import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileLeftOut } from '../../../shared/library';
import { reasonSentence } from '../../platform';
import { TextLink } from '../../ui';
import { UnlockDialog } from '../components/UnlockDialog';

/** Files that were offered and did not come in, each with its next step. */
export function LeftOutFiles({ files }: { readonly files: readonly FileLeftOut[] }) {
  const { t } = useTranslation('library');
  const [unlocking, setUnlocking] = useState<FileLeftOut | null>(null);
  return (
    <>
      <Table aria-label={t('searchability.left-out-title')} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.file')}</Table.Th>
            <Table.Th>{t('import.what-and-next')}</Table.Th>
            <Table.Th>{t('import.action')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.fileId}>
              <Table.Td>
                <bdi>{file.name}</bdi>
              </Table.Td>
              <Table.Td>{reasonSentence(file.code)}</Table.Td>
              <Table.Td>
                {file.kind === 'locked' ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('unlock.named', { name: file.name })}
                    onClick={() => setUnlocking(file)}
                  >
                    {t('unlock.button')}
                  </Button>
                ) : (
                  <TextLink to="/library/imports/$importId" params={{ importId: file.importId }} size="sm">
                    {t('searchability.show-import')}
                  </TextLink>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {unlocking === null ? null : (
        <UnlockDialog
          importId={unlocking.importId}
          file={{ id: unlocking.fileId, name: unlocking.name }}
          onClose={() => setUnlocking(null)}
        />
      )}
    </>
  );
}
