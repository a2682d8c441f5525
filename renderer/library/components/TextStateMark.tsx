import {
  CircleCheck,
  CircleDashed,
  CircleDotDashed,
  CircleHelp,
  CircleSlash,
  type LucideIcon,
  ScanText,
} from 'lucide-react';
import type { TextState } from '../../../shared/library';
import { useCatalogueWords } from '../words';
import styles from './TextStateMark.module.css';

const SIGNS: Readonly<Record<TextState, LucideIcon>> = {
  good: CircleCheck,
  partial: CircleDotDashed,
  suspect: CircleHelp,
  none: CircleSlash,
  pending: CircleDashed,
  ocr: ScanText,
};

/** How much of a document can be searched: a word with a sign of its own shape. */
export function TextStateMark({ state }: { readonly state: TextState }) {
  const words = useCatalogueWords();
  const Sign = SIGNS[state];
  return (
    <span className={styles['mark']} data-state={state} title={words.textStateMeaning(state)}>
      <Sign aria-hidden size={15} />
      {words.textState(state)}
    </span>
  );
}
