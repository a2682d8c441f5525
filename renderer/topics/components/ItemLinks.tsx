import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssessmentSummary } from '../../../shared/assessments';
import type { Item } from '../../../shared/questionnaires';
import { TextLink } from '../../ui';
import { isAskedIn } from '../queries';

/** What is to be known of the assessment in which items are answered. */
export type OpenAssessment = Pick<AssessmentSummary, 'id' | 'scope'>;

interface ItemLinksProps {
  readonly items: readonly Item[];
  /** The open assessment; undefined where there is none. */
  readonly open: OpenAssessment | undefined;
  readonly size: 'xs' | 'sm';
  readonly className: string | undefined;
}

/** Items by their ids, each leading to its answer in the open assessment; those that it does not ask are named only. */
export function ItemLinks({ items, open, size, className }: ItemLinksProps) {
  const { t } = useTranslation('app');
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={item.id}>
          {open === undefined || !isAskedIn(item, open) ? (
            <Text span size={size} title={item.topic}>
              {item.id}
            </Text>
          ) : (
            <TextLink
              size={size}
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
