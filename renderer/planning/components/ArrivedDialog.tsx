import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, Plan } from '../../../shared/planning';
import { DocumentPicker } from '../../library';
import { ErrorNotice, notifyDone, today } from '../../platform';
import { Dialog } from '../../ui';
import { ownFields } from '../blank-action';
import { useAssessments, useDocuments, useFollowed, useTakeArrived } from '../queries';

interface ArrivedDialogProps {
  readonly plan: Plan;
  readonly action: Action;
  /** The document that was proposed; null where the user names one. */
  readonly documentId: string | null;
  readonly onClose: () => void;
}

const NONE: readonly string[] = [];

/** The expected document is here: mark the action done, cite the document for its item, and go to answer the item. Each by a tick. */
export function ArrivedDialog({ plan, action, documentId, onClose }: ArrivedDialogProps) {
  const { t } = useTranslation('planning');
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(documentId);
  const [owner, setOwner] = useState(action.owner);
  const open = (useAssessments().data ?? []).find(
    ({ state, status }) => state === plan.state && status === 'open',
  );
  const followed = useFollowed(plan.id).get(action.id);
  const items = followed?.items ?? (action.itemId === null ? NONE : [action.itemId]);
  const [picked, setPicked] = useState<string | null>(null);
  const itemId = picked ?? items[0];
  const canCite = open !== undefined && itemId !== undefined;
  const [ticks, setTicks] = useState({ done: true, cite: true, answer: true });
  const document = (useDocuments().data ?? []).find(({ id }) => id === chosen);
  const take = useTakeArrived();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (document === undefined) return;
    const fields = { ...ownFields(action), owner, state: 'done' as const, doneDocumentId: document.id };
    const place = canCite ? { assessmentId: open.id, itemId } : null;
    take.mutate(
      {
        done: ticks.done ? { actionId: action.id, fields: { ...fields, doneOn: today() } } : null,
        cited:
          place !== null && ticks.cite
            ? { ...place, versionId: document.versionId, note: action.title }
            : null,
      },
      {
        onSuccess: () => notifyDone(t('arrived.saved')),
        whileShown: () => {
          onClose();
          if (place !== null && ticks.answer)
            void navigate({ to: '/assessments/$assessmentId/$itemId', params: place });
        },
      },
    );
  };
  const tick = (name: keyof typeof ticks, label: string) => (
    <Checkbox
      label={label}
      checked={ticks[name]}
      onChange={({ currentTarget: { checked } }) => setTicks((before) => ({ ...before, [name]: checked }))}
    />
  );
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('arrived.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('arrived.for', { title: action.title })}
          </Text>
          <DocumentPicker
            label={t('arrived.document')}
            hint={t('arrived.document-hint')}
            without={NONE}
            value={chosen}
            onChange={setChosen}
          />
          {tick('done', t('arrived.done'))}
          {ticks.done && action.owner === '' ? (
            <TextInput
              required
              label={t('action.owner')}
              value={owner}
              maxLength={200}
              onChange={({ currentTarget }) => setOwner(currentTarget.value)}
            />
          ) : null}
          {canCite ? (
            <>
              {items.length < 2 ? null : (
                <NativeSelect
                  label={t('follow.choose')}
                  description={t('follow.choose-text', { item: action.itemId })}
                  value={itemId}
                  onChange={({ currentTarget }) => setPicked(currentTarget.value)}
                  data={[...items]}
                />
              )}
              {tick('cite', t('arrived.cite', { item: itemId }))}
              {tick('answer', t('arrived.answer', { item: itemId }))}
            </>
          ) : (
            <Text size="sm" c="dimmed">
              {t(itemId === undefined ? 'arrived.no-item' : 'arrived.no-assessment')}
            </Text>
          )}
          {take.isError ? <ErrorNotice error={take.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" disabled={document === undefined} loading={take.isPending}>
              {t('arrived.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
