import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChoiceFieldName } from '../fields/ChoiceField';

interface BulkChoiceProps<C extends string> {
  readonly field: ChoiceFieldName;
  /** Undefined leaves the field as it is in each document; null makes it "not stated". */
  readonly value: C | null | undefined;
  readonly options: readonly C[];
  readonly wordOf: (code: C) => string;
  /** The field may be left unstated. */
  readonly clearable?: boolean;
  readonly onChange: (value: C | null | undefined) => void;
}

const KEEP = 'keep';
const UNSTATED = 'unstated';

/** One value for many documents, or none: then each keeps its own. */
export function BulkChoice<C extends string>(props: BulkChoiceProps<C>) {
  const { field, value, options, wordOf, clearable = false, onChange } = props;
  const { t } = useTranslation('library');
  return (
    <Select
      label={t(`field.${field}.label`)}
      data={[
        { value: KEEP, label: t('bulk.keep') },
        ...(clearable ? [{ value: UNSTATED, label: t('field.not-stated') }] : []),
        ...options.map((code) => ({ value: `=${code}`, label: wordOf(code) })),
      ]}
      value={value === undefined ? KEEP : value === null ? UNSTATED : `=${value}`}
      searchable
      // The dialog begins at the first of them: its list would lie over the others.
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage={t('filter.none')}
      onChange={(chosen) =>
        onChange(chosen === UNSTATED ? null : options.find((code) => `=${code}` === chosen))
      }
    />
  );
}
