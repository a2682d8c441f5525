import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  PasswordInput,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft, Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '../../../shared/exchange';
import { ErrorNotice, notifyDone } from '../../platform';
import { useSettings } from '../../settings';
import { LoadingState, PageHeader, TextLink } from '../../ui';
import { ChooseWhat } from '../components/ChooseWhat';
import styles from '../components/exchange.module.css';
import { WhatLeaves } from '../components/WhatLeaves';
import { type Draft, EMPTY_DRAFT, kindOf, selectionOf } from '../draft';
import { useOutgoing, useReceivers, useSend, useSendable } from '../queries';

const PAUSE_MS = 300;
const SHORTEST_PASSPHRASE = 10;

interface How {
  readonly from: string | null;
  readonly to: string;
  readonly onlyNew: boolean;
  readonly inParts: boolean;
  readonly isSealed: boolean;
  readonly passphrase: string;
  readonly note: string;
}

const EMPTY_HOW: How = {
  from: null,
  to: '',
  onlyNew: false,
  inParts: false,
  isSealed: false,
  passphrase: '',
  note: '',
};

/** Chooses what goes to whom, shows exactly what would leave, and writes the pack. */
export function SendScreen() {
  const { t } = useTranslation('exchange');
  const navigate = useNavigate();
  const { documents = '' } = useSearch({ strict: false }) as { readonly documents?: string };
  const picked = documents.split(',').filter(Boolean);
  const settings = useSettings();
  const sendable = useSendable();
  const [draft, setDraft] = useState<Draft>({
    ...EMPTY_DRAFT,
    picked,
    documents: picked.length > 0 ? 'picked' : 'none',
  });
  const [how, setHow] = useState<How>(EMPTY_HOW);
  const from = how.from ?? settings.data?.personName ?? '';
  const [wish] = useDebouncedValue(
    {
      selection: selectionOf(
        draft,
        sendable.notes.map(({ topicId }) => topicId),
      ),
      to: how.to.trim(),
      onlyNew: how.onlyNew,
    },
    PAUSE_MS,
  );
  const outgoing = useOutgoing(wish.selection, wish);
  const send = useSend();
  const isPassphraseShort = how.isSealed && how.passphrase.length < SHORTEST_PASSPHRASE;
  const isReady =
    from.trim() !== '' &&
    how.to.trim() !== '' &&
    !isPassphraseShort &&
    (outgoing.data?.things.length ?? 0) > 0;

  const write = () => {
    const sending: Sending = {
      from,
      to: how.to,
      kind: kindOf(draft),
      onlyNew: how.onlyNew,
      note: how.note,
      inParts: how.inParts,
      passphrase: how.isSealed ? how.passphrase : null,
    };
    send.mutate(
      { selection: wish.selection, sending },
      {
        onSuccess: (sent) => {
          if (sent === null) return;
          notifyDone(t('send.done', { count: sent.parts }));
          void navigate({ to: '/exchange' });
        },
      },
    );
  };

  return (
    <>
      <PageHeader
        before={
          <TextLink to="/exchange" size="sm">
            <ArrowLeft aria-hidden size={14} /> {t('back')}
          </TextLink>
        }
        title={t('send.title')}
        what={t('send.what')}
        next={t('send.next')}
      />
      <div className={styles.columns}>
        <Stack gap="lg">
          <ChooseWhat
            draft={draft}
            sendable={sendable}
            onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
          />
          <ToWhom
            how={{ ...how, from }}
            onChange={(changes) => setHow((before) => ({ ...before, ...changes }))}
          />
          {send.isError ? <ErrorNotice error={send.error} /> : null}
          <Group>
            <Button
              leftSection={<Send aria-hidden size={16} />}
              disabled={!isReady}
              loading={send.isPending}
              onClick={write}
            >
              {t('send.write')}
            </Button>
          </Group>
        </Stack>
        {outgoing.isError ? (
          <ErrorNotice error={outgoing.error} onRetry={() => void outgoing.refetch()} />
        ) : outgoing.data === undefined ? (
          <LoadingState />
        ) : (
          <WhatLeaves outgoing={outgoing.data} />
        )}
      </div>
    </>
  );
}

function ToWhom({
  how,
  onChange,
}: {
  readonly how: How & { readonly from: string };
  readonly onChange: (changes: Partial<How>) => void;
}) {
  const { t } = useTranslation('exchange');
  const receivers = useReceivers();
  return (
    <Stack gap="xs">
      <TextInput
        required
        label={t('send.from')}
        maxLength={200}
        value={how.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <Autocomplete
        required
        label={t('send.to')}
        description={t('send.to-hint')}
        maxLength={200}
        data={receivers.data ?? []}
        value={how.to}
        onChange={(to) => onChange({ to })}
      />
      <Checkbox
        label={t('send.only-new')}
        checked={how.onlyNew}
        onChange={(event) => onChange({ onlyNew: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('send.in-parts')}
        checked={how.inParts}
        onChange={(event) => onChange({ inParts: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('send.sealed')}
        checked={how.isSealed}
        onChange={(event) => onChange({ isSealed: event.currentTarget.checked })}
      />
      {how.isSealed ? (
        <PasswordInput
          label={t('send.passphrase')}
          description={t('send.passphrase-hint')}
          value={how.passphrase}
          onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
          autoComplete="off"
        />
      ) : null}
      <Textarea
        label={t('send.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={how.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </Stack>
  );
}
