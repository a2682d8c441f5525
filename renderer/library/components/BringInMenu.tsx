import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, FilePlus, FolderPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { useImports, type Wanted } from '../queries';

interface BringInMenuProps {
  readonly onWanted: (wanted: Wanted) => void;
  readonly busy: boolean;
}

const EARLIER_SHOWN = 5;

/** Brings in files or a folder, and leads to what was brought in before. */
export function BringInMenu({ onWanted, busy }: BringInMenuProps) {
  const { t } = useTranslation('library');
  const dates = useDates();
  const navigate = useNavigate();
  const earlier = useImports().data?.slice(0, EARLIER_SHOWN) ?? [];
  return (
    <Menu position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <Button loading={busy} rightSection={<ChevronDown aria-hidden size={16} />}>
          {t('bring-in.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<FilePlus aria-hidden size={16} />} onClick={() => onWanted('files')}>
          {t('bring-in.files')}
        </Menu.Item>
        <Menu.Item leftSection={<FolderPlus aria-hidden size={16} />} onClick={() => onWanted('folder')}>
          {t('bring-in.folder')}
        </Menu.Item>
        <Menu.Label>{t('bring-in.drop-hint')}</Menu.Label>
        {earlier.length === 0 ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>{t('bring-in.earlier')}</Menu.Label>
            {earlier.map((one) => (
              <Menu.Item
                key={one.id}
                onClick={() =>
                  void navigate({ to: '/library/imports/$importId', params: { importId: one.id } })
                }
              >
                {t('bring-in.earlier-one', { moment: dates.moment(one.startedAt), count: one.total })}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
