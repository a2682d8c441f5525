import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isoDate } from '../../../shared/kernel';
import { typedDay } from '../../../shared/library';
import { formatDay, useShownIn } from '../../platform';

interface DayInputProps extends Pick<TextInputProps, 'label' | 'onBlur' | 'aria-label' | 'size' | 'w'> {
  readonly hint?: string;
  /** ISO day, or an empty text. */
  readonly value: string;
  readonly onDay: (day: string) => void;
}

/** While the year is being typed the browser gives years such as 0002: no text of law is that old. */
const FIRST_DAY = '1000-01-01';

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

/** A day to be typed in the Common Era or, with a year such as 2561, in the Buddhist Era; shown in both. */
export function DayInput({ hint, value, onDay, ...rest }: DayInputProps) {
  const { t } = useTranslation('works');
  const both = useBothEras();
  return (
    <TextInput
      type="date"
      {...rest}
      description={value === '' || isUnfitDay(value) ? (hint ?? t('day.hint')) : both(value)}
      value={value}
      onChange={(event) => onDay(typedDay(event.currentTarget.value))}
    />
  );
}
