import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dissent } from '../../../shared/assessments';
import { AnswerMark } from './AnswerMark';
import styles from './DissentList.module.css';

/** Who said something else than what was decided, and why. Nothing where nobody did. */
export function DissentList({ dissents }: { readonly dissents: readonly Dissent[] }) {
  const { t } = useTranslation('assessments');
  if (dissents.length === 0) return null;
  return (
    <div className={styles.dissent}>
      <Text size="sm" fw={600}>
        {t('dissent.title', { count: dissents.length })}
      </Text>
      <ul className={styles.list}>
        {dissents.map((dissent) => (
          <li key={dissent.agencyId} data-dissent={dissent.agencyId}>
            <Text size="sm" component="div">
              <strong>{dissent.agencyName}</strong>:{' '}
              <AnswerMark answer={{ value: dissent.value, confirmed: true }} />
            </Text>
            {dissent.why === '' ? null : (
              <Text size="sm" dir="auto">
                {t('dissent.why', { words: dissent.why })}
              </Text>
            )}
            {dissent.text === '' ? null : (
              <Text size="sm" c="dimmed" dir="auto">
                {t('dissent.text', { words: dissent.text })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
