import { Button, Drawer, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordedChange, RecordedThing } from '../../../shared/changes';
import { ErrorNotice, notifyError, useDates } from '../../platform';
import { LoadingState } from '../../ui';
import { useThingHistory, useUndoOne } from '../queries';
import { useTellUndone } from '../use-undo';
import styles from './ThingHistory.module.css';

interface ThingHistoryProps {
  readonly title: string;
  readonly things: readonly RecordedThing[];
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Words for the name of a field, as the room that owns it says it. */
  readonly fieldName: (change: RecordedChange) => string;
  /** Words for a value of a field; null for one that is not worth a line. */
  readonly valueWords: (field: string, value: string) => string | null;
  readonly canUndo: (change: RecordedChange) => boolean;
}

/** Stands in the history for a person who has not given a name. */
const UNNAMED = 'unnamed';

/** Everything that happened to a thing, the newest first: who, when, from what to what, and the way back from the last steps. */
export function ThingHistory(props: ThingHistoryProps) {
  const { title, things, opened, onClose, fieldName, valueWords, canUndo } = props;
  const { t } = useTranslation(['changes', 'ui']);
  const dates = useDates();
  const history = useThingHistory(things, opened);
  const undo = useUndoOne();
  const tell = useTellUndone();
  const newest = new Set<string>();
  const side = (change: RecordedChange, value: string | null) =>
    value === null ? null : valueWords(change.field, value);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={title}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {history.isError ? (
        <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
      ) : history.data === undefined ? (
        <LoadingState />
      ) : history.data.length === 0 ? (
        <Text size="sm">{t('history.nothing')}</Text>
      ) : (
        <ol className={styles['list']}>
          {history.data.map((change) => {
            // Only what was not written over since can be taken back.
            const isNewest = !newest.has(change.field);
            newest.add(change.field);
            const [before, after] = [side(change, change.before), side(change, change.after)];
            const who = change.actor === UNNAMED ? t('list.unnamed') : change.actor;
            return (
              <li key={change.seq} className={styles['entry']}>
                <Text size="sm" c="dimmed">
                  {t('history.who-when', { name: who, moment: dates.moment(change.at) })}
                </Text>
                <Text size="sm" fw={600}>
                  {fieldName(change)}
                </Text>
                {before === null ? null : (
                  <Text size="sm" component="p" className={styles['words']} dir="auto">
                    <del>{before}</del>
                  </Text>
                )}
                {after === null ? null : (
                  <Text size="sm" component="p" className={styles['words']} dir="auto">
                    <ins>{after}</ins>
                  </Text>
                )}
                {isNewest && canUndo(change) ? (
                  <Button
                    size="xs"
                    variant="default"
                    mt={4}
                    disabled={undo.isPending}
                    aria-label={t('history.undo-named', {
                      what: fieldName(change),
                      moment: dates.moment(change.at),
                    })}
                    onClick={() => undo.mutate(change.seq, { onSuccess: tell, onError: notifyError })}
                  >
                    {t('undo.do')}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ol>
      )}
    </Drawer>
  );
}
