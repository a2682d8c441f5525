import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../queries';
import { SettingsCard } from './SettingsCard';

const PARTS = ['app', 'electron', 'chrome', 'node'] as const;

/** What the program is made of, for a report of a problem. */
export function VersionsCard() {
  const { t } = useTranslation('settings');
  const versions = useWorkspace().data?.versions;
  if (versions === undefined) return null;
  return (
    <SettingsCard name="versions" title={t('versions.title')}>
      <Text size="sm" c="dimmed">
        {t('versions.why')}
      </Text>
      <Table
        aria-label={t('versions.title')}
        withRowBorders={false}
        verticalSpacing={2}
        horizontalSpacing={0}
      >
        <Table.Tbody>
          {PARTS.map((part) => (
            <Table.Tr key={part}>
              <Table.Th scope="row" fw={400} w="10rem">
                {t(`versions.${part}`)}
              </Table.Th>
              <Table.Td>{versions[part]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">{t('versions.offline')}</Text>
    </SettingsCard>
  );
}
