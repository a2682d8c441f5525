import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { AnswerMark, useLadder, useRestate, useUsual } from '../../assessments';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';
import { type Choice, choiceOf, chosenValue, withPractice, wordsOf } from '../chosen-value';
import { ValueFields } from './ValueFields';

interface RestateDialogProps {
  readonly snapshot: Snapshot;
  readonly edition: Edition;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Corrects a frozen answer with a reason; the frozen one stays beside it. */
export function RestateDialog({ snapshot, edition, opened, onClose }: RestateDialogProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('restate.open')}>
      {opened ? <RestateForm snapshot={snapshot} edition={edition} onClose={onClose} /> : null}
    </Dialog>
  );
}

function RestateForm({ snapshot, edition, onClose }: Omit<RestateDialogProps, 'opened'>) {
  const { t } = useTranslation(['consolidation', 'ui']);
  const ladderOf = useLadder();
  const restate = useRestate();
  const usual = useUsual();
  const [itemId, setItemId] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [words, setWords] = useState('');
  const [text, setText] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const frozen = snapshot.answers.find((answer) => answer.itemId === itemId);
  const by = (name ?? usual.data?.personName ?? '').trim();
  const items = new Map(edition.items.map((item) => [item.id, item]));
  const item = itemId === null ? undefined : items.get(itemId);
  const value = withPractice(chosenValue(choice, words), frozen?.value);
  /** Everything begins with what was frozen: often only the words are wrong. */
  const choose = (chosen: string | null) => {
    const answer = snapshot.answers.find((each) => each.itemId === chosen);
    setItemId(chosen);
    setChoice(choiceOf(answer?.value ?? null));
    setWords(answer === undefined ? '' : wordsOf(answer.value));
    setText(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (itemId === null || value === null || reason.trim() === '' || by === '') return;
    restate.mutate(
      { snapshotId: snapshot.id, itemId, value, text: text ?? frozen?.text ?? '', reason: reason.trim(), by },
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
          value={text ?? frozen?.text ?? ''}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={20_000}
          rows={3}
          dir="auto"
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
