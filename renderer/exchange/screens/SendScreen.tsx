import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TopicId, topicId } from '../../../shared/vocabulary';
import { ErrorNotice, ErrorNotices, lostWith, notifyDone, useDraft } from '../../platform';
import { useSettings } from '../../settings';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import { ChooseWhat, type Part } from '../components/ChooseWhat';
import styles from '../components/exchange.module.css';
import { QuickStarts } from '../components/QuickStarts';
import { type How, ToWhom } from '../components/ToWhom';
import { WhatLeaves } from '../components/WhatLeaves';
import { type Draft, EMPTY_DRAFT, kindOf, selectionOf, standing, ticked } from '../draft';
import { useOutgoing, useSend, useSendable } from '../queries';

const PAUSE_MS = 300;
const SHORTEST_PASSPHRASE = 10;

/** What another screen asks to be sent, by the address. */
interface Asked {
  readonly documents?: string;
  readonly topic?: string;
  readonly words?: string;
  /** `assessmentId/itemId`, or an assessment alone. */
  readonly cited?: string;
}

function draftFor({ documents = '', topic = '', words = '', cited = '' }: Asked): Draft {
  const picked = documents.split(',').filter(Boolean);
  if (picked.length > 0) return { ...EMPTY_DRAFT, documents: 'picked', picked };
  const known = topicId.safeParse(topic);
  if (known.success) return { ...EMPTY_DRAFT, documents: 'topics', topics: [known.data] };
  if (words !== '') return { ...EMPTY_DRAFT, documents: 'search', words };
  const [citedIn = '', item = ''] = cited.split('/');
  if (citedIn !== '')
    return { ...EMPTY_DRAFT, documents: 'cited', citedIn, citedItems: item === '' ? [] : [item] };
  return EMPTY_DRAFT;
}

/** Chooses what goes to whom, shows exactly what would leave, and writes the pack. */
export function SendScreen() {
  const { t } = useTranslation('exchange');
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as Asked;
  const settings = useSettings();
  const sendable = useSendable();
  const [draft, setDraft] = useState<Draft>(() => draftFor(asked));
  const [opened, setOpened] = useState<readonly Part[]>(draft.documents === 'none' ? [] : ['documents']);
  const [given, setGiven] = useState<Partial<How>>({});
  // What is written to somebody is kept with their name, lest others are sent it.
  const letter = useDraft(`pack ${JSON.stringify(asked)}`, () => ({ to: '', note: '' }));
  const how: How = {
    ...{ onlyNew: false, inParts: false, isSealed: false, passphrase: '' },
    from: settings.data?.personName ?? '',
    ...given,
    ...letter.draft,
  };
  const wish = {
    selection: selectionOf(draft, (sendable.others?.noteIds ?? []) as readonly TopicId[]),
    to: how.to.trim(),
    onlyNew: how.onlyNew,
  };
  const [shownWish] = useDebouncedValue(wish, PAUSE_MS);
  const outgoing = useOutgoing(shownWish.selection, shownWish);
  const send = useSend();
  const isCurrent = !outgoing.isPlaceholderData && JSON.stringify(wish) === JSON.stringify(shownWish);
  const last = isCurrent && wish.to !== '' ? (outgoing.data?.lastSent ?? null) : null;
  const lastToThem = last === null ? null : { ...last, to: wish.to };
  const leaves = outgoing.data?.things.some(({ state }) => state === 'leaves') ?? false;
  const missing =
    how.from.trim() === '' || how.to.trim() === ''
      ? 'names'
      : how.isSealed && how.passphrase.length < SHORTEST_PASSPHRASE
        ? 'passphrase'
        : !leaves
          ? 'things'
          : null;

  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const write = () => {
    if (outgoing.data === undefined) return;
    const written = letter.draft;
    const { from, to, onlyNew, note, inParts, isSealed, passphrase } = how;
    const sending = {
      ...{ from, to, onlyNew, note, inParts, kind: kindOf(draft), stamp: outgoing.data.stamp },
      passphrase: isSealed ? passphrase : null,
    };
    send.mutate(
      { selection: shownWish.selection, sending },
      {
        onSuccess: (sent) => {
          if (sent === null) return;
          letter.forget(written);
          notifyDone(t('send.done', { count: sent.parts }));
        },
        whileShown: (sent) => {
          if (sent === null) return;
          void navigate({ to: '/exchange/sent/$packId', params: { packId: sent.id } });
        },
      },
    );
  };

  return (
    <>
      <PageHeader
        before={<BackLink to="/exchange">{t('back')}</BackLink>}
        title={t('send.title')}
        what={t('send.what')}
        next={t('send.next')}
      />
      <div className={styles.columns}>
        <Stack gap="lg">
          <QuickStarts
            others={sendable.others}
            lastToThem={lastToThem}
            onStart={(changes, part) => {
              change(changes);
              setOpened((before) => [...new Set([...before, part])]);
            }}
          />
          <ChooseWhat
            draft={draft}
            sendable={sendable}
            lastToThem={lastToThem}
            onChange={change}
            opened={opened}
            onOpen={setOpened}
          />
          <ToWhom
            how={how}
            onChange={({ to = how.to, note = how.note, ...changes }) => {
              setGiven((before) => ({ ...before, ...changes }));
              letter.change({ to, note });
            }}
          />
          {send.isError ? <ErrorNotice error={send.error} /> : null}
          <Group>
            <Button
              leftSection={<Send aria-hidden size={16} />}
              disabled={missing !== null || !isCurrent || outgoing.isFetching}
              loading={send.isPending}
              onClick={write}
            >
              {t('send.write')}
            </Button>
            {missing === null ? null : (
              <Text size="sm" c="dimmed">
                {t(`send.missing-still.${missing}`)}
              </Text>
            )}
          </Group>
        </Stack>
        <div>
          <ErrorNotices of={[outgoing]} />
          {lostWith(outgoing) !== null ? null : outgoing.data === undefined ? (
            <LoadingState />
          ) : (
            <WhatLeaves
              outgoing={{
                ...outgoing.data,
                things: standing(draft, outgoing.data.things),
              }}
              onTick={(things, isTicked) =>
                setDraft((before) => ({ ...before, ...ticked(before, things, isTicked) }))
              }
            />
          )}
        </div>
      </div>
    </>
  );
}
