import { Button, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight, Flag, LogOut, Moon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Vote, Workshop } from '../../../shared/assessments';
import { inNeed, judgeRow, type Table } from '../../../shared/consolidation';
import { type Edition, langOf } from '../../../shared/questionnaires';
import { useAgencies } from '../../agencies';
import { useKeys, useLadder } from '../../assessments';
import { type Asked, ErrorNotices, lostWith, notifyError } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { Kbd, LoadingState } from '../../ui';
import { votersOf } from '../positions';
import { useItemView, useMoveWorkshop, useSwitchTheme, useVote } from '../queries';
import { Countdown } from './Countdown';
import { DecisionForm } from './DecisionForm';
import { VoteTable } from './VoteTable';
import styles from './WorkshopStage.module.css';

interface WorkshopStageProps {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly table: Table;
  readonly workshop: Workshop;
  /** What the other props came from: what could not be had anew is told. */
  readonly around: readonly Asked[];
  readonly onLeave: () => void;
}

const VOTES: Readonly<Record<string, Vote>> = {
  0: '0',
  1: '1',
  2: '2',
  3: '3',
  4: '4',
  a: 'na',
  n: 'nk',
};

/**
 * One item over the whole window, in large letters: the statements, who says and votes what, and the decision. Agencies vote in turn
 * by one key each. Everything is saved at once, so the window may be closed at any moment.
 */
