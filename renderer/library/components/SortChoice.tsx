import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type LibraryFilter, libraryFilter } from '../../../shared/library';

interface SortChoiceProps {
  readonly sort: LibraryFilter['sort'];
  readonly onSort: (sort: LibraryFilter['sort']) => void;
}

/** In what order the list stands. */
export function SortChoice({ sort, onSort }: SortChoiceProps) {
  const { t } = useTranslation('library');
  return (
    <NativeSelect
      size="xs"
      aria-label={t('sort.label')}
      value={sort}
      data={libraryFilter.shape.sort.unwrap().options.map((value) => ({ value, label: t(`sort.${value}`) }))}
      onChange={(event) => {
        const chosen = libraryFilter.shape.sort.safeParse(event.currentTarget.value);
        if (chosen.success) onSort(chosen.data);
      }}
    />
  );
}
