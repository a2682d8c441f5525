import { useTranslation } from 'react-i18next';
import { speaksOfPeriod } from '../../../shared/vocabulary';
import { DayInput, isUnfitDay } from '../../ui';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import { type DayField, dayNameOf } from './day-name';
import { OwnCalendarDay } from './OwnCalendarDay';
import type { FieldProps } from './TextField';
import { useAutosave } from './use-autosave';

/** Days that are mostly not before another one. */
const COMES_AFTER: Readonly<Record<DayField, readonly DayField[]>> = {
  adoptedOn: [],
  inForceOn: ['adoptedOn'],
  expiresOn: ['inForceOn', 'adoptedOn'],
};
/** A report is mostly signed after the time it speaks of. */
const OF_PERIOD_COMES_AFTER: typeof COMES_AFTER = { adoptedOn: [], inForceOn: [], expiresOn: ['inForceOn'] };

/** A day of the catalogue, typed in either era, or in the State's own calendar, and shown in those that count there. */
export function DateField({ field, document, save }: FieldProps & { readonly field: DayField }) {
  const { t } = useTranslation('library');
  const { draft, change, flush, saving } = useAutosave(
    document[field] ?? '',
    (day) => save({ [field]: day === '' ? null : day }),
    isUnfitDay,
  );
  // A text that ends before it begins is in force on no day, and no list by days shows it.
  const nameOf = (day: DayField) => t(`field.${dayNameOf(document.type, day)}.label`);
  const before = speaksOfPeriod(document.type) ? OF_PERIOD_COMES_AFTER : COMES_AFTER;
  const later = before[field].find((other) => draft !== '' && draft < (document[other] ?? ''));
  return (
    <CatalogueFieldFrame
      field={field}
      label={nameOf(field)}
      guessed={document.guessed.includes(field)}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
    >
      <DayInput
        label={nameOf(field)}
        hint={t(`field.${dayNameOf(document.type, field)}.hint`)}
        doubt={later === undefined ? undefined : t('field.day-before', { field: nameOf(later) })}
        of={document.state}
        value={draft}
        onDay={change}
        onBlur={flush}
      />
      <OwnCalendarDay
        state={document.state}
        label={nameOf(field)}
        value={draft}
        onDay={(day) => change(day, 'once')}
      />
    </CatalogueFieldFrame>
  );
}
