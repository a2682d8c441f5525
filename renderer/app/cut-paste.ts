import i18next from 'i18next';
import { notify } from '../platform';

/** Long enough to read it and to look at the field. */
const SEEN_MS = 20_000;

type WordsField = HTMLInputElement | HTMLTextAreaElement;

const isWordsField = (target: EventTarget | null): target is WordsField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Of what is pasted, whether the browser leaves something out, and tells nobody. */
function isCut(field: WordsField, pasted: string): boolean {
  const { maxLength, value, selectionStart, selectionEnd } = field;
  if (maxLength < 0 || field.readOnly || field.disabled) return false;
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
  return value.length - replaced + pasted.replaceAll('\r\n', '\n').length > maxLength;
}

/** Tells when more is pasted into a field than it holds. Gives back what ends it. */
export function tellCutPastes(): () => void {
  const tell = ({ target, clipboardData, defaultPrevented }: ClipboardEvent) => {
    if (defaultPrevented || !isWordsField(target)) return;
    if (!isCut(target, clipboardData?.getData('text/plain') ?? '')) return;
    const message = i18next.t('cut-paste', { ns: 'unsent', most: target.maxLength });
    notify({ id: 'cut-paste', color: 'yellow', message }, SEEN_MS);
  };
  document.addEventListener('paste', tell);
  return () => document.removeEventListener('paste', tell);
}
