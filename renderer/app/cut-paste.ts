import i18next from 'i18next';
import { dropUndo, notify } from '../platform';

/** Long enough to read it and to look at the field. */
const SEEN_MS = 20_000;

type WordsField = HTMLInputElement | HTMLTextAreaElement;

const isWordsField = (target: EventTarget | null): target is WordsField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** What stands behind a cell of a table or a paragraph that is copied; no word is lost with it. */
const LINE_ENDS_BEHIND = /\n+$/;

/** Of what is pasted, whether the browser leaves words out, and tells nobody. */
function isCut(field: WordsField, pasted: string): boolean {
  const { maxLength, value, selectionStart, selectionEnd } = field;
  if (maxLength < 0 || field.readOnly || field.disabled) return false;
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
  const words = pasted.replaceAll('\r\n', '\n').replace(LINE_ENDS_BEHIND, '');
  return value.length - replaced + words.length > maxLength;
}

/** Tells when more is pasted into a field than it holds. Gives back what ends it. */
export function tellCutPastes(): () => void {
  let times = 0;
  const tell = ({ target, clipboardData, defaultPrevented }: ClipboardEvent) => {
    if (defaultPrevented || !isWordsField(target)) return;
    if (!isCut(target, clipboardData?.getData('text/plain') ?? '')) return;
    const most = target.maxLength;
    // A notice that is still there speaks of another field, or lies behind a dialog.
    dropUndo(`cut-paste ${times}`);
    times += 1;
    const id = `cut-paste ${times}`;
    // Its sentences come when the window has nothing else to do, which may be after the first paste.
    void i18next.loadNamespaces('unsent').then(() => {
      notify({ id, color: 'yellow', message: i18next.t('cut-paste', { ns: 'unsent', most }) }, SEEN_MS);
    });
  };
  document.addEventListener('paste', tell);
  return () => document.removeEventListener('paste', tell);
}
