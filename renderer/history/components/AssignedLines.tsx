import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgencyShortName } from '../../agencies';
import { Lines, type ToldLine } from '../../changes';
import { WholeIds } from '../../ui';
import type { AssignedGroup } from '../assigned-groups';

/** So many items are named in one line; of more their number, the first of them, and the rest when it is opened. */
const MOST_NAMED = 6;
const NAMED_OF_MANY = 3;

/** Says in one line what a group of items came to. */
export function useAssignedLine(): (group: AssignedGroup) => ToldLine {
  const { t } = useTranslation(['history', 'consolidation']);
  const agencyOf = useAgencyShortName();
  return ({ agencyId, was, is, itemIds }) => {
    const count = itemIds.length;
    const item = count > MOST_NAMED ? t('consolidation:matrix.asked-count', { count }) : itemIds.join(', ');
    const words = (standing: AssignedGroup['is']) =>
      standing === null
        ? null
        : t(standing === 'leads' ? 'history:words.asked-lead' : 'history:words.asked', {
            ...{ item, agency: agencyOf(agencyId) },
          });
    return { label: t('history:field.assigned'), before: words(was), after: words(is) };
  };
}

/** Who was asked what where one act changed it for many items. */
export function AssignedLines({ groups }: { readonly groups: readonly AssignedGroup[] }) {
  const { t } = useTranslation('changes');
  const lineOf = useAssignedLine();
  return groups.map((group) => {
    const { agencyId, was, is, itemIds } = group;
    return (
      <div key={`${agencyId} ${was} ${is}`}>
        <Lines lines={[lineOf(group)]} />
        {itemIds.length <= MOST_NAMED ? null : (
          <details>
            <Text size="sm" component="summary">
              <WholeIds>{itemIds.slice(0, NAMED_OF_MANY).join(', ')}</WholeIds>{' '}
              {t('undo.more', { count: itemIds.length - NAMED_OF_MANY })}
            </Text>
            <Text size="sm" component="p" m={0}>
              <WholeIds>{itemIds.slice(NAMED_OF_MANY).join(', ')}</WholeIds>
            </Text>
          </details>
        )}
      </div>
    );
  });
}
