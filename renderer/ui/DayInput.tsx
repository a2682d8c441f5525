import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, isoDate, typedDay } from '../../shared/kernel';
import { countsBuddhistYears, languageOfTag, type MemberCode } from '../../shared/vocabulary';
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
  /** The State whose text the day is of. */
  readonly of?: MemberCode | null;
}

/** While the year is being typed the browser gives years such as 0002: no text of law is that old. */
const FIRST_DAY = '1000-01-01';

/** What a field gives while what stands in it is no day: half typed, or one that no calendar has. It is told apart from an empty field. */
const NO_DAY = '?';

/** Whether a typed text is not a day yet that can be kept. */
export function isUnfitDay(day: string): boolean {
  return day !== '' && (!isoDate.safeParse(day).success || day < FIRST_DAY);
}

/** Whether the Buddhist Era counts besides the Common Era: for the reader, the State that works here, or the one named. */
function useCountsBuddhistYears(of: MemberCode | null): boolean {
  const { language, calendar, state = null } = useShownIn();
  return (
    calendar === 'be' ||
    countsBuddhistYears(languageOfTag(language), state) ||
    countsBuddhistYears(undefined, of)
  );
}

/** A day in words, in both eras where both count: `5 June 2018 · 5 June 2561 BE`; the reader's own comes first. */
export function useEras(of: MemberCode | null = null): (day: string, always?: boolean) => string {
  const { language, calendar } = useShownIn();
  const counts = useCountsBuddhistYears(of);
  return (day, always = false) => {
    const common = formatDay(day, { language, calendar: 'ce' });
    if (!counts && !always) return common;
    const eras = [common, formatDay(day, { language, calendar: 'be' })];
    return (calendar === 'be' ? eras.reverse() : eras).join(' · ');
  };
}

/**
 * A day to be typed in the Common Era or, with a year such as 2561, in the Buddhist Era; shown with the month in words,
 * because the day comes first in the field on most computers and not on all (`main/app/security.ts`). The field of a browser refuses 29 February of a Buddhist year,
 * for it counts the leap years of the Common Era: it is said, and the day that was kept stays.
 */
export function DayInput({ hint, doubt, of = null, value, onDay, error, onBlur, ...rest }: DayInputProps) {
  const { t } = useTranslation('ui');
  const inEras = useEras(of);
  const counts = useCountsBuddhistYears(of);
  // Who typed 2561 and finds 2018 in the field sees that it is the same.
  const [isTurned, setIsTurned] = useState(false);
  const [leftUnfit, setLeftUnfit] = useState(false);
  const unfit = isUnfitDay(value);
  return (
    <TextInput
      type="date"
      min={FIRST_DAY}
      {...rest}
      description={
        value === '' || unfit ? (
          (hint ?? (counts ? t('day.hint') : undefined))
        ) : (
          <>
            {inEras(value, isTurned)}
            <strong role="status" className={styles['doubt'] ?? ''}>
              {doubt}
            </strong>
          </>
        )
      }
      error={error ?? (leftUnfit && unfit ? t(counts ? 'day.unfit-eras' : 'day.unfit') : undefined)}
      value={value === NO_DAY ? '' : value}
      onChange={({ currentTarget: field }) => {
        const day = typedDay(field.value);
        setIsTurned(day !== field.value);
        onDay(field.validity.badInput ? NO_DAY : day);
      }}
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
