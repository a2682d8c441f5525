import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Instrument,
  type TreatyStatusEntry,
  type TreatyStatusFields,
  treatyFault,
} from '../../../shared/instruments';
import { type MemberCode, TREATY_STATUSES } from '../../../shared/vocabulary';
import { useSetTreatyStatus, useTreatyHistory } from '../../instruments';
import { DocumentPicker } from '../../library';
import { ErrorNotice, notifyDone, today, useDates } from '../../platform';
import { DayInput, Dialog, isUnfitDay } from '../../ui';

interface TreatyDialogProps {
  readonly instrument: Instrument;
  readonly member: MemberCode;
  readonly entry: TreatyStatusEntry | undefined;
  readonly onClose: () => void;
}

const DAYS = ['signedOn', 'ratifiedOn', 'inForceOn'] as const;
const NO_DOCUMENT: readonly string[] = [];

function fieldsOf(entry: TreatyStatusEntry | undefined): TreatyStatusFields {
  if (entry === undefined) {
    return {
      ...{ status: 'unknown', signedOn: null, ratifiedOn: null, inForceOn: null },
      ...{ reservation: '', source: '', sourceDocumentId: null, checkedOn: today() },
    };
  }
  const { member: _m, instrument: _i, updatedAt: _at, updatedBy: _by, ...fields } = entry;
  return fields;
}

/** What a treaty is for a State: status, days, reservations, and where that was read. Every change is kept. */
export function TreatyDialog({ instrument, member, entry, onClose }: TreatyDialogProps) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const [fields, setFields] = useState(() => fieldsOf(entry));
  const save = useSetTreatyStatus(member, instrument.code);
  const set = (change: Partial<TreatyStatusFields>) => setFields((before) => ({ ...before, ...change }));
  const orNull = (day: string) => (day === '' ? null : day);
  const unfit = [...DAYS, 'checkedOn' as const].some((field) => isUnfitDay(fields[field] ?? ''));
  const fault = treatyFault(fields);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (unfit || fault !== null) return;
    save.mutate(
      { ...fields, reservation: fields.reservation.trim(), source: fields.source.trim() },
      {
        onSuccess: () => notifyDone(t('treaty.saved')),
        whileShown: onClose,
      },
    );
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('treaty.title', {
        treaty: instrument.shortName,
        state: t(`vocabulary:member.${member}.label`),
      })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NativeSelect
            label={t('treaty.status')}
            value={fields.status}
            data-autofocus
            onChange={({ currentTarget }) =>
              set({ status: TREATY_STATUSES.find((each) => each === currentTarget.value) ?? 'unknown' })
            }
            data={TREATY_STATUSES.map((each) => ({
              value: each,
              label: t(`vocabulary:treatyStatus.${each}.label`),
            }))}
          />
          <Group grow align="end">
            {DAYS.map((field) => (
              <DayInput
                key={field}
                label={t(`treaty.${field}`)}
                of={member}
                value={fields[field] ?? ''}
                onDay={(day) => set({ [field]: orNull(day) })}
              />
            ))}
          </Group>
          <Textarea
            label={t('treaty.reservation')}
            description={t('treaty.reservation-hint')}
            rows={3}
            maxLength={8000}
            value={fields.reservation}
            onChange={({ currentTarget }) => set({ reservation: currentTarget.value })}
          />
          <TextInput
            label={t('treaty.source')}
            description={t('treaty.source-hint')}
            maxLength={500}
            value={fields.source}
            onChange={({ currentTarget }) => set({ source: currentTarget.value })}
          />
          <DocumentPicker
            label={t('treaty.document')}
            hint={t('treaty.document-hint')}
            without={NO_DOCUMENT}
            value={fields.sourceDocumentId}
            onChange={(sourceDocumentId) => set({ sourceDocumentId })}
          />
          <DayInput
            label={t('treaty.checkedOn')}
            value={fields.checkedOn ?? ''}
            onDay={(day) => set({ checkedOn: orNull(day) })}
          />
          {fault === null ? null : (
            <Text size="sm" role="status">
              {t(`treaty.fault.${fault}`)}
            </Text>
          )}
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('treaty.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={unfit || fault !== null}>
              {t('treaty.save')}
            </Button>
          </Group>
          <History member={member} instrument={instrument.code} />
        </Stack>
      </form>
    </Dialog>
  );
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

function History({ member, instrument }: { readonly member: MemberCode; readonly instrument: string }) {
  const { t } = useTranslation(['instruments', 'vocabulary']);
  const dates = useDates();
  const history = useTreatyHistory(member, instrument).data ?? [];
  if (history.length === 0) return null;
  const wordsOf = (field: string, value: string | null) => {
    if (value === null || value === '') return t('treaty.nothing');
    if (field === 'status') return t(`vocabulary:treatyStatus.${value}.label`);
    if (field === 'sourceDocumentId') return t('treaty.a-document');
    return IS_DAY.test(value) ? dates.day(value) : value;
  };
  return (
    <details>
      <summary>{t('treaty.history', { count: history.length })}</summary>
      <ol>
        {history.toReversed().map(({ at, actor, field, before, after }) => (
          <li key={`${at} ${field}`}>
            <Text size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
              {t('treaty.change', {
                moment: dates.moment(at),
                name: actor,
                field: t(`treaty.${field === 'sourceDocumentId' ? 'document' : field}`),
                before: wordsOf(field, before),
                after: wordsOf(field, after),
              })}
            </Text>
          </li>
        ))}
      </ol>
    </details>
  );
}