export function WorkshopStage({ assessment, edition, table, workshop, around, onLeave }: WorkshopStageProps) {
  const { t } = useTranslation('consolidation');
  const ladderOf = useLadder();
  // The order stays while the meeting goes on, or every decision would send the items to another place.
  const [order] = useState(() =>
    inNeed(table.rows.map((row) => judgeRow(row, table.columns))).map(({ row }) => row.itemId),
  );
  const [turn, setTurn] = useState(0);
  const move = useMoveWorkshop(assessment.id);
  const cast = useVote(assessment.id);
  const switchTheme = useSwitchTheme();
  const itemId = workshop.atItem ?? order[0] ?? '';
  const at = order.indexOf(itemId);
  const item = edition.items.find(({ id }) => id === itemId);
  const view = useItemView(assessment.id, itemId);
  const register = useAgencies().data ?? [];
  const votes = new Map(
    workshop.votes.filter((one) => one.itemId === itemId).map(({ agencyId, vote }) => [agencyId, vote]),
  );

  const go = (to: string | undefined) => {
    if (to === undefined) return false;
    setTurn(0);
    move.mutate({ workshopId: workshop.id, atItem: to }, { onError: notifyError });
    return true;
  };
  const shown = useRef<string | null>(null);
  useEffect(() => {
    shown.current = itemId;
    return () => {
      shown.current = null;
    };
  }, [itemId]);
  const question = useRef<HTMLHeadingElement>(null);
  const isShown = view.data !== undefined && item !== undefined;
  // With the item before went what had the focus.
  useEffect(() => {
    if (isShown && itemId !== '' && document.activeElement === document.body) question.current?.focus();
  }, [isShown, itemId]);
  // Whoever has gone to another item while the decision was being kept, or has left, stays there.
  const goOnFrom = (decided: string) => {
    if (shown.current === decided) go(order[order.indexOf(decided) + 1]);
  };
  const vote = (given: Vote | null) => {
    const agencyId = workshop.present[turn];
    if (agencyId === undefined) return;
    cast.mutate({ workshopId: workshop.id, itemId, agencyId, vote: given }, { onError: notifyError });
    if (given !== null) setTurn((known) => Math.min(known + 1, workshop.present.length - 1));
  };
  const turnBy = (by: number) =>
    setTurn((known) => Math.min(Math.max(known + by, 0), workshop.present.length - 1));
  useKeys({
    ...Object.fromEntries(Object.entries(VOTES).map(([key, given]) => [key, () => vote(given)])),
    delete: () => vote(null),
    backspace: () => vote(null),
    up: () => turnBy(-1),
    down: () => turnBy(1),
    left: () => go(order[at - 1]),
    right: () => go(order[at + 1]),
  });

  const end = () =>
    move.mutate(
      { workshopId: workshop.id, atItem: workshop.atItem, ended: true },
      { whileShown: onLeave, onError: notifyError },
    );
  const said = [...votes.values()];
  const isUnanimous =
    said.length === workshop.present.length && said.length > 0 && said.every((one) => one === said[0]);
  const [first] = said;
  const suggested =
    isUnanimous && first !== undefined && first !== 'na' && first !== 'nk'
      ? ({ kind: 'level', level: Number(first) as 0 | 1 | 2 | 3 | 4, practiceAhead: false } as const)
      : null;

  return (
    <div className={styles.stage} data-workshop={workshop.id}>
      <header className={styles.bar}>
        <Text size="sm" fw={600}>
          {workshop.title} · {t('workshop.position', { at: at + 1, total: order.length })}
        </Text>
        <Group gap={6}>
          <Countdown key={itemId} />
          <Button
            size="xs"
            variant="default"
            leftSection={<Moon aria-hidden size={14} />}
            onClick={() => switchTheme.mutate()}
          >
            {t('workshop.theme')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={at <= 0}
            leftSection={<ChevronLeft aria-hidden size={16} />}
            onClick={() => go(order[at - 1])}
          >
            {t('workshop.previous')}
          </Button>
          <Button
            size="xs"
            disabled={at >= order.length - 1}
            leftSection={<ChevronRight aria-hidden size={16} />}
            onClick={() => go(order[at + 1])}
          >
            {t('workshop.following')}
          </Button>
          <Button size="xs" variant="default" leftSection={<Flag aria-hidden size={14} />} onClick={end}>
            {t('workshop.end')}
          </Button>
          <Button size="xs" variant="subtle" leftSection={<LogOut aria-hidden size={14} />} onClick={onLeave}>
            {t('workshop.leave')}
          </Button>
        </Group>
      </header>
      <ErrorNotices of={[...around, view]} />
      {lostWith(view) !== null ? null : view.data === undefined || item === undefined ? (
        <LoadingState />
      ) : (
        <div className={styles.main}>
          <h1 ref={question} tabIndex={-1} className={styles.question}>
            <span className={styles.id}>{item.id}</span> <span lang={langOf(item)}>{item.question}</span>
          </h1>
          <TranslationNote items={[item]} />
          <div className={styles.columns}>
            <div>
              <ol className={styles.ladder} start={0}>
                {ladderOf(edition, item).map((step) => (
                  <li key={step.level} value={step.level} className={styles.step}>
                    <strong>
                      {step.level} {step.name}
                    </strong>{' '}
                    <span lang={langOf(item)}>{step.statement}</span>
                  </li>
                ))}
              </ol>
              <VoteTable
                workshop={workshop}
                view={view.data}
                votes={votes}
                turn={turn}
                onTurn={setTurn}
                onVote={vote}
              />
              <Text size="sm" c="dimmed" className={styles.keys ?? ''}>
                <Kbd keys="0" />–<Kbd keys="4" /> <Kbd keys="A" /> <Kbd keys="N" /> {t('workshop.keys')}
              </Text>
            </div>
            <DecisionForm
              key={`${itemId} ${view.data.national.revision} ${view.data.decisions.length}`}
              assessmentId={assessment.id}
              view={view.data}
              ladder={ladderOf(edition, item)}
              workshop={{
                ...{ id: workshop.id, title: workshop.title, suggested },
                votes: [...votes].map(([agencyId, vote]) => ({ agencyId, vote })),
                voters: votersOf(view.data, votes, register),
              }}
              onDecided={() => goOnFrom(itemId)}
            />
          </div>
        </div>
      )}
    </div>
  );
}
