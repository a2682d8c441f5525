import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer, SnapshotSummary } from '../../../shared/assessments';
import type { ComparisonRow } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { type Span, stepOf } from '../changes';
import { AnswerPair } from './AnswerPair';
import { CellMark } from './CellMark';
import styles from './ChangeRow.module.css';
import { DirectionMark } from './DirectionMark';

interface ChangeRowProps {
  readonly row: ComparisonRow;
  /** Undefined when no edition at hand knows the item. */
  readonly item: Item | undefined;
  readonly span: Span;
  readonly columns: readonly [SnapshotSummary, SnapshotSummary];
  readonly cells: readonly [Answer | null, Answer | null];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One changed item, and below it both answers when it is opened. */
export function ChangeRow({ row, item, span, columns, cells, isOpen, onToggle }: ChangeRowProps) {
  const { t } = useTranslation('comparison');
  const step = stepOf(row, span);
  const detail = `detail-${row.itemId}`;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const besides = [
    step.textChanged ? t('changes.words') : null,
    step.evidenceAdded > 0 ? t('changes.evidence-added', { count: step.evidenceAdded }) : null,
    step.evidenceRemoved > 0 ? t('changes.evidence-removed', { count: step.evidenceRemoved }) : null,
  ].filter((words) => words !== null);
  return (
    <>
      <tr data-row={row.itemId} className={styles.row}>
        <td>
          <DirectionMark step={step} />
        </td>
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
          <CellMark cell={cells[0]} />
        </td>
        <td>
          <CellMark cell={cells[1]} />
        </td>
        <td>{besides.join('; ')}</td>
      </tr>
      {isOpen ? (
        <tr id={detail}>
          <td colSpan={5} className={styles.detail}>
            <AnswerPair row={row} item={item} columns={columns} cells={cells} order={2} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
