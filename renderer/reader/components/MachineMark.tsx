import { ScanText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReadingPage, ReadingState } from '../../../shared/library';
import { TextLink } from '../../ui';
import styles from './MachineMark.module.css';

/** Below this confidence many words may be wrong. */
const DOUBTFUL = 70;

interface MachineMarkProps {
  readonly picture: ReadingPage | undefined;
  /** How the reading of the file stands. */
  readonly state: ReadingState | null;
}

/** Says over a page that is a picture that its words are a machine's, how sure it is, or that they are not read yet. */
export function MachineMark({ picture, state }: MachineMarkProps) {
  const { t } = useTranslation('reader');
  if (picture === undefined) return null;
  const { inUse, confidence, outcome, hasWords } = picture;
  if (!inUse && outcome !== 'waiting') return null;
  if (inUse && confidence === null) return null;
  const isRead = inUse && confidence !== null;
  const doubtful = isRead && confidence < DOUBTFUL;
  return (
    <div className={styles['mark']} data-doubtful={doubtful || undefined} role="note">
      <ScanText aria-hidden size={15} />
      {isRead ? (
        <>
          <strong>{t('machine.mark')}</strong>
          <span>{t(doubtful ? 'machine.low' : 'machine.said', { confidence })}</span>
        </>
      ) : (
        <span>
          {t(hasWords ? 'machine.waiting-doubtful' : 'machine.waiting')}
          {state === 'stopped' ? (
            <>
              {' '}
              {t('machine.stopped')}{' '}
              <TextLink to="/library/pictures" size="sm" inherit>
                {t('machine.to-pictures')}
              </TextLink>
            </>
          ) : null}
        </span>
      )}
    </div>
  );
}
