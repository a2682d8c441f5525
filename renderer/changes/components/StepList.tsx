import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedChange } from '../../../shared/changes';
import { ErrorNotice, notifyError, useDates } from '../../platform';
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

/** A step to go back before, and how many later ones of its thing go with it. */
interface Asked {
  readonly seq: number;
  readonly later: number;
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
  const [asked, setAsked] = useState<Asked | null>(null);
  const takeBack = useTakeBack();
  const tellUndone = useTellUndone();
  const steps = stepsOf(changes);
  const person = (actor: string) => (actor === UNNAMED ? t('list.unnamed') : actor);
  const goBack = (seq: number) =>
    takeBack.mutate({ seq, andLater: false }, { onSuccess: tellUndone, onError: notifyError });
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
                    later === 0 ? goBack(undoable.seq) : setAsked({ seq: undoable.seq, later })
                  }
                >
                  {t(later === 0 ? 'undo.do' : 'history.back')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {asked === null ? null : <BackDialog asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface BackDialogProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** Asks before a change and all later ones of the same thing are taken back. */
function BackDialog({ asked: { seq, later }, onClose }: BackDialogProps) {
  const { t } = useTranslation('changes');
  const takeBack = useTakeBack();
  const tellUndone = useTellUndone();
  return (
    <ConfirmDialog
      opened
      title={t('history.back-title')}
      confirm={t('history.back')}
      busy={takeBack.isPending}
      onConfirm={() =>
        takeBack.mutate({ seq, andLater: true }, { onSuccess: tellUndone, whileShown: onClose })
      }
      onClose={onClose}
    >
      {t('history.back-what', { count: later })}
      {takeBack.isError ? <ErrorNotice error={takeBack.error} /> : null}
    </ConfirmDialog>
  );
}
