import { Button, Text } from '@mantine/core';
import { PencilLine, RotateCcw, Send, Trash2 } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoNotice } from '../../changes';
import { notifyError } from '../../platform';
import { ButtonLink, useHeightAs } from '../../ui';
import { useBulkRemove } from '../bulk-queries';
import { DeleteForGood } from '../care/DeleteForGood';
import { useAskFirst } from '../care/use-ask-first';
import { SaveDocuments } from '../report/SaveDocuments';
import type { Selection } from '../selection';
import styles from './BulkBar.module.css';

const BulkEditDialog = lazy(() => import('./BulkEditDialog'));

interface BulkBarProps {
  readonly selection: Selection;
  /** The documents that the list shows, in its order. */
  readonly listed: readonly string[];
  /** The list shows the trash. */
  readonly inTrash: boolean;
}

/** What can be done with the chosen documents. */
export function BulkBar({ selection, listed, inTrash }: BulkBarProps) {
  const { t } = useTranslation('library');
  const [editing, setEditing] = useState(false);
  const removing = useBulkRemove();
  const offerUndo = useUndoNotice();
  const asking = useAskFirst();
  const { chosen } = selection;
  const bar = useRef<HTMLDivElement>(null);
  useHeightAs('--wm-bulk', bar);
  const isIdle = chosen.size === 0;

  const setRemoved = (removed: boolean) =>
    removing.mutate(
      { documentIds: [...chosen], removed },
      {
        onSuccess: ({ changeId, changed }) => {
          selection.clear();
          const message = t(removed ? 'bulk.removed' : 'bulk.restored', { count: changed });
          if (changeId !== null) offerUndo(changeId, message);
        },
        onError: notifyError,
      },
    );
  return (
    <div
      ref={bar}
      className={styles['bar']}
      role="group"
      aria-label={t('bulk.label')}
      inert={isIdle}
      // It keeps its room while nothing is chosen, so that the first tick moves no row, however many lines a language needs.
      style={isIdle ? { visibility: 'hidden' } : {}}
    >
      <Text size="sm" className={styles['count']} role="status">
        {t('bulk.chosen', { count: chosen.size })}
      </Text>
      {inTrash ? (
        <>
          <Button
            size="xs"
            loading={removing.isPending}
            leftSection={<RotateCcw aria-hidden size={14} />}
            onClick={() => setRemoved(false)}
          >
            {t('bulk.restore')}
          </Button>
          <DeleteForGood
            size="xs"
            documentIds={[...chosen]}
            label={t('delete.chosen')}
            onDone={selection.clear}
          />
        </>
      ) : (
        <>
          <Button
            size="xs"
            leftSection={<PencilLine aria-hidden size={14} />}
            onClick={() => setEditing(true)}
          >
            {t('bulk.edit')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={removing.isPending}
            leftSection={<Trash2 aria-hidden size={14} />}
            onClick={() => asking.ask([...chosen], () => setRemoved(true))}
          >
            {t('bulk.remove')}
          </Button>
          <ButtonLink
            to="/exchange/send"
            search={{ documents: [...chosen].join() }}
            size="xs"
            variant="default"
            leftSection={<Send aria-hidden size={14} />}
          >
            {t('bulk.send')}
          </ButtonLink>
          <SaveDocuments documentIds={listed.filter((id) => chosen.has(id))} filter={null} />
        </>
      )}
      {chosen.size < listed.length ? (
        <Button size="xs" variant="subtle" onClick={selection.chooseAll}>
          {t('bulk.choose-all', { count: listed.length })}
        </Button>
      ) : null}
      <Button size="xs" variant="subtle" onClick={selection.clear}>
        {t('bulk.choose-none')}
      </Button>
      {asking.dialog}
      {editing ? (
        <Suspense fallback={null}>
          <BulkEditDialog
            documentIds={[...chosen]}
            onClose={() => setEditing(false)}
            onDone={({ changeId, changed }) => {
              selection.clear();
              if (changeId !== null) offerUndo(changeId, t('bulk.done', { count: changed }));
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
