import { Button, Stack, Switch, Table } from '@mantine/core';
import { Keyboard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../../ui';
import { areSingleKeysOn, setSingleKeys } from '../keys';
import styles from './KeyHelp.module.css';

const KEYS = {
  overview: ['J', 'K', 'Enter'],
  item: ['levels', 'N', 'A', 'S', 'left', 'right', 'U', 'L', 'E', 'Escape'],
} as const;

/** The keys of a screen, and a switch for those of a single letter or digit. */
export function KeyHelp({ screen }: { readonly screen: keyof typeof KEYS }) {
  const { t } = useTranslation('assessments');
  const [opened, setOpened] = useState(false);
  const [on, setOn] = useState(areSingleKeysOn());
  return (
    <>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<Keyboard aria-hidden size={16} />}
        onClick={() => setOpened(true)}
      >
        {t('keys.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('keys.title')}>
        <Stack gap="sm">
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('keys.key')}</Table.Th>
                <Table.Th scope="col">{t('keys.does')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {KEYS[screen].map((key) => (
                <Table.Tr key={key}>
                  <Table.Td className={styles.key}>
                    <Kbd keys={t(`keys.name.${key}`)} />
                  </Table.Td>
                  <Table.Td>{t(`keys.${screen}.${key}`)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Switch
            label={t('keys.single')}
            description={t('keys.single-why')}
            checked={on}
            onChange={(event) => {
              setSingleKeys(event.currentTarget.checked);
              setOn(event.currentTarget.checked);
            }}
          />
        </Stack>
      </Dialog>
    </>
  );
}
