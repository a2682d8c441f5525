import i18next from 'i18next';
import { dropUndo, notify } from '../platform';

/** Long enough to read it and to look at the field. */
const SEEN_MS = 20_000;

type WordsField = HTMLInputElement | HTMLTextAreaElement;

const isWordsField = (target: EventTarget | null): target is WordsField =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** What stands behind a cell of a table or a paragraph that is copied; no word is lost with it. */
const LINE_ENDS_BEHIND = /\n+$/;

const selectedIn = ({ value, selectionStart, selectionEnd }: WordsField): string =>
  value.slice(selectionStart ?? 0, selectionEnd ?? 0);

/** Of what is put into a field in place of other words, whether the browser leaves some out, and tells nobody. */
function isCut({ maxLength, value, readOnly, disabled }: WordsField, put: string, replaced: string): boolean {
  if (maxLength < 0 || readOnly || disabled) return false;
  const words = put.replaceAll('\r\n', '\n').replace(LINE_ENDS_BEHIND, '');
  return value.length - replaced.length + words.length > maxLength;
}

/** Words that are dropped take the place of nothing, but where they are moved within their field. */
const movedWithin = (field: WordsField, dropped: string): string =>
  field === document.activeElement && selectedIn(field) === dropped ? dropped : '';

/** Tells when more is pasted or dropped into a field than it holds. Gives back what ends it. */
export function tellCutPastes(): () => void {
  let times = 0;
  const tell = ({ maxLength: most }: WordsField) => {
    // A notice that is still there speaks of another field, or lies behind a dialog.
    dropUndo(`cut-paste ${times}`);
    times += 1;
    const id = `cut-paste ${times}`;
    // Its sentences come when the window has nothing else to do, which may be after the first paste.
    void i18next.loadNamespaces('unsent').then(() => {
      notify({ id, color: 'yellow', message: i18next.t('cut-paste', { ns: 'unsent', most }) }, SEEN_MS);
    });
  };
  const hearPaste = ({ target, clipboardData, defaultPrevented }: ClipboardEvent) => {
    if (defaultPrevented || !isWordsField(target)) return;
    if (isCut(target, clipboardData?.getData('text/plain') ?? '', selectedIn(target))) tell(target);
  };
  const hearDrop = ({ target, dataTransfer, defaultPrevented }: DragEvent) => {
    if (defaultPrevented || !isWordsField(target)) return;
    const dropped = dataTransfer?.getData('text/plain') ?? '';
    if (isCut(target, dropped, movedWithin(target, dropped))) tell(target);
  };
  document.addEventListener('paste', hearPaste);
  document.addEventListener('drop', hearDrop);
  return () => {
    document.removeEventListener('paste', hearPaste);
    document.removeEventListener('drop', hearDrop);
  };
}
