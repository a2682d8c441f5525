import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../shared/questionnaires';
import { TextLink } from '../../ui';
import styles from '../screens/PrinciplesScreen.module.css';

interface ItemLinksProps {
  readonly items: readonly Item[];
  /** The open assessment; undefined where there is none. */
  readonly assessmentId: string | undefined;
}

/** Items by their ids, each leading to its answer in the open assessment; without one they are named only. */
export function ItemLinks({ items, assessmentId }: ItemLinksProps) {
  const { t } = useTranslation('app');
  return (
    <ul className={styles['items']}>
      {items.map((item) => (
        <li key={item.id}>
          {assessmentId === undefined ? (
            <Text span size="sm" title={item.topic}>
              {item.id}
            </Text>
          ) : (
            <TextLink
              size="sm"
              title={item.topic}
              aria-label={t('map.item', { id: item.id, topic: item.topic })}
              to="/assessments/$assessmentId/$itemId"
              params={{ assessmentId, itemId: item.id }}
            >
              {item.id}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
