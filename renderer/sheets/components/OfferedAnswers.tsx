import { Checkbox, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContributedContent } from '../../../shared/assessments';
import type { ReadAnswer } from '../../../shared/sheets';
import { AnswerMark, ValueWords } from '../../assessments';
import styles from './OfferedAnswers.module.css';

interface OfferedAnswersProps {
  readonly answers: readonly ReadAnswer[];
  readonly topicOf: (itemId: string | null) => string;
  /** Items that are not to be taken. */
  readonly left: ReadonlySet<string>;
  readonly onLeave: (itemId: string, isLeft: boolean) => void;
}

/** New and changed answers, each of which can be left out. */
export function OfferedAnswers({ answers, topicOf, left, onLeave }: OfferedAnswersProps) {
  const { t } = useTranslation('sheets');
  return (
    <div className={styles.wide}>
      <Table aria-label={t('offered.label')} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('offered.take')}</Table.Th>
            <Table.Th scope="col">{t('offered.item')}</Table.Th>
            <Table.Th scope="col">{t('offered.before')}</Table.Th>
            <Table.Th scope="col">{t('offered.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answers.map(({ itemId, status, mine, merged }) =>
            itemId === null ? null : (
              <Table.Tr key={itemId} data-offered={itemId} data-status={status}>
                <Table.Td>
                  <Checkbox
                    aria-label={t('offered.take-item', { item: itemId })}
                    checked={!left.has(itemId)}
                    onChange={(event) => onLeave(itemId, !event.currentTarget.checked)}
                  />
                </Table.Td>
                <Table.Th scope="row">
                  {itemId}
                  <Text size="xs" fw={400}>
                    {topicOf(itemId)}
                  </Text>
                  <Text size="xs" c="dimmed" fw={400}>
                    {t(`status.${status}`)}
                  </Text>
                </Table.Th>
                <Table.Td>{status === 'new' ? null : <Short content={mine} />}</Table.Td>
                <Table.Td>
                  <Short content={merged} />
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Short({ content }: { readonly content: ContributedContent | null }) {
  const { t } = useTranslation('sheets');
  if (content === null) return null;
  const evidence = content.citations.length + content.held.length;
  return (
    <div className={styles.short}>
      <AnswerMark answer={{ value: content.value, confirmed: true }} />
      <ValueWords value={content.value} />
      {content.text === '' ? null : (
        <p dir="auto" className={styles.text}>
          {content.text}
        </p>
      )}
      {evidence === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('offered.evidence', { count: evidence })}
        </Text>
      )}
    </div>
  );
}
