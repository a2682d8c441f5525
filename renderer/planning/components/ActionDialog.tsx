import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Action,
  type ActionFields,
  actionFields,
  COST_CLASSES,
  isEnded,
  isFinished,
  type Plan,
} from '../../../shared/planning';
import { ACTION_STATES, DOCUMENT_TYPES } from '../../../shared/vocabulary';
import { ErrorNotice, notifyDone, today } from '../../platform';
import { useEdition } from '../../questionnaires';
import { DayInput, Dialog } from '../../ui';
import { blankAction, ownFields } from '../blank-action';
import { useOutsideWords } from '../outside-words';
import { useDocumentNamed, useDocuments, useNewestAssessment, useSaveAction } from '../queries';
import { ItemFields } from './ItemFields';

interface ActionDialogProps {
  readonly plan: Plan;
  /** Null for a new one. */
  readonly action: Action | null;
  readonly onClose: () => void;
}

const named = (partners: readonly string[]) => partners.map((each) => each.trim()).filter(Boolean);

/** Everything there is to say about an action. What is missing for its state is told before anything is kept. */
export function ActionDialog({ plan, action, onClose }: ActionDialogProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const [fields, setFields] = useState<ActionFields>(
    () => actionFields.safeParse(action === null ? blankAction() : ownFields(action)).data ?? blankAction(),
  );
  const save = useSaveAction();
  const documents = useDocuments().data;
  const showing = fields.doneDocumentId;
  const isOutside = documents !== undefined && !documents.some(({ id }) => id === showing);
  const outside = useDocumentNamed(isOutside ? showing : null);
  const set = (change: Partial<ActionFields>) => setFields((before) => ({ ...before, ...change }));
  const outsideWords = useOutsideWords();
  const orNull = (text: string) => (text === '' ? null : text);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(
      {
        planId: plan.id,
        actionId: action?.id ?? null,
        // Enter sends the form without leaving the field of the partners, whose last one may still be empty.
        fields: { ...fields, title: fields.title.trim(), partners: named(fields.partners) },
      },
      {
        onSuccess: () => notifyDone(t('action.saved', { title: fields.title })),
        whileShown: onClose,
      },
    );
  };
  // A plan is also written down afterwards, so it is a hint only; a year that is mistyped once stands as overdue from then on.
  // Of a day that stands already the table says that it is overdue.
  const isLate =
    fields.dueOn !== null && fields.dueOn !== action?.dueOn && fields.dueOn < today() && !isEnded(fields);
  const newest = useNewestAssessment(plan.state);
  const edition = useEdition(newest);
  const field = (
    name: 'owner' | 'costText' | 'people' | 'material' | 'indicator' | 'expectedDocument',
    most: number,
  ) => (
    <TextInput
      label={t(`action.${name}`)}
      value={fields[name] ?? ''}
      maxLength={most}
      onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
    />
  );
  return (
    <Dialog opened onClose={onClose} size="xl" title={t(action === null ? 'action.new' : 'action.edit')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            required
            data-autofocus
            label={t('action.action')}
            value={fields.title}
            maxLength={300}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          />
          <Textarea
            label={t('action.description')}
            rows={3}
            maxLength={8000}
            value={fields.description}
            onChange={({ currentTarget }) => set({ description: currentTarget.value })}
          />
          <ItemFields fields={fields} items={edition.data?.items ?? []} edition={newest?.edition} set={set} />
          <Group grow align="end">
            {field('owner', 200)}
            <TextInput
              label={t('action.partners')}
              description={t('action.partners-text')}
              value={fields.partners.join('; ')}
              onChange={({ currentTarget }) =>
                set({ partners: currentTarget.value.split(';').map((each) => each.trimStart()) })
              }
              onBlur={() => set({ partners: named(fields.partners) })}
            />
          </Group>
          <Group grow align="end">
            <DayInput
              label={t('action.starts')}
              value={fields.startsOn ?? ''}
              onDay={(day) => set({ startsOn: orNull(day) })}
            />
            <DayInput
              label={t('action.due')}
              min={fields.startsOn ?? undefined}
              value={fields.dueOn ?? ''}
              doubt={isLate ? t('action.due-past') : undefined}
              onDay={(day) => set({ dueOn: orNull(day) })}
            />
          </Group>
          <Group grow>
            <NativeSelect
              label={t('action.cost')}
              value={fields.costClass}
              onChange={({ currentTarget }) =>
                set({ costClass: COST_CLASSES.find((each) => each === currentTarget.value) ?? 'unknown' })
              }
              data={COST_CLASSES.map((each) => ({ value: each, label: t(`cost.${each}`) }))}
            />
            {field('costText', 500)}
          </Group>
          <Group grow>
            {field('people', 500)}
            {field('material', 500)}
          </Group>
          {field('indicator', 1000)}
          <Group grow>
            {field('expectedDocument', 300)}
            <NativeSelect
              label={t('action.expected-type')}
              value={fields.expectedType ?? ''}
              onChange={({ currentTarget }) =>
                set({
                  expectedType: DOCUMENT_TYPES.find(({ code }) => code === currentTarget.value)?.code ?? null,
                })
              }
              data={[
                { value: '', label: '' },
                ...DOCUMENT_TYPES.map(({ code }) => ({
                  value: code,
                  label: t(`vocabulary:documentType.${code}.label`),
                })),
              ]}
            />
          </Group>
          <Group grow align="start">
            <NativeSelect
              label={t('action.state')}
              value={fields.state}
              onChange={({ currentTarget }) => {
                const state = ACTION_STATES.find((each) => each === currentTarget.value) ?? 'proposed';
                // The day is what sets it beside the years: without one no comparison finds what was done between them.
                set({ state, doneOn: isFinished({ state }) ? (fields.doneOn ?? today()) : null });
              }}
              data={ACTION_STATES.map((each) => ({
                value: each,
                label: t(`vocabulary:actionState.${each}.label`),
              }))}
            />
            <NativeSelect
              label={t('action.done-document')}
              value={fields.doneDocumentId ?? ''}
              onChange={({ currentTarget }) => set({ doneDocumentId: orNull(currentTarget.value) })}
              data={[
                { value: '', label: '' },
                ...(documents ?? []).map(({ id, title }) => ({ value: id, label: title })),
                ...(showing === null || outside === undefined
                  ? []
                  : [{ value: showing, label: outsideWords(outside) }]),
              ]}
            />
          </Group>
          {isFinished(fields) ? (
            <DayInput
              label={t('action.doneOn')}
              hint={t('action.doneOn-text')}
              value={fields.doneOn ?? ''}
              onDay={(day) => set({ doneOn: orNull(day) })}
            />
          ) : null}
          <TextInput
            label={t(fields.state === 'dropped' ? 'action.drop-reason' : 'action.state-reason')}
            required={fields.state === 'dropped'}
            value={fields.stateReason}
            maxLength={2000}
            onChange={({ currentTarget }) => set({ stateReason: currentTarget.value })}
          />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
