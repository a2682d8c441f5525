import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentVersion, type DocumentSummary, foldTitle, sendersIn } from '../../../shared/library';
import { foundByWords, MOST_OFFERED } from '../found-by-words';
import { useAllDocuments, useSenders } from '../queries';
import { tellApart } from '../tell-apart';

interface DocumentPickerProps {
  readonly label: string;
  readonly hint: string;
  /** Documents that cannot be chosen. */
  readonly without: readonly string[];
  readonly value: string | null;
  readonly onChange: (documentId: string | null) => void;
}

const nameOf = ({ title, number }: DocumentSummary) => (number === null ? title : `${title} · ${number}`);

/** One document of the library, found by words of its title or number, in any order and without accents. */
export function DocumentPicker({ label, hint, without, value, onChange }: DocumentPickerProps) {
  const { t } = useTranslation(['works', 'library']);
  const senderOf = useSenders();
  const documents = useAllDocuments().data;
  const options = useMemo(() => {
    const offered = (documents ?? []).filter(({ id }) => !without.includes(id));
    const words = new Map(
      offered.map((one) => [one.id, foldTitle(`${nameOf(one)} ${one.titleEnglish ?? ''}`)] as const),
    );
    return {
      words,
      data: tellApart(
        offered.map((one) => ({
          value: one.id,
          label: nameOf(one),
          more: [
            ...sendersIn(one, senderOf).map((sender) => t('library:came-by.pack', { sender })),
            currentVersion(one.versions)?.sourceName,
          ],
        })),
      ).sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true })),
    };
  }, [documents, without, senderOf, t]);
  return (
    <Select
      label={label}
      description={hint}
      placeholder={t('picker.placeholder')}
      data={options.data}
      value={value}
      searchable
      limit={MOST_OFFERED}
      nothingFoundMessage={t('picker.none')}
      filter={foundByWords(options.words)}
      onChange={onChange}
    />
  );
}
