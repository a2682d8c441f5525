import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnglishForNow } from '../platform';

interface ReadNoteProps {
  /** What is said of the words shown; null where there is nothing to say. */
  readonly words: string | null;
  /** Beside the note of the screen, which has the way to English: only said, and nothing while English is read. */
  readonly aside?: boolean;
}

/** Says something of words in another language, with the way to the English ones and back. */
export function ReadNote({ words, aside = false }: ReadNoteProps) {
  const { t } = useTranslation(['ui', 'vocabulary']);
  const { chosen, isInEnglish, readInEnglish } = useEnglishForNow();
  const note = !isInEnglish ? words : aside ? null : t('read.in-english');
  if (note === null || chosen === null) return null;
  const other = isInEnglish ? chosen : 'eng';
  return (
    <Group gap="xs" mb="xs" data-translation-note>
      <Text size="xs" c="dimmed" role="note">
        {note}
      </Text>
      {aside ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => readInEnglish(!isInEnglish)}>
          {t('read.read-in', { language: t(`vocabulary:language.${other}.label`) })}
        </Button>
      )}
    </Group>
  );
}
