import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { correctsNothing, type Restatement, restated, type Snapshot } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { AnswerMark, useLadder, useRestate, useRestatements, useUsual } from '../../assessments';
import { ErrorNotice } from '../../platform';
import { Dialog, LoadingState } from '../../ui';
import { type Choice, choiceOf, chosenValue, withPractice, wordsOf } from '../chosen-value';
import { ValueFields } from './ValueFields';

interface RestateDialogProps {
  readonly snapshot: Snapshot;
  readonly edition: Edition;
  /** The item that somebody comes to correct. */
  readonly itemId: string | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Corrects a frozen answer with a reason; the frozen one stays beside it. */
export function RestateDialog({ opened, onClose, ...of }: RestateDialogProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('restate.open')}>
      {opened ? <RestateForm {...of} onClose={onClose} /> : null}
    </Dialog>
  );
}

function RestateForm({ snapshot, ...of }: Omit<RestateDialogProps, 'opened'>) {
  const restatements = useRestatements(snapshot.id);
  if (restatements.data === undefined)
    return restatements.isError ? <ErrorNotice error={restatements.error} /> : <LoadingState />;
  return <Fields snapshot={snapshot} made={restatements.data} {...of} />;
}

interface FieldsProps extends Omit<RestateDialogProps, 'opened'> {
  /** Corrections that were made before, oldest first. */
  readonly made: readonly Restatement[];
}

function Fields({ snapshot, edition, itemId: begun, made, onClose }: FieldsProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  const ladderOf = useLadder();
  const restate = useRestate();
  const usual = useUsual();
  const present = restated(snapshot.answers, made);
  const saidOf = (id: string | null) => present.find((each) => each.itemId === id)?.value ?? null;
  const [itemId, setItemId] = useState<string | null>(() => (saidOf(begun) === null ? null : begun));
  const [choice, setChoice] = useState<Choice | null>(() => choiceOf(saidOf(itemId)));
  const [words, setWords] = useState(() => wordsOf(saidOf(itemId)));
  const [text, setText] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const frozen = snapshot.answers.find((answer) => answer.itemId === itemId);
  const now = present.find((answer) => answer.itemId === itemId);
  const by = (name ?? usual.data?.personName ?? '').trim();
  const items = new Map(edition.items.map((item) => [item.id, item]));
  const item = itemId === null ? undefined : items.get(itemId);
  const value = withPractice(chosenValue(choice, words), now?.value);
  const explained = text ?? now?.text ?? '';
  const isSame = now !== undefined && value !== null && correctsNothing(now, { value, text: explained });
  /** Everything begins with how it reads now: often only the words are wrong. */
  const choose = (chosen: string | null) => {
    setItemId(chosen);
    setChoice(choiceOf(saidOf(chosen)));
    setWords(wordsOf(saidOf(chosen)));
    setText(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (itemId === null || value === null || isSame || reason.trim() === '' || by === '') return;
    restate.mutate(
      { snapshotId: snapshot.id, itemId, value, text: explained, reason: reason.trim(), by },
      { whileShown: onClose },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{t('restate.what')}</Text>
        <Select
          label={t('restate.item')}
          data={snapshot.answers.map((answer) => ({
            value: answer.itemId,
            label: `${answer.itemId} · ${items.get(answer.itemId)?.topic ?? ''}`,
          }))}
          value={itemId}
          onChange={choose}
          error={tried && itemId === null ? t('restate.item-missing') : undefined}
          searchable
          required
        />
        {frozen === undefined ? null : (
          <Text size="sm" component="div">
            {t('restate.frozen')} <AnswerMark answer={frozen} />
          </Text>
        )}
        {now === undefined || made.every((one) => one.itemId !== itemId) ? null : (
          <Text size="sm" component="div">
            {t('restate.corrected')} <AnswerMark answer={now} />
          </Text>
        )}
        {item === undefined ? null : (
          <ValueFields
            label={t('restate.value')}
            ladder={ladderOf(edition, item)}
            {...{ choice, words }}
            onChoice={setChoice}
            onWords={setWords}
            tried={tried}
          />
        )}
        <Textarea
          label={t('decide.text')}
          value={explained}
          onChange={(event) => setText(event.currentTarget.value)}
          error={tried && isSame ? t('restate.same') : undefined}
          maxLength={20_000}
          rows={3}
          dir="auto"
          // Who comes for one item begins behind the list of items, which opens where it is begun with.
          {...(begun === null ? {} : { 'data-autofocus': true })}
        />
        <Textarea
          label={t('decide.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && reason.trim() === '' ? t('decide.reason-missing') : undefined}
          maxLength={4000}
          rows={2}
          required
        />
        <TextInput
          label={t('decide.by')}
          value={name ?? usual.data?.personName ?? ''}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && by === '' ? t('decide.by-missing') : undefined}
          maxLength={200}
          required
        />
        {restate.isError ? <ErrorNotice error={restate.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={restate.isPending}>
            {t('restate.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
