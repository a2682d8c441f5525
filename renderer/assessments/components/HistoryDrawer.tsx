import { Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../../shared/assessments';
import { ErrorNotice, useDates } from '../../platform';
import { LoadingState } from '../../ui';
import type { Place } from '../autosave-book';
import { toldFields } from '../history-words';
import { useHistory } from '../queries';
import styles from './HistoryDrawer.module.css';

interface HistoryDrawerProps {
  readonly place: Place;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Stands in the history for a person who has not given a name. */
const UNNAMED = 'unnamed';

/** Everything that happened to one answer, the newest first: who, when, from what to what. */
export function HistoryDrawer({ place, opened, onClose }: HistoryDrawerProps) {
  const { t } = useTranslation(['assessments', 'ui']);
  const history = useHistory(place, opened);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={t('history.title', { item: place.itemId })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {history.isError ? (
        <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <LoadingState />
      ) : history.data.length === 0 ? (
        <Text size="sm">{t('history.nothing')}</Text>
      ) : (
        <ol className={styles.list}>
          {history.data.toReversed().map((entry) => (
            <Entry key={entry.seq} entry={entry} />
          ))}
        </ol>
      )}
    </Drawer>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return (
    <li className={styles.entry}>
      <Text size="sm" c="dimmed">
        {t(entry.actor === UNNAMED ? 'history.unnamed-when' : 'history.who-when', {
          name: entry.actor,
          at: dates.moment(entry.at),
        })}
      </Text>
      {toldFields(entry, (key, values = {}) => t(key, values)).map(({ field, before, after }) => (
        <div key={field}>
          <Text size="sm" fw={600}>
            {t(`history.field.${field}`)}
          </Text>
          {before === null ? null : (
            <Text size="sm" component="p" m={0} className={styles.words} dir="auto">
              <del>{before}</del>
            </Text>
          )}
          {after === null ? null : (
            <Text size="sm" component="p" m={0} className={styles.words} dir="auto">
              <ins>{after}</ins>
            </Text>
          )}
        </div>
      ))}
    </li>
  );
}
