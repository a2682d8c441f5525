import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContributionReceipt, ReceivedStatus } from '../../../shared/assessments';
import type { ReturnedFile } from '../../../shared/sheets';
import { useAgencyShortName } from '../../agencies';
import { lostWith, reasonSentence, useDates } from '../../platform';
import { WholeIds } from '../../ui';
import { useReceipts } from '../queries';
import { usePerson } from '../use-person';
import { ProblemList } from './ProblemList';
import styles from './ReceiptList.module.css';
import { UnreadList } from './UnreadList';

/** Everything that was taken in as a file, and what became of each of its answers. The screen tells what failed. */
export function ReceiptList({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation('sheets');
  const { receipts, returns } = useReceipts(assessmentId);
  if (lostWith(receipts) !== null || lostWith(returns) !== null) return null;
  if (receipts.data === undefined || returns.data === undefined || receipts.data.length === 0) return null;
  const files = new Map(returns.data.map((file) => [file.receiptId, file]));
  return (
    <section aria-labelledby="receipts" data-receipts>
      <Title order={2} size="h4" id="receipts">
        {t('receipts.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('receipts.what')}
      </Text>
      <ul className={styles.list}>
        {receipts.data.map((receipt) => (
          <li key={receipt.id}>
            <Receipt receipt={receipt} file={files.get(receipt.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const STATUSES: readonly ReceivedStatus[] = ['new', 'changed', 'conflict', 'kept', 'identical', 'refused'];

function Receipt({
  receipt,
  file,
}: {
  readonly receipt: ContributionReceipt;
  readonly file: ReturnedFile | undefined;
}) {
  const { t } = useTranslation('sheets');
  const dates = useDates();
  const nameOf = useAgencyShortName();
  const person = usePerson();
  const refused = file?.refused ?? [];
  const taken = receipt.lines.filter((line) => line.taken).length;
  const of = (status: ReceivedStatus) => receipt.lines.filter((line) => line.status === status);
  // Some could not be read, others the assessment does not take.
  const refusals = refused.length + of('refused').length;
  return (
    <details className={styles.receipt} data-receipt={receipt.id}>
      <summary>
        <bdi>{nameOf(receipt.agencyId)}</bdi>, {dates.moment(receipt.at)},{' '}
        <bdi>{file?.fileName ?? t('receipts.pack')}</bdi>: {t('receipts.taken', { count: taken })}
        {refusals === 0 ? null : ` ${t('receipts.refused', { count: refusals })}`}
      </summary>
      <dl className={styles.facts}>
        <dt>{t('receipts.from')}</dt>
        <dd>
          <bdi>{person(receipt.madeBy)}</bdi>
        </dd>
        <dt>{t('receipts.by')}</dt>
        <dd>
          <bdi>{person(receipt.actor)}</bdi>
        </dd>
        <dt>{t('receipts.hash')}</dt>
        <dd className={styles.hash}>{receipt.documentHash}</dd>
        {file === undefined || file.copies.length === 0 ? null : (
          <>
            <dt>{t('receipts.sheet')}</dt>
            <dd>
              <bdi>{file.sheet}</bdi>
            </dd>
            <dt>{t('receipts.not-read')}</dt>
            <dd>
              {file.copies.map(({ name, items }) => (
                <div key={name}>
                  <WholeIds>{t('receipts.copy', { name, items: items.join(', ') })}</WholeIds>
                </div>
              ))}
            </dd>
          </>
        )}
        {file === undefined || file.gone.length === 0 ? null : (
          <>
            <dt>{t('receipts.gone')}</dt>
            <dd>
              <WholeIds>{t('receipts.gone-what', { items: file.gone.join(', ') })}</WholeIds>
            </dd>
          </>
        )}
        {file === undefined || file.unread.length === 0 ? null : (
          <>
            <dt>{t('unread.title')}</dt>
            <dd>
              <UnreadList unread={file.unread} />
            </dd>
          </>
        )}
        {STATUSES.map((status) => {
          const lines = of(status);
          return lines.length === 0 ? null : (
            <div key={status} className={styles.line}>
              <dt>{t(`status.${status}`)}</dt>
              <dd>
                {lines
                  .map(({ itemId, code }) =>
                    code === null ? itemId : `${itemId ?? '?'} (${reasonSentence(code, { item: itemId })})`,
                  )
                  .join(', ')}
              </dd>
            </div>
          );
        })}
      </dl>
      {refused.map(({ itemId, problems }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row whose id was mistyped names no item, and there may be several
        <div key={`${itemId} ${at}`}>
          {itemId === null ? null : (
            <Text size="sm" fw={600}>
              {itemId}
            </Text>
          )}
          <ProblemList problems={problems} />
        </div>
      ))}
    </details>
  );
}
