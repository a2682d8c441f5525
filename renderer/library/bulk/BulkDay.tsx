import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { today } from '../../platform';
import { KeptDayInput } from '../../ui';

interface BulkDayProps {
  /** Undefined leaves the day as it is in each document; null takes it away. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null | undefined) => void;
}

/** The day by which many documents should be checked again. */
export function BulkDay({ value, onChange }: BulkDayProps) {
  const { t } = useTranslation('library');
  const mode = value === undefined ? 'keep' : value === null ? 'none' : 'day';
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Select
        flex={1}
        label={t('bulk.review')}
        data={[
          { value: 'keep', label: t('bulk.keep') },
          { value: 'none', label: t('bulk.review-none') },
          { value: 'day', label: t('bulk.review-day') },
        ]}
        value={mode}
        allowDeselect={false}
        onChange={(chosen) => onChange(chosen === 'none' ? null : chosen === 'day' ? today() : undefined)}
      />
      {mode === 'day' ? (
        <KeptDayInput
          aria-label={t('bulk.day', { field: t('bulk.review') })}
          value={value ?? ''}
          onDay={(day) => {
            if (day !== '') onChange(day);
          }}
        />
      ) : null}
    </Group>
  );
}
