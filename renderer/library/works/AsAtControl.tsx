import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { CalendarDays, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today, useDates } from '../../platform';
import { DayInput, IN_WINDOW, isUnfitDay } from '../../ui';

interface AsAtControlProps {
  /** ISO day, or null when the list is not narrowed by a day. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}

/** Chooses the day on which a text must have been in force. */
export function AsAtControl({ day, onDay }: AsAtControlProps) {
  const { t } = useTranslation('works');
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(day ?? '');
  const take = (wanted: string | null) => {
    setTyped(wanted ?? '');
    onDay(wanted);
    setOpen(false);
  };
  return (
    <Popover
      {...IN_WINDOW}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
      width={320}
      opened={open}
      onChange={setOpen}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={day === null ? 'default' : 'light'}
          leftSection={<CalendarDays aria-hidden size={14} />}
          rightSection={<ChevronDown aria-hidden size={14} />}
          onClick={() => {
            setTyped(day ?? '');
            setOpen(!open);
          }}
        >
          {day === null ? t('as-at.any') : t('as-at.on', { day: dates.day(day) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isUnfitDay(typed)) take(typed === '' ? null : typed);
          }}
        >
          <Stack gap="xs">
            <DayInput label={t('as-at.label')} value={typed} onDay={setTyped} />
            <Text size="xs" c="dimmed">
              {t('as-at.what')}
            </Text>
            <Group gap="xs">
              <Button type="submit" size="xs" disabled={isUnfitDay(typed)}>
                {t('as-at.show')}
              </Button>
              <Button size="xs" variant="default" onClick={() => take(today())}>
                {t('as-at.today')}
              </Button>
              {day === null ? null : (
                <Button size="xs" variant="subtle" onClick={() => take(null)}>
                  {t('as-at.clear')}
                </Button>
              )}
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
