import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, isoDate, typedDay } from '../../shared/kernel';
import { useShownIn } from '../platform';
import styles from './DayInput.module.css';

interface DayInputProps extends Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'description'> {
  /** What the field is for; shown until there is a day. */
  readonly hint?: string | undefined;
  /** ISO day, or an empty text. */
  readonly value: string;
  readonly onDay: (day: string) => void;
  /** What is worth a second look about the day that stands there; it can be kept all the same. */
  readonly doubt?: string | undefined;
}

/** While the year is being typed the browser gives years such as 0002: no text of law is that old. */
const FIRST_DAY = '1000-01-01';

/** What a field gives while what stands in it is no day: half typed, or one that no calendar has. It is told apart from an empty field. */
const NO_DAY = '?';

/** Whether a typed text is not a day yet that can be kept. */
export function isUnfitDay(day: string): boolean {
  return day !== '' && (!isoDate.safeParse(day).success || day < FIRST_DAY);
}

/** A day in both eras, `5 June 2018 · 5 June 2561 BE`; the reader's own comes first. */
export function useBothEras(): (day: string) => string {
  const { language, calendar } = useShownIn();
  return (day) => {
    const eras = [formatDay(day, { language, calendar: 'ce' }), formatDay(day, { language, calendar: 'be' })];
    return (calendar === 'be' ? eras.reverse() : eras).join(' · ');
  };
}

/**
 * A day to be typed in the Common Era or, with a year such as 2561, in the Buddhist Era; shown in both with the month in words,
 * because the day comes first in the field on most computers and not on all (`main/app/security.ts`). The field of a browser refuses 29 February of a Buddhist year,
 * for it counts the leap years of the Common Era: it is said, and the day that was kept stays.
 */
export function DayInput({ hint, doubt, value, onDay, error, onBlur, ...rest }: DayInputProps) {
  const { t } = useTranslation('ui');
  const both = useBothEras();
  const [leftUnfit, setLeftUnfit] = useState(false);
  const unfit = isUnfitDay(value);
  return (
    <TextInput
      type="date"
      min={FIRST_DAY}
      {...rest}
      description={
        value === '' || unfit ? (
          (hint ?? t('day.hint'))
        ) : (
          <>
            {both(value)}
            <strong role="status" className={styles['doubt'] ?? ''}>
              {doubt}
            </strong>
          </>
        )
      }
      error={error ?? (leftUnfit && unfit ? t('day.unfit') : undefined)}
      value={value === NO_DAY ? '' : value}
      onChange={({ currentTarget: field }) => onDay(field.validity.badInput ? NO_DAY : typedDay(field.value))}
      onBlur={(event) => {
        setLeftUnfit(unfit);
        onBlur?.(event);
      }}
    />
  );
}

/** A day that is kept as soon as it is whole; half-typed years stay in the field. */
export function KeptDayInput({ value, onDay, onBlur, ...rest }: DayInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <DayInput
      {...rest}
      value={draft ?? value}
      onDay={(day) => {
        setDraft(day);
        if (!isUnfitDay(day)) onDay(day);
      }}
      onBlur={(event) => {
        setDraft(null);
        onBlur?.(event);
      }}
    />
  );
}
