import { Button, Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IN_WINDOW } from '../../ui';
import { CheckList, type CheckOption } from './CheckList';

interface FilterMenuProps<C extends string> {
  readonly label: string;
  readonly options: readonly CheckOption<C>[];
  readonly chosen: readonly C[];
  readonly onChange: (chosen: C[]) => void;
}

/** A button that opens a list to tick; says how many are ticked. */
export function FilterMenu<C extends string>({ label, options, chosen, onChange }: FilterMenuProps<C>) {
  const { t } = useTranslation('library');
  return (
    <Popover
      {...IN_WINDOW}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
      width={280}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={chosen.length === 0 ? 'default' : 'light'}
          rightSection={<ChevronDown aria-hidden size={14} />}
        >
          {chosen.length === 0 ? label : t('filter.chosen', { list: label, count: chosen.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <CheckList label={label} options={options} chosen={chosen} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
