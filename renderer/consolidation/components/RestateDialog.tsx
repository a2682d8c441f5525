import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerValue, Level, Snapshot } from '../../../shared/assessments';
import type { Item } from '../../../shared/questionnaires';
import { LEVELS } from '../../../shared/vocabulary';
import { AnswerMark, useRestate, useUsual } from '../../assessments';
import { ErrorNotice } from '../../platform';
import { Dialog } from '../../ui';

interface RestateDialogProps {
  readonly snapshot: Snapshot;
  readonly assessmentId: string;
  readonly items: ReadonlyMap<string, Item>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Corrects a frozen answer with a reason; the frozen one stays beside it. */
export function RestateDialog({ snapshot, items, opened, onClose }: RestateDialogProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('restate.open')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? <RestateForm snapshot={snapshot} items={items} onClose={onClose} /> : null}
    </Dialog>
  );
}

function RestateForm({
  snapshot,
  items,
  onClose,
}: Pick<RestateDialogProps, 'snapshot' | 'items' | 'onClose'>) {
  const { t } = useTranslation(['consolidation', 'ui']);
  const restate = useRestate();
  const usual = useUsual();
  const [itemId, setItemId] = useState<string | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [name, setName] = useState<string | null>(null);
  const frozen = snapshot.answers.find((answer) => answer.itemId === itemId);
  const by = (name ?? usual.data?.personName ?? '').trim();
  const isComplete = itemId !== null && level !== null && reason.trim() !== '' && by !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    const value: AnswerValue = { kind: 'level', level: Number(level) as Level, practiceAhead: false };
    restate.mutate(
      { snapshotId: snapshot.id, itemId, value, text: text ?? frozen?.text ?? '', reason: reason.trim(), by },
      { whileShown: onClose },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('restate.what')}</Text>
        <Select
          label={t('restate.item')}
          data={snapshot.answers.map((answer) => ({
            value: answer.itemId,
            label: `${answer.itemId} · ${items.get(answer.itemId)?.topic ?? ''}`,
          }))}
          value={itemId}
          onChange={setItemId}
          searchable
          required
        />
        {frozen === undefined ? null : (
          <Text size="sm" component="div">
            {t('restate.frozen')} <AnswerMark answer={frozen} />
          </Text>
        )}
        <Select
          label={t('restate.level')}
          data={LEVELS.map((one) => ({
            value: String(one),
            label: t('decide.level', { level: one, name: t(`ui:level.${one}`) }),
          }))}
          value={level}
          onChange={setLevel}
          required
        />
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
          maxLength={4000}
          rows={2}
          required
        />
        <TextInput
          label={t('decide.by')}
          value={name ?? usual.data?.personName ?? ''}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
          required
        />
        {restate.isError ? <ErrorNotice error={restate.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={restate.isPending} disabled={!isComplete}>
            {t('restate.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
