import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedChange } from '../../../shared/changes';
import { notifyError, useDates } from '../../platform';
import { ConfirmDialog } from '../../ui';
import { useTakeBack } from '../queries';
import { stepsOf, type Tell, type ThingStep } from '../steps';
import { usePackWords } from '../use-pack-words';
import { useTellUndone } from '../use-undo';
import { Lines } from './Lines';
import styles from './Steps.module.css';

interface StepListProps {
  /** The newest first. */
  readonly changes: readonly RecordedChange[];
  readonly tell: Tell;
  /** What a thing is called, where the list tells of several. */
  readonly nameOf?: ((change: RecordedChange) => string | null) | undefined;
  /** Nothing can be taken back here. */
  readonly readOnly?: boolean | undefined;
}

/** Stands in the history for a person who has not given a name. */
const UNNAMED = 'unnamed';

type Step = ThingStep<RecordedChange>;
const undoableIn = ({ entries }: Step) => entries.find(({ canUndo }) => canUndo);

/**
 * What happened, step by step: who, when, from what to what. The last step of a thing is undone at once; going back further takes
 * all later steps of it along, after they were counted and agreed to.
 */
export function StepList({ changes, tell, nameOf, readOnly = false }: StepListProps) {
  const inWords = usePackWords(tell);
  const { t } = useTranslation('changes');
  const dates = useDates();
  const [asked, setAsked] = useState<{ readonly seq: number; readonly later: number } | null>(null);
  const takeBack = useTakeBack();
  const tellUndone = useTellUndone();
  const steps = stepsOf(changes);
  const person = (actor: string) => (actor === UNNAMED ? t('list.unnamed') : actor);
  const goBack = (seq: number, andLater: boolean) =>
    takeBack.mutate(
      { seq, andLater },
      {
        onSuccess: (result) => {
          setAsked(null);
          tellUndone(result);
        },
        onError: notifyError,
      },
    );
  const seen = new Map<string, number>();
  return (
    <>
      <ol className={styles['list']}>
        {steps.map((step) => {
          const [first] = step.entries;
          if (first === undefined) return null;
          const lines = step.entries.flatMap((entry) => inWords(entry));
          const undoable = undoableIn(step);
          const thing = `${first.entity} ${first.id}`;
          const later = seen.get(thing) ?? 0;
          if (undoable !== undefined) seen.set(thing, later + 1);
          if (lines.length === 0) return null;
          const named = {
            what: lines[0]?.label ?? '',
            moment: dates.moment(step.at),
          };
          const name = nameOf?.(first) ?? null;
          return (
            <li key={first.seq} className={styles['entry']}>
              <Text size="sm" c="dimmed">
                {t('history.who-when', { name: person(step.actor), moment: dates.moment(step.at) })}
              </Text>
              {name === null ? null : (
                <Text size="sm" dir="auto">
                  {name}
                </Text>
              )}
              <Lines lines={lines} />
              {readOnly || undoable === undefined ? null : (
                <Button
                  size="xs"
                  variant="default"
                  mt={4}
                  disabled={takeBack.isPending}
                  aria-label={t(later === 0 ? 'history.undo-named' : 'history.back-named', named)}
                  onClick={() =>
                    later === 0 ? goBack(undoable.seq, false) : setAsked({ seq: undoable.seq, later })
                  }
                >
                  {t(later === 0 ? 'undo.do' : 'history.back')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <ConfirmDialog
        opened={asked !== null}
        title={t('history.back-title')}
        confirm={t('history.back')}
        busy={takeBack.isPending}
        onConfirm={() => asked !== null && goBack(asked.seq, true)}
        onClose={() => setAsked(null)}
      >
        {t('history.back-what', { count: asked?.later ?? 0 })}
      </ConfirmDialog>
    </>
  );
}
