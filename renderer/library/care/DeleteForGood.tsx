import { Button, List, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, notifyDone } from '../../platform';
import { ConfirmDialog, LoadingState } from '../../ui';
import { useDeleteForGood, useUses } from './trash-queries';
import { UsesList } from './UsesList';

interface DeleteForGoodProps {
  /** Documents in the trash. */
  readonly documentIds: readonly string[];
  readonly label: string;
  readonly size?: 'xs' | 'sm';
  readonly onDone?: () => void;
}

/** Deletes documents of the trash for good, after showing what will go and what stays. */
export function DeleteForGood({ documentIds, label, size = 'sm', onDone }: DeleteForGoodProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={<Trash2 aria-hidden size={14} />}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      {asking ? (
        <Ask
          documentIds={documentIds}
          onClose={() => setAsking(false)}
          onDone={onDone ?? (() => undefined)}
        />
      ) : null}
    </>
  );
}

interface AskProps {
  readonly documentIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Ask({ documentIds, onClose, onDone }: AskProps) {
  const { t } = useTranslation('library');
  const uses = useUses(documentIds);
  const deleting = useDeleteForGood();
  const cited = uses.data?.filter(({ citations }) => citations.length > 0) ?? [];
  // What answers cite stays, and with it what is marked in it and what plans and treaties name.
  const gone = uses.data?.filter(({ citations }) => citations.length === 0) ?? [];
  const highlights = gone.reduce((sum, one) => sum + one.highlights, 0);
  const plans = gone.reduce((sum, one) => sum + one.plans, 0);
  const treaties = gone.reduce((sum, one) => sum + one.treaties, 0);
  const going = documentIds.length - cited.length;
  const remove = () => {
    if (going === 0 || uses.data === undefined) return;
    deleting.mutate(documentIds, {
      onSuccess: ({ deleted, filesKept }) => {
        onDone();
        const kept = filesKept === 0 ? '' : ` ${t('delete.files-kept', { count: filesKept })}`;
        notifyDone(t('delete.done', { count: deleted }) + kept);
      },
      whileShown: onClose,
    });
  };
  return (
    <ConfirmDialog
      opened
      danger={going > 0}
      title={going === 0 ? t('delete.nothing') : t('delete.title', { count: documentIds.length })}
      confirm={going === 0 ? null : t('delete.do', { count: going })}
      busy={deleting.isPending || uses.isPending}
      onClose={onClose}
      onConfirm={remove}
    >
      {uses.isPending ? <LoadingState /> : null}
      {uses.isError ? <ErrorNotice error={uses.error} /> : null}
      {deleting.isError ? <ErrorNotice error={deleting.error} /> : null}
      <List size="sm" hidden={going === 0}>
        <List.Item>{t('delete.what', { count: going })}</List.Item>
        <List.Item>{t('delete.backup')}</List.Item>
        {plans === 0 ? null : <List.Item>{t('delete.plans', { count: plans })}</List.Item>}
        {treaties === 0 ? null : <List.Item>{t('delete.treaties', { count: treaties })}</List.Item>}
        {highlights === 0 ? null : <List.Item>{t('delete.highlights', { count: highlights })}</List.Item>}
      </List>
      {cited.length === 0 ? null : (
        <>
          <Text size="sm" fw={600} mt="xs">
            {t('delete.cited', { count: cited.length })}
          </Text>
          <UsesList uses={cited} named />
        </>
      )}
    </ConfirmDialog>
  );
}
