import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Action, FollowedAction } from '../../../shared/planning';
import { TextLink } from '../../ui';
import styles from './ActionTable.module.css';

interface ActionItemProps {
  readonly action: Action;
  /** What became of its item; undefined where it is as it was. */
  readonly followed: FollowedAction | undefined;
  /** The newest assessment of the State; undefined where it has none. */
  readonly assessmentId: string | undefined;
}

/** The item that an action is for, the items that ask about it now, and the step it makes. */
export function ActionItem({ action, followed, assessmentId }: ActionItemProps) {
  const { t } = useTranslation('planning');
  const { itemId, fromLevel, toLevel } = action;
  const link = (item: string) =>
    assessmentId === undefined ? (
      item
    ) : (
      <TextLink
        key={item}
        to="/gaps/$assessmentId/$itemId"
        params={{ assessmentId, itemId: item }}
        inherit
        className={styles['id'] ?? ''}
      >
        {item}
      </TextLink>
    );
  if (itemId === null) return t('action.no-item');
  return (
    <>
      {followed === undefined ? link(itemId) : itemId}
      {followed === undefined ? null : (
        <Text size="xs" component="div">
          {followed.items.length === 0 ? (
            t('follow.no-more')
          ) : (
            <>
              {t('follow.now')}{' '}
              {followed.items.map((item, at) => (
                <span key={item}>
                  {at === 0 ? null : ', '}
                  {link(item)}
                </span>
              ))}
            </>
          )}
        </Text>
      )}
      {toLevel === null ? null : (
        <Text size="xs">
          {fromLevel === null
            ? t('action.up-to', { to: toLevel })
            : t('action.from-to', { from: fromLevel, to: toLevel })}
        </Text>
      )}
    </>
  );
}
