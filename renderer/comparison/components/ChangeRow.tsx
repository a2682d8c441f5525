import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type ChangeCause,
  type ComparisonColumn,
  type ComparisonRow,
  differenceKey,
  fallOf,
  type OtherRespondents,
  type RecordedCause,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { TextLink } from '../../ui';
import {
  becameBetween,
  besidesOf,
  isOneSpeaker,
  respondentsKey,
  type Span,
  saidBetween,
  signed,
  stepOf,
} from '../changes';
import { becameWords } from '../edition-words';
import type { ActionOfPlan } from '../queries';
import { AnswerPair } from './AnswerPair';
import { CauseEditor } from './CauseEditor';
import { CellMark } from './CellMark';
import styles from './ChangeRow.module.css';
import { DirectionMark } from './DirectionMark';
import { FreeOfDuty } from './FreeOfDuty';

interface ChangeRowProps {
  readonly row: ComparisonRow;
  /** Undefined when no edition at hand knows the item. */
  readonly item: Item | undefined;
  readonly span: Span;
  readonly columns: readonly [ComparisonColumn, ComparisonColumn];
  /** Places of these two in the comparison. */
  readonly places: readonly [number, number];
  /** Why it differs: recorded for these two columns, or what the steps between them say. */
  readonly cause: ChangeCause | null;
  readonly causes: ReadonlyMap<string, RecordedCause>;
  /** Actions of a plan finished between the two dates. */
  readonly finished: readonly ActionOfPlan[];
  /** Where other agencies answered it than before, or another one led. */
  readonly respondents: OtherRespondents | undefined;
  /** On which side the treaty duty of the item is not in force for the State. */
  readonly freeOfDuty: readonly [boolean, boolean];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One changed item, and below it both answers when it is opened. */
export function ChangeRow({
  row,
  item,
  span,
  columns,
  places,
  cause,
  causes,
  finished,
  respondents,
  freeOfDuty,
  isOpen,
  onToggle,
}: ChangeRowProps) {
  const { t } = useTranslation(['comparison', 'assessments']);
  const step = stepOf(row, span);
  const fall = fallOf(row, step, places[1]);
  const detail = `detail-${row.itemId}`;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const difference = { itemId: row.itemId, before: columns[0].key, after: columns[1].key };
  const known = causes.get(differenceKey(difference));
  const isOne = isOneSpeaker(...columns);
  const besides = [
    ...(respondents === undefined ? [] : [t(respondentsKey(respondents))]),
    ...besidesOf(step, isOne).map(([key, count]) => t(`changes.${key}`, { count })),
  ];
  // Both answers say it below an open line.
  const became = isOpen ? [] : becameBetween(row, columns, places).flatMap((note) => becameWords(t, note));
  return (
    <>
      <tr data-row={row.itemId} className={styles.row}>
        <td>
          <DirectionMark step={step} withPoints={false} />
        </td>
        {isOne ? (
          <td className={styles.points} title={t('formula.points')}>
            {signed(step.levels)}
          </td>
        ) : null}
        <th scope="row" className={styles.item}>
          <UnstyledButton
            className={styles.toggle ?? ''}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detail : undefined}
            onClick={onToggle}
          >
            <Chevron aria-hidden size={16} className={styles.chevron} />
            <span>
              <strong>{row.itemId}</strong> {item?.topic ?? t('changes.unknown-item')}
            </span>
          </UnstyledButton>
        </th>
        <td>
          <CellMark cell={row.cells[places[0]] ?? '-'} />{' '}
          {freeOfDuty[0] ? <FreeOfDuty column={columns[0]} /> : null}
        </td>
        <td>
          <CellMark cell={row.cells[places[1]] ?? '-'} />{' '}
          {freeOfDuty[1] ? <FreeOfDuty column={columns[1]} /> : null}
        </td>
        <td>
          {became.length === 0 ? null : <div className={styles.became}>{became.join(' ')}</div>}
          {besides.join('; ')}
        </td>
        <td data-cause={cause ?? ''}>
          {cause === null ? '' : t(`cause.name.${cause}`)}
          {fall === null ? null : (
            <div data-fall={fall}>{t('cause.given', { reason: t(`assessments:fall.reason.${fall}`) })}</div>
          )}
          {finished.map(({ id, planId, title }) => (
            <div key={id} data-finished={id}>
              <TextLink to="/plans/$planId" params={{ planId }} search={{ action: id }} size="xs">
                {t('cause.action', { title })}
              </TextLink>
            </div>
          ))}
        </td>
      </tr>
      {isOpen ? (
        <tr id={detail}>
          <td colSpan={isOne ? 7 : 6} className={styles.detail}>
            <AnswerPair row={row} item={item} columns={columns} places={places} order={2} />
            <CauseEditor
              key={known?.setAt ?? ''}
              {...{ difference, known, finished, said: saidBetween(...columns) }}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}
