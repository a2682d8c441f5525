import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../ui';
import { KEYED_PLACES, PLACES } from './places';

const KEYS = [
  { keys: '/', does: 'search' },
  { keys: 'Ctrl+K', does: 'jump' },
  { keys: '?', does: 'help' },
  { keys: 'Escape', does: 'close' },
  { keys: 'Alt+←', does: 'previous' },
  { keys: '↓', does: 'rows' },
  { keys: 'Alt+0', does: 'notice' },
  { keys: 'Ctrl++', does: 'larger' },
  { keys: 'Ctrl+-', does: 'smaller' },
  { keys: 'Ctrl+0', does: 'usual' },
] as const;

interface ShortcutsDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All keys that work on every screen. */
export default function ShortcutsDialog({ opened, onClose }: ShortcutsDialogProps) {
  const { t } = useTranslation(['app', 'ui']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')}>
      <Table withRowBorders verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('shortcuts.keys')}</Table.Th>
            <Table.Th>{t('shortcuts.what')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {KEYS.map(({ keys, does }) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <Kbd keys={keys} />
              </Table.Td>
              <Table.Td>{t(`shortcuts.${does}`)}</Table.Td>
            </Table.Tr>
          ))}
          {PLACES.slice(0, KEYED_PLACES).map(({ name }, index) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Kbd keys={`Alt+${index + 1}`} />
              </Table.Td>
              <Table.Td>{t('shortcuts.go', { place: t(`place.${name}`) })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
