import { useTranslation } from 'react-i18next';
import { type CellLetter, levelOf } from '../../../shared/comparison';
import { AnswerMark } from '../../assessments';

const OTHER = {
  a: { kind: 'na', reason: '' },
  k: { kind: 'nk', whoMightKnow: '' },
  n: { kind: 'none' },
  d: { kind: 'disputed' },
} as const;

/** One answer in a comparison; an item that was not asked is neither level 0 nor an answer. */
export function CellMark({ cell, short = false }: { readonly cell: CellLetter; readonly short?: boolean }) {
  const { t } = useTranslation('comparison');
  if (cell === '-') return <span>{t('cell.not-asked')}</span>;
  if (cell === 'h') return <span>{t('cell.hidden')}</span>;
  if (cell === 'u') return <span>{t('cell.unconfirmed')}</span>;
  const level = levelOf(cell);
  const value =
    level === undefined
      ? OTHER[cell as keyof typeof OTHER]
      : { kind: 'level' as const, level, practiceAhead: cell === 'p' };
  return <AnswerMark answer={{ value, confirmed: true }} short={short} />;
}
