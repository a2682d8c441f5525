import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isoDate } from '../../../shared/kernel';
import { useDates, useShownIn } from '../../platform';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import type { FieldProps } from './TextField';
import { useAutosave } from './use-autosave';

/** Fields that are a day. */
export type DayField = 'adoptedOn' | 'inForceOn' | 'expiresOn';

/** While the year is being typed the browser gives years such as 0002: no text of law is that old. */
const FIRST_DAY = '1000-01-01';

function unfit(day: string): boolean {
  return day !== '' && (!isoDate.safeParse(day).success || day < FIRST_DAY);
}

/** A day of the catalogue. Typed in the Common Era, and shown in the reader's calendar beside it where that is another. */
export function DateField({ field, document, save }: FieldProps & { readonly field: DayField }) {
  const { t } = useTranslation('library');
  const dates = useDates();
  const { calendar } = useShownIn();
  const { draft, change, flush, saving } = useAutosave(
    document[field] ?? '',
    (day) => save({ [field]: day === '' ? null : day }),
    unfit,
  );
  const shown = draft === '' || unfit(draft) || calendar === 'ce' ? null : dates.day(draft);
  return (
    <CatalogueFieldFrame
      field={field}
      guessed={document.guessed.includes(field)}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
    >
      <TextInput
        type="date"
        label={t(`field.${field}.label`)}
        description={shown ?? t(`field.${field}.hint`)}
        value={draft}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={flush}
      />
    </CatalogueFieldFrame>
  );
}
