import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UndoResult } from '../../shared/changes';
import { notify, notifyDone, notifyError } from '../platform';
import { useDoAgain, useUndo } from './queries';

const MOST_NAMED = 8;

/** Tells what came of an undoing, or of doing again: how many things it changed, and by name those that were left. */
export function useTellUndone(done: 'undo' | 'again' = 'undo'): (result: UndoResult) => void {
  const { t } = useTranslation('changes');
  return (result) => {
    if (result.left.length === 0) {
      notifyDone(t(`${done}.done`, { count: result.undone }));
      return;
    }
    notify(
      {
        color: 'yellow',
        title: t(result.undone === 0 ? `${done}.none` : `${done}.done`, { count: result.undone }),
        message: <Left result={result} />,
      },
      false,
    );
  };
}

/** Takes an action back and tells what came of it. */
export function useUndoAndTell(): { readonly undo: (id: string) => void; readonly busy: boolean } {
  const undoing = useUndo();
  const tell = useTellUndone();
  return {
    undo: (id) => undoing.mutate(id, { onSuccess: tell, onError: notifyError }),
    busy: undoing.isPending,
  };
}

/** Does an action again that was taken back, and tells what came of it. */
export function useDoAgainAndTell(): { readonly doAgain: (id: string) => void; readonly busy: boolean } {
  const doing = useDoAgain();
  const tell = useTellUndone('again');
  return {
    doAgain: (id) => doing.mutate(id, { onSuccess: tell, onError: notifyError }),
    busy: doing.isPending,
  };
}

function Left({ result }: { readonly result: UndoResult }) {
  const { t } = useTranslation(['changes', 'library']);
  const more = result.left.length - MOST_NAMED;
  return (
    <>
      <Text size="sm">{t('undo.left', { count: result.left.length })}</Text>
      <List size="sm">
        {result.left.slice(0, MOST_NAMED).map(({ id, name, why, field }) => (
          <List.Item key={id}>
            <bdi>{name === '' ? t('undo.unnamed') : name}</bdi> (
            {field === undefined ? null : `${t(`library:field.${field}.label`)}: `}
            {t(`undo.why.${why}`)})
          </List.Item>
        ))}
      </List>
      {more > 0 ? <Text size="sm">{t('undo.more', { count: more })}</Text> : null}
    </>
  );
}
