import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CorrectionShown } from '../../../shared/exchange';
import { AnswerMark, Correction } from '../../assessments';
import styles from './exchange.module.css';

/** What a correction in a pack would change, why and by whom; and where the answer reads otherwise here, how. */
export function Corrected({ made, textBefore, now }: CorrectionShown) {
  const { t } = useTranslation('exchange');
  const words = (text: string) => (text === '' ? t('bring.empty') : text);
  return (
    <div className={styles.differences}>
      <Correction made={made} what={`${t('field.value')}:`} />
      {textBefore === made.text ? null : (
        <>
          {textBefore === null ? null : (
            <Text size="sm" className={styles.title}>
              {t('bring.words-before')} <bdi>{words(textBefore)}</bdi>
            </Text>
          )}
          <Text size="sm" className={styles.title}>
            {t('bring.words-after')} <bdi>{words(made.text)}</bdi>
          </Text>
        </>
      )}
      {now === null ? null : (
        <Text size="sm" fw={600} component="div">
          {t('bring.reads-now')} <AnswerMark answer={{ value: now, confirmed: true }} />
        </Text>
      )}
    </div>
  );
}
