import { Button, Group, Text } from '@mantine/core';
// biome-ignore lint/style/noRestrictedImports: the one place that shows notices
import { type NotificationData, notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { errorWords } from './errors';

/** Until somebody who does something else has seen that a notice is there. */
const SEEN_MS = 4000;

/** What reading a letter takes in a second language. */
const LETTER_MS = 100;

/** Whoever may have pressed the wrong button has to read, understand and find the way to the notice. */
const UNDO_MS = 30_000;

let latest = 0;

/** Shows a notice: it stays until it is closed, or goes after `forMs`, but not while its buttons have the keyboard. */
export function notify(notice: NotificationData, forMs: number | false): void {
  latest += 1;
  const id = notice.id ?? `notice-${latest}`;
  const stay = (autoClose: number | false) => notifications.update({ ...notice, id, autoClose });
  notifications.show({
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('close-notice', { ns: 'ui' }) },
    ...notice,
    id,
    autoClose: forMs,
    // The kit waits for the pointer only.
    onFocusCapture: () => stay(false),
    onBlurCapture: () => stay(forMs),
  });
}

/** Tells an error beside the screen, for a click that failed while the screen itself is still right. Stays until closed. */
export function notifyError(error: unknown): void {
  const words = errorWords(error);
  notify({ color: 'red', title: words.what, message: `${words.safe} ${words.next}` }, false);
}

/** Tells in one sentence that something was done; with an `id` once, also where it is told again before the notice has gone. */
export function notifyDone(message: string, id?: string): void {
  notify(
    { color: 'green', message, ...(id === undefined ? {} : { id }) },
    SEEN_MS + LETTER_MS * message.length,
  );
}

interface Undoable {
  /** The same for the same thing done twice: it is offered once. */
  readonly id: string;
  readonly message: string;
  /** What fails in it is told. */
  readonly undo: () => unknown;
  /** What the button says, where "Undo" is not what it does. */
  readonly label?: string;
  /** Stays until it is closed. */
  readonly stays?: boolean;
}

/** Takes an offer away: what it tells is so no more. */
export function dropUndo(id: string): void {
  notifications.hide(id);
}

/** Tells in one sentence that something was done, and offers for a while to take it back. */
export function offerUndo({ id, message, undo, label, stays = false }: Undoable): void {
  const takeBack = () => {
    dropUndo(id);
    Promise.resolve(undo()).catch(notifyError);
  };
  notify(
    {
      id,
      message: (
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button size="xs" variant="default" flex="none" onClick={takeBack}>
            {label ?? i18next.t('undo', { ns: 'ui' })}
          </Button>
        </Group>
      ),
    },
    stays ? false : UNDO_MS,
  );
}
