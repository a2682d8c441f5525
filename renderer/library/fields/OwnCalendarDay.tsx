import { Button, Group, Input, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  asciiDigits,
  type OtherCalendar,
  type OtherDay,
  otherCalendar,
  otherDay,
} from '../../../shared/library';
import { type MemberCode, memberEntry } from '../../../shared/vocabulary';
import { call, ErrorNotice, ROOM_KEYS, today, useDates } from '../../platform';
import { isUnfitDay } from '../../ui';

/** The calendar in which a State dates its texts, where its days are others than those of the Common Era. */
function calendarOf(state: MemberCode | null): OtherCalendar | null {
  return state === null ? null : (otherCalendar.safeParse(memberEntry(state).calendar).data ?? null);
}

/** Plans run some years ahead; a day of the Common Era beyond that was most likely typed in the calendar of the text. */
const MOST_YEARS_AHEAD = 15;
/** Printed law of these members is younger. */
const FIRST_YEAR = 1600;

function seemsOfOther(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year < FIRST_YEAR || year > Number(today().slice(0, 4)) + MOST_YEARS_AHEAD;
}

interface OwnCalendarDayProps {
  readonly state: MemberCode | null;
  /** Name of the day, for its fields. */
  readonly label: string;
  /** ISO day, or an empty text. */
  readonly value: string;
  readonly onDay: (day: string) => void;
}

/**
 * A day as the State's own calendar has it, and the way to give it so: a law of Nepal of 2064 stands in the field as one of the Common
 * Era, and would not be in force for decades.
 */
export function OwnCalendarDay({ state, label, value, onDay }: OwnCalendarDayProps) {
  const { t } = useTranslation('library');
  const [giving, setGiving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const calendar = calendarOf(state);
  const isDay = value !== '' && !isUnfitDay(value);
  const shown = useQuery({
    queryKey: [...ROOM_KEYS.library, 'to-other-day', calendar, value],
    queryFn: () => (calendar === null ? null : call('library.toOtherDay', { calendar, day: value })),
    enabled: calendar !== null && isDay,
  });
  if (calendar === null) return null;
  const name = t(`calendar.name.${calendar}`);
  return (
    <Stack gap={4} mt={4} data-own-calendar={calendar}>
      {isDay && seemsOfOther(value) ? (
        <Text size="xs" c="var(--wm-care-words)">
          {t('calendar.seems', { year: value.slice(0, 4), calendar: name })}
        </Text>
      ) : null}
      <Group gap="xs">
        {isDay && shown.data ? (
          <Text size="xs">{t('calendar.is', { ...wordsOf(t, calendar, shown.data), calendar: name })}</Text>
        ) : null}
        <Button
          ref={opener}
          size="compact-xs"
          variant="subtle"
          aria-expanded={giving}
          aria-label={t('calendar.give-named', { calendar: name, field: label })}
          onClick={() => setGiving(!giving)}
        >
          {t('calendar.give', { calendar: name })}
        </Button>
      </Group>
      {giving ? (
        <GivenDay
          calendar={calendar}
          label={label}
          present={isDay && !seemsOfOther(value) ? (shown.data ?? null) : null}
          onDay={(day) => {
            onDay(day);
            setGiving(false);
            // The fields go with the day: who works by keyboard goes on beside it.
            opener.current?.focus();
          }}
        />
      ) : null}
    </Stack>
  );
}

type Words = ReturnType<typeof useTranslation<'library'>>['t'];

const monthName = (t: Words, calendar: OtherCalendar, month: number): string =>
  t(`calendar.month.${calendar}.${month}` as 'calendar.month.bikram.1');

const wordsOf = (t: Words, calendar: OtherCalendar, { year, month, day }: OtherDay) => ({
  ...{ year: String(year), month: monthName(t, calendar, month), day: String(day) },
});

/** What the fields begin with. */
const asTyped = (present: OtherDay | null) => ({
  day: String(present?.day ?? ''),
  month: String(present?.month ?? 1),
  year: String(present?.year ?? ''),
});

interface GivenDayProps {
  readonly calendar: OtherCalendar;
  readonly label: string;
  /** The day that the field has. */
  readonly present: OtherDay | null;
  readonly onDay: (day: string) => void;
}

/** A day to be typed in another calendar: its months are longer than the field of a browser knows. */
function GivenDay({ calendar, label, present, onDay }: GivenDayProps) {
  const { t } = useTranslation('library');
  const dates = useDates();
  const [typed, setTyped] = useState(() => asTyped(present));
  const given = otherDay.safeParse({
    ...{ year: numberOf(typed.year), month: Number(typed.month), day: numberOf(typed.day) },
  });
  const isWhole = typed.day.trim() !== '' && typed.year.trim().length === 4;
  const found = useQuery({
    queryKey: [...ROOM_KEYS.library, 'from-other-day', calendar, typed],
    queryFn: () => (given.success ? call('library.fromOtherDay', { calendar, ...given.data }) : null),
    enabled: isWhole,
  });
  const day = isWhole ? (found.data ?? null) : null;
  const isNone = isWhole && found.isSuccess && day === null;
  const set = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes });
  const takeWithEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    // What surrounds the fields may be a form, which would be sent with the day that stood there before.
    event.preventDefault();
    if (day !== null) onDay(day);
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }} onKeyDown={takeWithEnter}>
      <legend style={{ padding: 0, fontSize: 'var(--mantine-font-size-xs)' }}>
        {t('calendar.legend', { field: label, calendar: t(`calendar.name.${calendar}`) })}
      </legend>
      <Group gap="xs" align="flex-end" wrap="wrap">
        <TextInput
          label={t('calendar.day')}
          size="xs"
          w="4rem"
          maxLength={2}
          inputMode="numeric"
          value={typed.day}
          error={isNone}
          onChange={({ currentTarget }) => set({ day: currentTarget.value })}
        />
        <NativeSelect
          label={t('calendar.month-label')}
          size="xs"
          data={Array.from({ length: 12 }, (_, at) => ({
            value: String(at + 1),
            label: `${at + 1} · ${monthName(t, calendar, at + 1)}`,
          }))}
          value={typed.month}
          onChange={({ currentTarget }) => set({ month: currentTarget.value })}
        />
        <TextInput
          label={t('calendar.year')}
          size="xs"
          w="5rem"
          maxLength={4}
          inputMode="numeric"
          value={typed.year}
          error={isNone}
          onChange={({ currentTarget }) => set({ year: currentTarget.value })}
        />
        <Button size="xs" variant="default" disabled={day === null} onClick={() => onDay(day ?? '')}>
          {day === null ? t('calendar.use-none') : t('calendar.use', { day: dates.day(day) })}
        </Button>
      </Group>
      {isWhole ? null : <Input.Description mt={4}>{t('calendar.whole')}</Input.Description>}
      {isNone ? (
        <Input.Error role="alert" mt={4}>
          {t(`calendar.none.${calendar}`)}
        </Input.Error>
      ) : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
    </fieldset>
  );
}

/** A number typed in the digits of any script; NaN where it is none. */
function numberOf(text: string): number {
  const plain = asciiDigits(text).trim();
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
