import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answeredOf, type Progress } from '../../../shared/assessments';
import { coveragePercent } from '../overview';
import styles from './ProgressStrip.module.css';

const STATES = ['levels', 'notApplicable', 'notKnown', 'disputed', 'unconfirmed', 'notAnswered'] as const;

interface CoverageProps {
  readonly progress: Progress;
  /** The rate only, where the numbers behind it stand nearby. */
  readonly short?: boolean;
}

/** The coverage rate in words, printed wherever answers are counted. */
export function Coverage({ progress, short = false }: CoverageProps) {
  const { t } = useTranslation('assessments');
  const percent = coveragePercent(progress);
  return (
    <span>
      {percent === null
        ? t('coverage.nothing-asked')
        : t(short ? 'coverage.short' : 'coverage.rate', {
            percent,
            answered: answeredOf(progress),
            asked: progress.asked,
          })}
    </span>
  );
}

interface ProgressStripProps {
  readonly progress: Progress;
  /** Leaves out states that do not occur and the count of evidence, for lists. */
  readonly brief?: boolean;
}

/** How far an assessment is: the six states of an answer kept apart, each with number, word and pattern. */
export function ProgressStrip({ progress, brief = false }: ProgressStripProps) {
  const { t } = useTranslation('assessments');
  // Disputes are rare: told only where there are some.
  const told = STATES.filter((state) => (!brief && state !== 'disputed') || progress[state] > 0);
  return (
    <div className={styles.strip}>
      <div className={styles.bar} aria-hidden>
        {STATES.map((state) =>
          progress[state] === 0 ? null : (
            <span key={state} className={styles[state]} style={{ flexGrow: progress[state] }} />
          ),
        )}
      </div>
      <Text component="p" size="sm" m={0} className={styles.words}>
        <strong>
          <Coverage progress={progress} />
        </strong>
        {told.map((state) => (
          <span key={state} className={styles.state}>
            <span aria-hidden className={`${styles.key} ${styles[state]}`} />
            {t(`progress.${state}`, { count: progress[state] })}
          </span>
        ))}
        {brief ? null : (
          <span className={styles.state}>{t('progress.withEvidence', { count: progress.withEvidence })}</span>
        )}
      </Text>
    </div>
  );
}
