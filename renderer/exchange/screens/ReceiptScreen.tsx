import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { History, PencilLine, Printer, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackReceipt } from '../../../shared/exchange';
import { PersonalOfDocuments } from '../../library';
import { ErrorNotice, ErrorNotices, lostWith, notifyDone, reasonSentence, useDates } from '../../platform';
import {
  BackLink,
  ButtonLink,
  ConfirmDialog,
  LoadingState,
  PageHeader,
  StatusBadge,
  TextLink,
} from '../../ui';
import styles from '../components/exchange.module.css';
import { Fingerprint } from '../components/Fingerprint';
import { LineTitle, STATUS_TONES } from '../components/ThingTable';
import { useLaterPacks, useReceipt, useSetReminder, useUndoImport } from '../queries';
import { itemOf, useBareTitle, useLineWords } from '../thing-words';
import { usePerson } from '../use-person';
import { useSize } from '../use-size';

/** Proof of one import: what came, what became of each thing, and the way back. */
export function ReceiptScreen() {
  const { t } = useTranslation('exchange');
  const { receiptId = '' } = useParams({ strict: false });
  const receipt = useReceipt(receiptId);
  const known = lostWith(receipt) === null ? receipt.data : undefined;
  return (
    <>
      <PageHeader
        before={<BackLink to="/exchange">{t('back')}</BackLink>}
        title={t('receipt.title')}
        what={t('receipt.what')}
        next={t(known?.undoneAt == null ? 'receipt.next' : 'receipt.next-undone')}
        actions={known === undefined ? undefined : <Actions receipt={known} />}
      />
      <ErrorNotices of={[receipt]} />
      {lostWith(receipt) !== null ? null : known === undefined ? (
        <LoadingState />
      ) : (
        <Receipt receipt={known} />
      )}
    </>
  );
}

/** What a request that was taken in asks whom; null for other packs, and for one that was taken back. */
function askedIn({ kind, lines, undoneAt }: PackReceipt): { assessmentId: string; as: string } | null {
  const line = lines.find((each) => each.kind === 'participation');
  const [, assessmentId, as] = line?.key.split('/') ?? [];
  if (kind !== 'request' || undoneAt !== null || assessmentId === undefined || as === undefined) return null;
  return { assessmentId, as };
}

/** The documents that a pack brought. */
const documentsIn = ({ lines, undoneAt }: PackReceipt): string[] =>
  undoneAt === null
    ? lines.flatMap(({ kind, key, taken }) =>
        kind === 'document' && taken ? [key.slice(key.indexOf('/') + 1)] : [],
      )
    : [];

function Actions({ receipt }: { readonly receipt: PackReceipt }) {
  const { t } = useTranslation('exchange');
  const [isAsked, setAsked] = useState(false);
  const asked = askedIn(receipt);
  return (
    <Group gap="xs" className={styles.unprinted}>
      {asked === null ? null : (
        <ButtonLink
          to="/assessments/$assessmentId"
          params={{ assessmentId: asked.assessmentId }}
          search={{ as: asked.as }}
          leftSection={<PencilLine aria-hidden size={16} />}
        >
          {t('receipt.answer')}
        </ButtonLink>
      )}
      <Button
        variant="default"
        leftSection={<Printer aria-hidden size={16} />}
        onClick={() => window.print()}
      >
        {t('receipt.print')}
      </Button>
      {receipt.undoneAt === null ? (
        <Button
          variant="default"
          leftSection={<Undo2 aria-hidden size={16} />}
          onClick={() => setAsked(true)}
        >
          {t('receipt.undo')}
        </Button>
      ) : null}
      {isAsked ? <UndoDialog id={receipt.id} onClose={() => setAsked(false)} /> : null}
    </Group>
  );
}

function UndoDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const undo = useUndoImport();
  const goBack = () =>
    undo.mutate(id, {
      onSuccess: ({ undoneLeft }) => {
        onClose();
        notifyDone(t(undoneLeft.length === 0 ? 'receipt.undone-all' : 'receipt.undone-some'));
      },
    });
  return (
    <ConfirmDialog
      opened
      title={t('receipt.undo-title')}
      confirm={t('receipt.undo')}
      busy={undo.isPending}
      onConfirm={goBack}
      onClose={onClose}
    >
      {t('receipt.undo-what')}
      <LaterPacks id={id} onLeave={onClose} />
      {undo.isError ? <ErrorNotice error={undo.error} /> : null}
    </ConfirmDialog>
  );
}

