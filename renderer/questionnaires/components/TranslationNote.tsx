import type { ReadItem } from '../../../shared/questionnaires';
import { ReadNote } from '../../ui';
import { useTranslationNote } from '../translation-note';

interface TranslationNoteProps {
  readonly items: Iterable<ReadItem>;
  /** Beside the note of the screen. */
  readonly aside?: boolean;
}

/** Says that the items shown are in words nobody has checked; nothing where they are checked, or those of the edition. */
export function TranslationNote({ items, aside = false }: TranslationNoteProps) {
  return <ReadNote words={useTranslationNote(items)} aside={aside} />;
}
