import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../../shared/assessments';
import type { Content } from '../draft';
import { AnswerMark } from './AnswerMark';
import styles from './AnswerWords.module.css';

/** The compulsory words of a value, introduced by what they are; empty for a level. */
export function ValueWords({ value }: { readonly value: AnswerValue }) {
  const { t } = useTranslation('assessments');
  if (value.kind === 'na') return <Text size="sm">{t('value.reason', { words: value.reason })}</Text>;
  if (value.kind === 'nk') return <Text size="sm">{t('value.who', { words: value.whoMightKnow })}</Text>;
  return null;
}

interface AnswerWordsProps {
  readonly content: Content;
  readonly confirmed?: boolean;
}

/** A whole answer to read: mark, compulsory words, reason of a fall, explanation. */
export function AnswerWords({ content, confirmed = true }: AnswerWordsProps) {
  const { t } = useTranslation('assessments');
  return (
    <div className={styles.words}>
      <AnswerMark answer={{ value: content.value, confirmed }} />
      <ValueWords value={content.value} />
      {content.fallReason === null ? null : (
        <Text size="sm">{t('value.fall', { reason: t(`fall.reason.${content.fallReason}`) })}</Text>
      )}
      {content.text === '' ? (
        <Text size="sm" c="dimmed">
          {t('value.no-text')}
        </Text>
      ) : (
        <p dir="auto" className={styles.text}>
          {content.text}
        </p>
      )}
    </div>
  );
}
