import { Button } from '@mantine/core';
import { Crown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Vote, vote as voteSchema, type Workshop } from '../../../shared/assessments';
import type { ItemView } from '../../../shared/consolidation';
import { useAgencyShortName } from '../../agencies';
import { AnswerMark } from '../../assessments';
import styles from './VoteTable.module.css';

interface VoteTableProps {
  readonly workshop: Workshop;
  readonly view: ItemView;
  readonly votes: ReadonlyMap<string, Vote>;
  /** Position of the agency whose turn it is. */
  readonly turn: number;
  readonly onTurn: (at: number) => void;
  readonly onVote: (vote: Vote) => void;
}

/** Who is there: what each has answered before, and what it votes now. One of them has the turn. */
export function VoteTable({ workshop, view, votes, turn, onTurn, onVote }: VoteTableProps) {
  const { t } = useTranslation('consolidation');
  const nameOf = useAgencyShortName();
  const row = useRef<HTMLTableRowElement>(null);
  const voted = useRef<Vote | null>(null);
  // Twenty agencies are more than a window shows: whoever has the turn must be seen, and the button that was pressed goes with its row.
  useEffect(() => {
    if (turn > 0) row.current?.scrollIntoView({ block: 'nearest' });
    if (voted.current !== null && document.activeElement === document.body)
      row.current?.querySelector<HTMLElement>(`[data-vote="${voted.current}"]`)?.focus();
    voted.current = null;
  }, [turn]);
  return (
    <table className={styles.table} aria-label={t('vote.label')}>
      <thead>
        <tr>
          <th scope="col">{t('progress.agency')}</th>
          <th scope="col">{t('vote.answered')}</th>
          <th scope="col">{t('vote.now')}</th>
        </tr>
      </thead>
      <tbody>
        {workshop.present.map((agencyId, at) => {
          const said = view.agencies.find(({ column }) => column.agencyId === agencyId);
          const given = votes.get(agencyId);
          const hasTurn = at === turn;
          return (
            <tr
              key={agencyId}
              {...(hasTurn ? { ref: row } : {})}
              data-turn={hasTurn || undefined}
              data-agency={agencyId}
            >
              <th scope="row">
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={hasTurn}
                  onClick={() => onTurn(at)}
                >
                  {nameOf(agencyId)} {said?.isLead ? <Crown aria-label={t('cell.lead')} size={16} /> : null}
                </button>
              </th>
              <td>{said === undefined ? t('cell.not-asked') : <AnswerMark answer={said.answer} short />}</td>
              <td>
                {hasTurn ? (
                  <span className={styles.buttons}>
                    {voteSchema.options.map((one) => (
                      <Button
                        key={one}
                        size="compact-md"
                        variant={given === one ? 'filled' : 'default'}
                        aria-pressed={given === one}
                        aria-label={t('vote.give', {
                          sign: t(`vote.sign.${one}`),
                          vote: t(`vote.${one}`),
                          name: nameOf(agencyId),
                        })}
                        data-vote={one}
                        onClick={() => {
                          voted.current = one;
                          onVote(one);
                        }}
                      >
                        {t(`vote.sign.${one}`)}
                      </Button>
                    ))}
                  </span>
                ) : (
                  <strong>{given === undefined ? '…' : t(`vote.${given}`)}</strong>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
