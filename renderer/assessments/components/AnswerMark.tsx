import { CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, AnswerValue } from '../../../shared/assessments';
import { LevelMark, type MarkedValue } from '../../ui';
import styles from './AnswerMark.module.css';

/** The mark of a value: its level, or which of the other answers it is. */
export function markedValue(value: AnswerValue): MarkedValue {
  return value.kind === 'level' ? value.level : value.kind;
}

interface AnswerMarkProps {
  readonly answer: Pick<Answer, 'value' | 'confirmed'>;
  readonly short?: boolean;
}

/** An answer as number, word and shape, with what has to be known beside it: unconfirmed, practice ahead of the text. */
export function AnswerMark({ answer, short = false }: AnswerMarkProps) {
  const { t } = useTranslation('assessments');
  const { value, confirmed } = answer;
  const ahead = value.kind === 'level' && value.practiceAhead;
  return (
    <span className={styles.mark}>
      <LevelMark value={markedValue(value)} short={short} />
      {ahead ? <span className={styles.flag}>{t('mark.practice-ahead')}</span> : null}
      {confirmed ? null : (
        <span className={styles.flag}>
          <CircleDashed aria-hidden size={14} /> {t('mark.unconfirmed')}
        </span>
      )}
    </span>
  );
}
