import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { Archive, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, NewHeldEvidence } from '../../../shared/assessments';
import { DOCUMENT_TYPES, speaksOfPeriod } from '../../../shared/vocabulary';
import { ErrorNotice, notifyError, useDates } from '../../platform';
import { DayInput, Dialog } from '../../ui';
import type { Place } from '../autosave-book';
import { useHold, useRemoveHeld } from '../queries';
import styles from './HeldEvidence.module.css';
import { SecondReader } from './SecondReader';

interface HeldEvidenceListProps {
  readonly place: Place;
  readonly answer: Answer;
  readonly readOnly: boolean;
  /** Why a piece does not count. */
  readonly faults?: (evidence: Answer['held'][number]) => ReactNode;
}

/** Confidential evidence that stays with an agency: title and custodian, never the file. */
export function HeldEvidenceList({ place, answer, readOnly, faults }: HeldEvidenceListProps) {
  const { t } = useTranslation(['assessments', 'vocabulary']);
  const dates = useDates();
  const remove = useRemoveHeld(place);
  const list = useId();
  const [adding, setAdding] = useState(false);
  return (
    <>
      {answer.held.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('held.list')}>
          {answer.held.map((evidence) => (
            <li key={evidence.id} className={styles.held} data-held={evidence.id}>
              <Text size="sm">
                <Archive aria-hidden size={14} /> <bdi id={`${list}-${evidence.id}`}>{evidence.title}</bdi>
              </Text>
              <Text size="xs" c="dimmed">
                {t('held.facts', {
                  type: t(`vocabulary:documentType.${evidence.type}.label`),
                  custodian: evidence.custodian === '' ? t('held.no-custodian') : evidence.custodian,
                })}
                {evidence.datedOn === null
                  ? null
                  : ` ${t('held.dated', { date: dates.day(evidence.datedOn) })}`}
              </Text>
              {evidence.note === '' ? null : (
                <Text size="xs" dir="auto">
                  {evidence.note}
                </Text>
              )}
              <Group gap="xs">
                {faults?.(evidence)}
                <SecondReader
                  place={place}
                  answer={answer}
                  evidenceId={evidence.id}
                  describedBy={`${list}-${evidence.id}`}
                  readOnly={readOnly}
                />
                {readOnly ? null : (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-xs"
                    leftSection={<Trash2 aria-hidden size={14} />}
                    aria-describedby={`${list}-${evidence.id}`}
                    loading={remove.isPending && remove.variables === evidence.id}
                    onClick={() => remove.mutate(evidence.id, { onError: notifyError })}
                  >
                    {t('evidence.remove')}
                  </Button>
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Plus aria-hidden size={14} />}
          onClick={() => setAdding(true)}
        >
          {t('held.add')}
        </Button>
      )}
      <HoldDialog place={place} opened={adding} onClose={() => setAdding(false)} />
    </>
  );
}

const EMPTY: NewHeldEvidence = { title: '', custodian: '', type: 'RPT', datedOn: null, note: '' };

interface HoldDialogProps {
  readonly place: Place;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function HoldDialog({ place, opened, onClose }: HoldDialogProps) {
  const { t } = useTranslation(['assessments', 'library', 'ui', 'vocabulary']);
  const hold = useHold(place);
  const [given, setGiven] = useState(EMPTY);
  const change = (changes: Partial<NewHeldEvidence>) => setGiven((known) => ({ ...known, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given.title.trim() === '') return;
    hold.mutate(given, {
      whileShown: () => {
        setGiven(EMPTY);
        onClose();
      },
    });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('held.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('held.what')}</Text>
          <TextInput
            label={t('held.name')}
            value={given.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            maxLength={500}
            required
            data-autofocus
          />
          <TextInput
            label={t('held.custodian')}
            description={t('held.custodian-why')}
            value={given.custodian}
            onChange={(event) => change({ custodian: event.currentTarget.value })}
            maxLength={300}
          />
          <Select
            label={t('held.type')}
            data={DOCUMENT_TYPES.map(({ code }) => ({
              value: code,
              label: t(`vocabulary:documentType.${code}.label`),
            }))}
            value={given.type}
            allowDeselect={false}
            onChange={(value) =>
              change({ type: DOCUMENT_TYPES.find(({ code }) => code === value)?.code ?? given.type })
            }
          />
          <DayInput
            label={speaksOfPeriod(given.type) ? t('library:field.coversUntil.label') : t('held.date')}
            hint={speaksOfPeriod(given.type) ? t('library:field.coversUntil.hint') : undefined}
            value={given.datedOn ?? ''}
            onDay={(day) => change({ datedOn: day || null })}
          />
          <Textarea
            label={t('held.note')}
            value={given.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
            maxLength={2000}
            rows={2}
          />
          {hold.isError ? <ErrorNotice error={hold.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={hold.isPending} disabled={given.title.trim() === ''}>
              {t('held.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
