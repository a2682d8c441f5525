import { Text } from '@mantine/core';
import type { ReadItem } from '../../../shared/questionnaires';
import { useTranslationNote } from '../translation-note';

/** Says that the items shown are in words nobody has checked; nothing where they are checked, or those of the edition. */
export function TranslationNote({ items }: { readonly items: Iterable<ReadItem> }) {
  const note = useTranslationNote(items);
  return note === null ? null : (
    <Text size="xs" c="dimmed" role="note" mb="xs" data-translation-note>
      {note}
    </Text>
  );
}
