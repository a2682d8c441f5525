import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordedStep, SteppedThing } from '../../../shared/changes';
import { Lines, type ToldLine, useTakeBack, useTellUndone } from '../../changes';
import { notifyError, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { assignedGroups, tellsWhoIsAsked } from '../assigned-groups';
import { useTell } from '../use-tell';
import { AssignedLines, useAssignedLine } from './AssignedLines';
import styles from './history.module.css';
import { ThingName, useThingName } from './ThingName';

const UNNAMED = 'unnamed';
/** So much of what was done is heard with the button that takes it back. */
const HEARD = 120;
/** So many changes of who is asked what are told one by one; more are told by whom they were given to. */
const MOST_IN_A_LINE = 6;

/** A document among others that were changed at once: all of them are taken back together on the screen of care. */
const isTakenBack = ({ entity, changes }: SteppedThing) =>
  entity === 'document' && changes.some(({ canUndo }) => canUndo);

/** Everything one person did in one moment: who, when, and thing by thing from what to what, with the way back. */
export function StepCard({ step }: { readonly step: RecordedStep }) {
  const { t } = useTranslation(['history', 'changes', 'exchange']);
  const dates = useDates();
  const pack = step.things.find(({ entity }) => entity === 'pack');
  return (
    <li className={styles['step']}>
      <Text size="sm" c="dimmed">
        {t('changes:history.who-when', {
          name: step.actor === UNNAMED ? t('changes:list.unnamed') : step.actor,
          moment: dates.moment(step.at),
        })}
        {step.count > 1 ? `, ${t('history:things', { count: step.count })}` : null}
      </Text>
      {pack?.changes.some(({ field }) => field === 'received' || field === 'undone') ? (
        <Text size="sm" data-stops>
          <TextLink to="/exchange/receipts/$receiptId" params={{ receiptId: pack.id }}>
            {pack.place === null ? t('exchange:receipt.title') : t('history:to-receipt')}
          </TextLink>
        </Text>
      ) : null}
      {step.count > 1 && step.things.some(isTakenBack) ? (
        <Text size="sm" data-stops>
          <TextLink to="/library/care">{t('changes:list.title')}</TextLink>
        </Text>
      ) : null}
      <ul className={styles['things']}>
        {step.things.map((thing) => (
          <li key={`${thing.entity} ${thing.id}`} data-stops>
            <Thing step={step} thing={thing} isPack={pack !== undefined} />
          </li>
        ))}
      </ul>
      {step.count > step.things.length ? (
        <Text size="sm" c="dimmed">
          {t('history:more', { count: step.count - step.things.length })}
        </Text>
      ) : null}
    </li>
  );
}

/** What was done to many things of one kind in one act, such as who is asked what, is one line. */
function inOneLine(lines: readonly ToldLine[]): ToldLine[] {
  const told: ToldLine[] = [];
  for (const line of lines) {
    const last = told.at(-1);
    const isSame = (side: 'before' | 'after') => (last?.[side] === null) === (line[side] === null);
    const isOneSided = line.before === null || line.after === null;
    if (last?.label === line.label && isOneSided && isSame('before') && isSame('after')) {
      const both = (one: string | null, more: string | null) => (one === null ? null : `${one}; ${more}`);
      const [before, after] = [both(last.before, line.before), both(last.after, line.after)];
      told[told.length - 1] = { ...last, before, after };
    } else told.push(line);
  }
  return told;
}

function Thing({
  step,
  thing,
  isPack,
}: {
  readonly step: RecordedStep;
  readonly thing: SteppedThing;
  /** Came with a pack, which is taken back as a whole. */
  readonly isPack: boolean;
}) {
  const { t } = useTranslation(['history', 'changes']);
  const dates = useDates();
  const tell = useTell();
  const nameOf = useThingName();
  const assignedLine = useAssignedLine();
  const takeBack = useTakeBack();
  const tellUndone = useTellUndone();
  const { entity, id } = thing;
  const changes = thing.changes.toReversed();
  const assigned = entity === 'assessment' ? changes.filter(tellsWhoIsAsked) : [];
  const groups = assigned.length > MOST_IN_A_LINE ? assignedGroups(assigned) : [];
  const told = new Set(groups.length === 0 ? [] : assigned);
  const others = changes.filter((change) => !told.has(change));
  const lines = inOneLine(others.flatMap((change) => tell({ entity, id, ...change }, thing.type)));
  // Who is asked what is arranged many times in one assessment and one minute.
  const [first] = entity === 'assessment' ? [...groups.slice(0, 1).map(assignedLine), ...lines] : [];
  const undoable = isPack ? undefined : thing.changes.find(({ canUndo }) => canUndo);
  return (
    <div className={styles['thing']}>
      <div className={styles['told']}>
        <ThingName thing={thing} />
        <Lines lines={lines} />
        <AssignedLines groups={groups} />
        {thing.count > thing.changes.length ? (
          <Text size="sm" c="dimmed">
            {t('history:more-changes', { count: thing.count - thing.changes.length })}
          </Text>
        ) : null}
      </div>
      {undoable === undefined ? null : (
        <Button
          size="xs"
          variant="default"
          disabled={takeBack.isPending}
          aria-label={t('changes:history.undo-named', {
            what: `${t(`history:entity.${entity}`)} ${nameOf(thing)}`,
            moment: dates.moment(step.at),
          })}
          aria-description={first && `${first.label}: ${first.after ?? first.before ?? ''}`.slice(0, HEARD)}
          onClick={() =>
            takeBack.mutate(
              { seq: undoable.seq, andLater: false },
              { onSuccess: tellUndone, onError: notifyError },
            )
          }
        >
          {t('changes:undo.do')}
        </Button>
      )}
    </div>
  );
}
