import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/assessments';
import { AnswerMark } from '../../assessments';

/** One answer in a comparison; an item that was not asked is neither level 0 nor an answer. */
export function CellMark({
  cell,
  short = false,
}: {
  readonly cell: Answer | null;
  readonly short?: boolean;
}) {
  const { t } = useTranslation('comparison');
  return cell === null ? <span>{t('cell.not-asked')}</span> : <AnswerMark answer={cell} short={short} />;
}
