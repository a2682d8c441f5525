import { Button, Group, NativeSelect, Text, Textarea, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ChangeCause,
  changeCause,
  type Difference,
  differenceKey,
  type RecordedCause,
} from '../../../shared/comparison';
import { ErrorNotices, lostWith, notifyDone, notifyError, useDates, useDraft } from '../../platform';
import { type ActionOfPlan, useCauseHistory, useSetCause } from '../queries';
import styles from './CauseEditor.module.css';
import { FinishedActions } from './FinishedActions';

interface CauseEditorProps {
  readonly difference: Difference;
  /** What is recorded now. */
  readonly known: RecordedCause | undefined;
  /** Actions of a plan finished between the two dates. */
  readonly finished: readonly ActionOfPlan[];
  /** Whether one who speaks changed, or two who speak differ: then nothing happened between them. */
  readonly said: 'changes' | 'differences';
}

/** Between two who speak nothing was done or put right since. */
const OF_TIME: readonly ChangeCause[] = ['real-change', 'correction', 'other-respondent'];

/** Why an answer differs, in one choice and a reason; everything said before stays to be read. */
export function CauseEditor({ difference, known, finished, said }: CauseEditorProps) {
  const { t } = useTranslation('comparison');
  const dates = useDates();
  const save = useSetCause(difference);
  const { draft, change, forget } = useDraft(`cause ${differenceKey(difference)}`, () => ({
    cause: known?.cause ?? '',
    reason: known?.reason ?? '',
  }));
  const { cause, reason } = draft;
  const [showsHistory, setShowsHistory] = useState(false);
  const chosen = changeCause.options.find((each) => each === cause);
  // What is recorded can always be seen and taken back.
  const offered = changeCause.options.filter(
    (each) => said === 'changes' || !OF_TIME.includes(each) || each === known?.cause,
  );
  const put = (value: Pick<RecordedCause, 'cause' | 'reason'> | null) =>
    save.mutate(value, {
      onSuccess: () => {
        forget(draft);
        notifyDone(t(value === null ? 'cause.taken-back' : 'cause.saved'));
      },
      onError: notifyError,
    });
  return (
    <section className={styles.editor} aria-label={t('cause.title', { item: difference.itemId })}>
      <FinishedActions
        actions={finished}
        onTake={(action) => {
          const from = { title: action.title, plan: action.planTitle };
          change({ cause: 'real-change', reason: t('cause.from-action', from) });
        }}
      />
      <NativeSelect
        size="xs"
        label={t(`${said}.why`)}
        value={cause}
        onChange={({ currentTarget }) => change({ ...draft, cause: currentTarget.value })}
        data={[
          { value: '', label: t('cause.none') },
          ...offered.map((each) => ({ value: each, label: t(`cause.name.${each}`) })),
        ]}
      />
      <Textarea
        size="xs"
        className={styles.reason ?? ''}
        label={t('cause.reason')}
        description={chosen === undefined ? undefined : t(`cause.help.${chosen}`)}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => change({ ...draft, reason: currentTarget.value })}
      />
      <Group gap="xs" className={styles.actions ?? ''}>
        <Button
          size="xs"
          variant="default"
          loading={save.isPending}
          disabled={chosen === undefined || reason.trim() === ''}
          onClick={() => chosen !== undefined && put({ cause: chosen, reason: reason.trim() })}
        >
          {t('cause.save')}
        </Button>
        {known === undefined ? null : (
          <Button size="xs" variant="default" loading={save.isPending} onClick={() => put(null)}>
            {t('cause.take-back')}
          </Button>
        )}
        {known === undefined ? null : (
          <Text size="xs">{t('cause.set-by', { name: known.setBy, date: dates.dayOf(known.setAt) })}</Text>
        )}
        <UnstyledButton
          className={styles.more ?? ''}
          aria-expanded={showsHistory}
          onClick={() => setShowsHistory((shows) => !shows)}
        >
          {t('cause.history')}
        </UnstyledButton>
      </Group>
      {showsHistory ? <CauseHistory difference={difference} /> : null}
    </section>
  );
}

function CauseHistory({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation('comparison');
  const dates = useDates();
  const history = useCauseHistory(difference, true);
  const failed = <ErrorNotices of={[history]} />;
  if (history.data === undefined || lostWith(history) !== null) return failed;
  if (history.data.length === 0) {
    return (
      <>
        {failed}
        <Text size="xs">{t('cause.nothing-before')}</Text>
      </>
    );
  }
  const seen = new Map<string, number>();
  return (
    <>
      {failed}
      <ol className={styles.history}>
        {history.data.map((entry) => {
          const times = (seen.get(entry.at) ?? 0) + 1;
          seen.set(entry.at, times);
          return (
            <li key={`${entry.at} ${times}`}>
              {t('cause.entry', {
                date: dates.dayOf(entry.at),
                name: entry.actor,
                what: entry.after === null ? t('cause.entry-none') : t(`cause.name.${entry.after.cause}`),
              })}
              {entry.after === null ? null : ` ${entry.after.reason}`}
            </li>
          );
        })}
      </ol>
    </>
  );
}
