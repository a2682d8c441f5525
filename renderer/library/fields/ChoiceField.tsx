import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import { useAutosave } from './use-autosave';

/** Fields of which one value is chosen from a list. */
export type ChoiceFieldName = 'type' | 'state' | 'appliesTo' | 'language' | 'status' | 'access';

interface ChoiceFieldProps<C extends string> {
  readonly field: ChoiceFieldName;
  readonly value: C | null;
  readonly guessed: boolean;
  readonly options: readonly C[];
  readonly wordOf: (code: C) => string;
  /** Says more about the chosen value. */
  readonly meaningOf?: (code: C) => string;
  readonly save: (code: C) => Promise<unknown>;
  /** Leaves the field unstated; absent where there must be a value. */
  readonly clear?: () => Promise<unknown>;
}

/** Stands for no value in the list. */
const UNSTATED = '';

/** One value of a list, saved at once. Typing narrows the list. */
export function ChoiceField<C extends string>(props: ChoiceFieldProps<C>) {
  const { field, value, wordOf, meaningOf, save, clear } = props;
  // A value that is not offered to others, such as the made-up State of the sample, is still shown and may be gone back to.
  const options = value === null || props.options.includes(value) ? props.options : [value, ...props.options];
  const { t } = useTranslation('library');
  const label = t(`field.${field}.label`);
  const { draft, change, saving } = useAutosave<C | null>(value, async (code) => {
    if (code !== null) await save(code);
    else await clear?.();
  });
  const choose = (value: string | null) => {
    const code = options.find((option) => option === value) ?? null;
    if (code !== null || clear !== undefined) change(code, 'once');
  };
  return (
    <CatalogueFieldFrame
      field={field}
      guessed={props.guessed}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
    >
      <Select
        label={label}
        description={draft !== null && meaningOf ? meaningOf(draft) : t(`field.${field}.hint`)}
        data={[
          // The way to leave it unstated by keyboard: the cross of a clearable field is out of its reach.
          ...(clear === undefined ? [] : [{ value: UNSTATED, label: t('field.not-stated') }]),
          ...options.map((code) => ({ value: code, label: wordOf(code) })),
        ]}
        value={draft ?? (clear === undefined ? null : UNSTATED)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('filter.none')}
        onChange={choose}
      />
    </CatalogueFieldFrame>
  );
}
