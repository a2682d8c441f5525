import { Fieldset, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How a list of codes is changed. */
export interface CodesChange<C extends string> {
  readonly how: 'add' | 'remove' | 'replace';
  readonly codes: readonly C[];
}

interface BulkCodesProps<C extends string> {
  readonly field: 'pillars' | 'topics';
  /** Undefined leaves the list as it is in each document. */
  readonly value: CodesChange<C> | undefined;
  readonly groups: readonly {
    readonly group: string;
    readonly items: readonly { readonly value: C; readonly label: string }[];
  }[];
  readonly onChange: (value: CodesChange<C> | undefined) => void;
}

const HOW = ['keep', 'add', 'remove', 'replace'] as const;

/** Adds codes to a list in many documents, takes some away, or puts others in the place of all. */
export function BulkCodes<C extends string>({ field, value, groups, onChange }: BulkCodesProps<C>) {
  const { t } = useTranslation('library');
  const known = groups.flatMap(({ items }) => items.map((item) => item.value));
  const how = value?.how ?? 'keep';
  return (
    <Fieldset legend={t(`field.${field}.label`)} p="xs">
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('bulk.how', { field: t(`field.${field}.label`) })}
          data={HOW.map((one) => ({ value: one, label: t(`bulk.how-${one}`) }))}
          value={how}
          onChange={(chosen) => {
            const next = HOW.find((one) => one === chosen);
            if (next === undefined) return;
            onChange(next === 'keep' ? undefined : { how: next, codes: value?.codes ?? [] });
          }}
        />
        {value === undefined ? null : (
          <MultiSelect
            aria-label={t('bulk.codes', { field: t(`field.${field}.label`) })}
            data={groups.map(({ group, items }) => ({ group, items: [...items] }))}
            value={[...value.codes]}
            searchable
            nothingFoundMessage={t('filter.none')}
            {...(value.codes.length === 0 ? { placeholder: t('bulk.pick') } : {})}
            onChange={(chosen) =>
              onChange({ how: value.how, codes: known.filter((code) => chosen.includes(code)) })
            }
          />
        )}
      </Stack>
    </Fieldset>
  );
}
