import { Button, Group, Table, Text } from '@mantine/core';
import { PencilLine, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Agency, inDutyOn } from '../../../shared/agencies';
import { InLanguage } from '../../ui';
import { ActiveMark } from './ActiveMark';
import styles from './AgenciesTable.module.css';

interface AgenciesTableProps {
  readonly agencies: readonly Agency[];
  /** The day on which persons and times are judged. */
  readonly day: string;
  /** Id of the agency that somebody came for. */
  readonly wanted: string | undefined;
  readonly onEdit: (agency: Agency) => void;
  readonly onPersons: (agency: Agency) => void;
}

/** Id of an agency's line on its screen. */
export const agencyRowId = (agencyId: string) => `agency-${agencyId}`;

/** One line an agency, with its names in every script, its roles and who speaks for it today. */
export function AgenciesTable({ agencies, day, wanted, onEdit, onPersons }: AgenciesTableProps) {
  const { t } = useTranslation(['agencies', 'vocabulary']);
  return (
    <Table aria-label={t('title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('agency')}</Table.Th>
          <Table.Th scope="col">{t('roles')}</Table.Th>
          <Table.Th scope="col">{t('focal')}</Table.Th>
          <Table.Th scope="col">{t('deputy')}</Table.Th>
          <Table.Th scope="col">{t('do')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {agencies.map((agency) => {
          const name = agency.shortName;
          return (
            <Table.Tr
              key={agency.id}
              id={agencyRowId(agency.id)}
              data-agency={agency.id}
              aria-current={agency.id === wanted || undefined}
              className={styles['row'] ?? ''}
            >
              <Table.Th scope="row" className={styles['name'] ?? ''}>
                <Text size="sm" fw={600}>
                  {name}
                </Text>
                {agency.names.map((one) => (
                  <Text key={one.language} size="sm">
                    <InLanguage code={one.language}>{one.name}</InLanguage>
                  </Text>
                ))}
                <Text size="xs" c="dimmed">
                  {t(`vocabulary:member.${agency.state}.label`)}
                  {agency.place === '' ? null : ` · ${agency.place}`}
                </Text>
                <ActiveMark agency={agency} day={day} />
              </Table.Th>
              <Table.Td>
                {agency.roles.map((role) => (
                  <Text key={role} size="sm">
                    {t(`vocabulary:agencyRole.${role}.label`)}
                  </Text>
                ))}
              </Table.Td>
              {(['focal', 'deputy'] as const).map((duty) => {
                const person = inDutyOn(agency, duty, day);
                return (
                  <Table.Td key={duty}>
                    {person === null ? (
                      <Text size="sm" c="dimmed">
                        {t('nobody')}
                      </Text>
                    ) : (
                      <>
                        <Text size="sm">{person.name}</Text>
                        <Text size="xs" c="dimmed">
                          {[person.position, person.contact].filter((part) => part !== '').join(' · ')}
                        </Text>
                      </>
                    )}
                  </Table.Td>
                );
              })}
              <Table.Td>
                <Group gap={6}>
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<PencilLine aria-hidden size={14} />}
                    aria-label={t('edit-of', { name })}
                    onClick={() => onEdit(agency)}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<Users aria-hidden size={14} />}
                    aria-label={t('persons-of', { name })}
                    onClick={() => onPersons(agency)}
                  >
                    {t('persons')}
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
