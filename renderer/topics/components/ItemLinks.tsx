import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssessmentSummary } from '../../../shared/assessments';
import type { Item } from '../../../shared/questionnaires';
import { isAskedIn } from '../../topics';
import { TextLink } from '../../ui';
import styles from '../screens/PrinciplesScreen.module.css';

/** What is to be known of the assessment in which items are answered. */
export type OpenAssessment = Pick<AssessmentSummary, 'id' | 'scope'>;

interface ItemLinksProps {
  readonly items: readonly Item[];
  /** The open assessment; undefined where there is none. */
  readonly open: OpenAssessment | undefined;
}

/** Items by their ids, each leading to its answer in the open assessment; those that it does not ask are named only. */
export function ItemLinks({ items, open }: ItemLinksProps) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles['items']}>
      {items.map((item) => (
        <li key={item.id}>
          {open === undefined || !isAskedIn(item, open) ? (
            <Text span size="sm" title={item.topic}>
              {item.id}
            </Text>
          ) : (
            <TextLink
              size="sm"
              title={item.topic}
              aria-label={t('map.item', { id: item.id, topic: item.topic })}
              to="/assessments/$assessmentId/$itemId"
              params={{ assessmentId: open.id, itemId: item.id }}
            >
              {item.id}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