/** Which imports would have to be taken back first for all of one to go back, with the ways there. */
function LaterPacks({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  const { t } = useTranslation('exchange');
  const dates = useDates();
  const later = useLaterPacks(id);
  const packs = later.data ?? [];
  return (
    <>
      <ErrorNotices of={[later]} />
      {packs.length === 0 ? null : (
        <>
          <Text size="sm" mt="sm">
            {t('receipt.undo-later')}
          </Text>
          <ul>
            {packs.map((pack) => (
              <li key={pack.id}>
                <TextLink
                  to="/exchange/receipts/$receiptId"
                  params={{ receiptId: pack.id }}
                  onClick={onLeave}
                >
                  <bdi>{pack.sender}</bdi>, {dates.moment(pack.at)}
                </TextLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Says of what nobody decided how it is decided: the pack itself is not kept. */
function LeftForLater({
  receipt: { id, lines, undoneAt, waiting, isReminded },
}: {
  readonly receipt: PackReceipt;
}) {
  const { t } = useTranslation('exchange');
  const setReminder = useSetReminder();
  const count = lines.filter(({ isLeft }) => isLeft === true).length;
  if (count === 0 || undoneAt !== null) return null;
  return (
    <Alert
      color="yellow"
      variant="outline"
      role="note"
      icon={<History aria-hidden size={20} />}
      title={t('receipt.later', { count })}
    >
      <Text size="sm" mb="xs">
        {waiting === 0
          ? t('receipt.later-decided')
          : [waiting < count ? t('receipt.later-left', { count: waiting }) : '', t('receipt.later-how')].join(
              ' ',
            )}
      </Text>
      {waiting === 0 ? null : (
        <Group gap="xs" className={styles.unprinted}>
          <ButtonLink to="/exchange/bring-in" variant="default" size="xs">
            {t('bring.title')}
          </ButtonLink>
          <Button
            size="xs"
            variant="default"
            loading={setReminder.isPending}
            onClick={() => setReminder.mutate({ id, isReminded: !isReminded })}
          >
            {t(isReminded ? 'receipt.remind-not' : 'receipt.remind')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

/**
 * What became of a thing: to take in that theirs does not have an action any more is to remove it here; of a plan stays what only we
 * changed, unless there is nothing of ours because we removed it. What was left and settled by hand since says so.
 */
const becameOf = ({ taken, status, piece, isSameNow }: PackReceipt['lines'][number]) => {
  if (isSameNow === true) return 'receipt.same-now';
  if (taken) return piece?.only === 'mine' ? 'receipt.removed' : 'receipt.taken';
  const isOurs = piece !== undefined && piece.only !== 'theirs' && status === 'older';
  return isOurs ? 'receipt.stayed' : 'receipt.not-taken';
};

function Receipt({ receipt }: { readonly receipt: PackReceipt }) {
  const { t } = useTranslation('exchange');
  const wordsOf = useLineWords();
  const bareTitle = useBareTitle();
  const person = usePerson();
  const dates = useDates();
  const size = useSize();
  return (
    <Stack gap="md">
      {receipt.undoneAt === null ? null : (
        <Alert color="blue" variant="outline" role="note" icon={<Undo2 aria-hidden size={20} />}>
          <Text size="sm">
            {t('receipt.undone', {
              moment: dates.moment(receipt.undoneAt),
              name: person(receipt.undoneBy),
            })}
          </Text>
          <Text size="sm">
            {t(receipt.undoneFacts === receipt.factsBefore ? 'receipt.as-before' : 'receipt.not-as-before')}
          </Text>
          {receipt.undoneLeft.length === 0 ? null : (
            <ul>
              {receipt.undoneLeft.map((each) => (
                <li key={`${each.title} ${each.why}`}>
                  <bdi>{bareTitle(each.title)}</bdi>: {t(`receipt.left.${each.why}`)}
                </li>
              ))}
            </ul>
          )}
        </Alert>
      )}
      <LeftForLater receipt={receipt} />
      <div className={styles.unprinted}>
        <PersonalOfDocuments documentIds={documentsIn(receipt)} />
      </div>
      <section className={styles.box} aria-label={t('receipt.title')}>
        <dl className={styles.facts}>
          <dt>{t('fact.from')}</dt>
          <dd>
            <bdi>{receipt.sender}</bdi>
          </dd>
          <dt>{t('sender.fingerprint')}</dt>
          <dd>
            <Fingerprint digits={receipt.fingerprint} label={t('sender.fingerprint')} />
          </dd>
          <dt>{t('fact.kind')}</dt>
          <dd>{t(`pack-kind.${receipt.kind}`)}</dd>
          <dt>{t('fact.made')}</dt>
          <dd>{dates.moment(receipt.madeAt)}</dd>
          <dt>{t('fact.taken')}</dt>
          <dd>
            {dates.moment(receipt.at)}, <bdi>{person(receipt.actor)}</bdi>
          </dd>
          <dt>{t('fact.size')}</dt>
          <dd>{size(receipt.bytes)}</dd>
          <dt>{t('fact.code')}</dt>
          <dd>
            <Fingerprint digits={receipt.code} label={t('fact.code')} />
            <Text size="sm">{t('receipt.same-code')}</Text>
          </dd>
          {receipt.note === '' ? null : (
            <>
              <dt>{t('fact.note')}</dt>
              <dd>
                <bdi>{receipt.note}</bdi>
              </dd>
            </>
          )}
        </dl>
      </section>
      <Title order={2} size="h4">
        {t('receipt.lines')}
      </Title>
      <div>
        <Table className={styles.table} aria-label={t('receipt.lines')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('bring.thing')}</Table.Th>
              <Table.Th scope="col">{t('bring.kind')}</Table.Th>
              <Table.Th scope="col">{t('receipt.was')}</Table.Th>
              <Table.Th scope="col">{t('receipt.became')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {receipt.lines.map((line) => (
              <Table.Tr key={line.key}>
                <Table.Td className={styles.title}>
                  <LineTitle thing={line} />
                </Table.Td>
                <Table.Td>{wordsOf(line).kind}</Table.Td>
                <Table.Td>
                  <StatusBadge tone={STATUS_TONES[line.status]}>{t(`status.${line.status}`)}</StatusBadge>
                  {line.code === null ? null : (
                    <Text size="sm">{reasonSentence(line.code, { item: itemOf(line.key) })}</Text>
                  )}
                </Table.Td>
                <Table.Td>{t(becameOf(line))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}
