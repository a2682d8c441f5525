import { Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReadAnswer } from '../../../shared/sheets';
import { AnswerWords } from '../../assessments';
import styles from './ConflictChoice.module.css';

interface ConflictChoiceProps {
  readonly answer: ReadAnswer;
  readonly topic: string;
  readonly chosen: 'mine' | 'theirs' | null;
  readonly onChoose: (side: 'mine' | 'theirs') => void;
}

/** Both answers side by side, of which one has to be chosen. */
export function ConflictChoice({ answer, topic, chosen, onChoose }: ConflictChoiceProps) {
  const { t } = useTranslation('sheets');
  const sides = [
    { side: 'mine', content: answer.mine },
    { side: 'theirs', content: answer.theirs },
  ] as const;
  return (
    <fieldset className={styles.conflict} data-conflict={answer.itemId}>
      <legend>
        {t('conflict.title', { item: answer.itemId })} <span className={styles.topic}>{topic}</span>
      </legend>
      <Text size="sm" c="dimmed">
        {t('conflict.why')}
      </Text>
      <div className={styles.sides}>
        {sides.map(({ side, content }) => (
          <div key={side} className={styles.side} data-chosen={chosen === side || undefined}>
            <Radio
              name={`conflict-${answer.itemId}`}
              label={t(`conflict.${side}`)}
              checked={chosen === side}
              onChange={() => onChoose(side)}
            />
            {content === null ? null : <AnswerWords content={content} />}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
