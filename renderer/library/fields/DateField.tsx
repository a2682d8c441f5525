import { useTranslation } from 'react-i18next';
import { DayInput, isUnfitDay } from '../../ui';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import { OwnCalendarDay } from './OwnCalendarDay';
import type { FieldProps } from './TextField';
import { useAutosave } from './use-autosave';

/** Fields that are a day. */
export type DayField = 'adoptedOn' | 'inForceOn' | 'expiresOn';

/** Days that are mostly not before another one. */
const COMES_AFTER: Readonly<Record<DayField, readonly DayField[]>> = {
  adoptedOn: [],
  inForceOn: ['adoptedOn'],
  expiresOn: ['inForceOn', 'adoptedOn'],
};

/** A day of the catalogue, typed in either era, or in the State's own calendar, and shown in all. */
export function DateField({ field, document, save }: FieldProps & { readonly field: DayField }) {
  const { t } = useTranslation('library');
  const { draft, change, flush, saving } = useAutosave(
    document[field] ?? '',
    (day) => save({ [field]: day === '' ? null : day }),
    isUnfitDay,
  );
  // A text that ends before it begins is in force on no day, and no list by days shows it.
  const later = COMES_AFTER[field].find((other) => draft !== '' && draft < (document[other] ?? ''));
  return (
    <CatalogueFieldFrame
      field={field}
      guessed={document.guessed.includes(field)}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
    >
      <DayInput
        label={t(`field.${field}.label`)}
        hint={t(`field.${field}.hint`)}
        doubt={later === undefined ? undefined : t('field.day-before', { field: t(`field.${later}.label`) })}
        value={draft}
        onDay={change}
        onBlur={flush}
      />
      <OwnCalendarDay
        state={document.state}
        label={t(`field.${field}.label`)}
        value={draft}
        onDay={(day) => change(day, 'once')}
      />
    </CatalogueFieldFrame>
  );
}
