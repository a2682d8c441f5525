import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './AssessmentTabs.module.css';

const TABS = [
  { name: 'items', to: '/assessments/$assessmentId' },
  { name: 'agencies', to: '/assessments/$assessmentId/agencies' },
  { name: 'requests', to: '/assessments/$assessmentId/requests' },
  { name: 'consolidation', to: '/assessments/$assessmentId/consolidation' },
  { name: 'workshop', to: '/assessments/$assessmentId/workshop' },
  { name: 'checks', to: '/assessments/$assessmentId/checks' },
  { name: 'sign-off', to: '/assessments/$assessmentId/sign-off' },
] as const;

interface AssessmentTabsProps {
  readonly assessmentId: string;
  readonly shown: (typeof TABS)[number]['name'];
}

/** The parts of one assessment, each a screen of its own. */
export function AssessmentTabs({ assessmentId, shown }: AssessmentTabsProps) {
  const { t } = useTranslation('assessments');
  return (
    <nav aria-label={t('tabs.label')} className={styles.tabs}>
      {TABS.map(({ name, to }) => (
        <Link
          key={name}
          to={to}
          params={{ assessmentId }}
          className={styles.tab}
          data-shown={name === shown || undefined}
          aria-current={name === shown ? 'page' : undefined}
        >
          {t(`tabs.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
