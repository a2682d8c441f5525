// biome-ignore lint/style/noRestrictedImports: the one place that gives the focus back for all of them
import { CloseButton, Modal, type ModalProps, Text } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageEnd } from '../platform';
import styles from './Dialog.module.css';
import { useSecondPress } from './use-second-press';

/** Until the browser has taken the focus from what is gone. */
const SETTLES_MS = 10;

/** What has the focus; of an entry of a menu, which goes with its menu, the button that opened it. */
function holderNow(): Element | null {
  const holder = document.activeElement;
  const opener = holder?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return (opener ? document.getElementById(opener) : null) ?? holder;
}

/** A key that is still held since it opened the dialog has answered nothing: it would press what has the focus, or send the form. */
function ignoreHeldKey(event: KeyboardEvent): void {
  const isInText = event.target instanceof HTMLElement && event.target.matches('textarea');
  if (event.repeat && event.key === 'Enter' && !isInText) event.preventDefault();
}

const FIELDS = 'input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)';

/** The field that a dialog begins at: the one it names, else its first, of choices the one that is made; none where a box to tick is first, which a key pressed twice would tick. */
function firstField(body: HTMLElement): HTMLElement | null {
  const named = body.querySelector<HTMLElement>('[data-autofocus]');
  if (named !== null) return named;
  const fields = [...body.querySelectorAll<HTMLElement>(FIELDS)];
  const [first] = fields;
  if (first === undefined || first.matches('[type="checkbox"]')) return null;
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first;
  const isMade = (field: HTMLElement) =>
    field instanceof HTMLInputElement && field.name === first.name && field.checked;
  return fields.find(isMade) ?? first;
}

/**
 * Lets a dialog begin at its first field, also where that has yet to come: else it begins at the button that closes it, and Enter or
 * the space bar throws away what was asked for.
 */
function beginAtField(body: HTMLElement, onMoreCame: () => void) {
  // The kit looks for this mark once the dialog is drawn.
  firstField(body)?.setAttribute('data-autofocus', 'true');
  if (body.querySelector(FIELDS) !== null) return;
  const watcher = new MutationObserver(() => {
    onMoreCame();
    if (body.querySelector(FIELDS) === null) return;
    watcher.disconnect();
    // Whoever has gone into the dialog meanwhile is left there.
    if (!body.contains(document.activeElement)) firstField(body)?.focus({ preventScroll: true });
  });
  watcher.observe(body, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

/** What a field says of itself stands before it too. */
const OF_A_FIELD =
  '.mantine-InputWrapper-root, .mantine-Checkbox-root, .mantine-Switch-root, .mantine-Radio-root';

const LISTS = 'ul, ol, dl, table';

/** What a dialog says before its first field or list; all of it where it has neither. */
function leadOf(body: HTMLElement): Element | undefined {
  const first = body.querySelector(`${FIELDS}, ${LISTS}`);
  if (first === null) return body;
  // Of a notice what is in it: the kit gives its frame another id later.
  return [...body.querySelectorAll('p, .mantine-Alert-wrapper')].find(
    (text) =>
      (text.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      text.closest(OF_A_FIELD) === null &&
      text.textContent.trim() !== '',
  );
}

/** Who hears the screen is told what a dialog is about when it opens, but not every field and list in it before the first can be filled. */
function nameLead(body: HTMLElement, id: string): void {
  const dialog = body.closest('[role="dialog"]');
  const lead = leadOf(body);
  const before = document.getElementById(id);
  if (before !== null && before !== lead) before.removeAttribute('id');
  if (lead === undefined) {
    dialog?.removeAttribute('aria-describedby');
    return;
  }
  if (lead.id === '') lead.id = id;
  dialog?.setAttribute('aria-describedby', lead.id);
}

type WordsField = HTMLInputElement | HTMLTextAreaElement;

/** Fields for words; one that only looks for something among choices holds nothing that could be lost. */
const isForWords = (field: EventTarget): field is WordsField =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && field.type === 'text' && field.getAttribute('role') !== 'combobox');

/** What was told before lies over the buttons of a dialog in a narrow window: it is there again when that closes. */
function putNoticesBehind(): void {
  for (const notice of document.querySelectorAll('.mantine-Notification-root'))
    notice.setAttribute('data-before-dialog', '');
}

interface DialogProps
  extends Pick<ModalProps, 'opened' | 'onClose' | 'title' | 'size' | 'transitionProps' | 'children'> {
  /** What is under way has no way back: nothing closes it, and its button says so. */
  readonly mustStay?: boolean;
}

/**
 * A dialog that gives the focus back to where it was before. The kit's own does so only where it stays and is closed: ours are mostly
 * drawn while they are open and go away, and whoever works by keyboard would begin at the top of the window again. It begins at its
 * first field, and the button that closes it has a name for who hears the screen. Once words were typed it is closed by its buttons only:
 * Escape or a press beside it threw them away. Before the window closes over them the program asks.
 */
export function Dialog({ title, children, onClose, mustStay = false, ...props }: DialogProps) {
  const { opened } = props;
  const begun = useRef(new Map<WordsField, string>());
  const [isHeld, setHeld] = useState(false);
  const remember = ({ target }: FocusEvent) => {
    if (isForWords(target) && !begun.current.has(target)) begun.current.set(target, target.value);
  };
  const isTyped = () =>
    [...begun.current].some(([field, value]) => field.isConnected && field.value !== value);
  const closeUnlessTyped = () => {
    if (mustStay) return;
    const holds = isTyped();
    setHeld(holds);
    if (!holds) onClose();
  };
  usePageEnd({ wouldLose: isTyped });
  const ignoreSecondPress = useSecondPress(opened);
  const { t } = useTranslation('ui');
  const holder = useRef<Element | null>(null);
  const wasOpened = useRef(false);
  // While it is drawn for the first time nothing in it has the focus yet.
  if (opened && !wasOpened.current) holder.current = holderNow();
  wasOpened.current = opened;
  useEffect(() => {
    if (!opened) return;
    putNoticesBehind();
    return () => {
      begun.current.clear();
      setHeld(false);
      setTimeout(() => {
        const now = document.activeElement;
        // Others may take it meanwhile, such as the heading of a new screen.
        const isLost = now === null || now === document.body;
        if (isLost && holder.current instanceof HTMLElement) holder.current.focus({ preventScroll: true });
      }, SETTLES_MS);
    };
  }, [opened]);
  const id = useId();
  const begin = useCallback(
    (body: HTMLElement | null) => {
      if (body === null) return;
      nameLead(body, id);
      return beginAtField(body, () => nameLead(body, id));
    },
    [id],
  );
  // Put together of the kit's parts: its own dialog reads all that is in it as its description, and makes a head of the window of its title.
  return (
    <Modal.Root
      onKeyDownCapture={ignoreHeldKey}
      onClickCapture={ignoreSecondPress}
      {...props}
      onClose={closeUnlessTyped}
    >
      <Modal.Overlay />
      <Modal.Content className={styles['content'] ?? ''}>
        <Modal.Header role="presentation" className={styles['head'] ?? ''}>
          <Modal.Title>{title}</Modal.Title>
          <CloseButton aria-label={t('close')} ml="auto" disabled={mustStay} onClick={onClose} />
          <Text role="status" size="sm" fw={600} className={styles['held'] ?? ''}>
            {isHeld ? t('typed') : null}
          </Text>
        </Modal.Header>
        <div className={styles['body']} ref={begin} onFocusCapture={remember}>
          {children}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
