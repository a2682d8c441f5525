import { useTranslation } from 'react-i18next';
import type { CellProblem } from '../../../shared/sheets';
import { reasonSentence } from '../../platform';
import styles from './ProblemList.module.css';

/**
 * What is wrong in which cell, each in one sentence. What may be chosen is named as the sheet names it: who corrects it has that in front
 * of them, and it may be in another language.
 */
export function ProblemList({ problems }: { readonly problems: readonly CellProblem[] }) {
  const { t, i18n } = useTranslation('sheets');
  const here = { na: t('file.na'), nk: t('file.nk'), yes: t('file.yes'), ahead: t('file.ahead') };
  const sentence = ({ code, found, field, sheet, cell, words }: CellProblem): string => {
    const key = `problem.${code.replace(/^sheets\./, '')}`;
    const problem = i18n.exists(`sheets:${key}`)
      ? t(key, { ...(words ?? here), found })
      : reasonSentence(code);
    if (sheet !== null && cell !== null) return t('problem.at', { sheet, cell, problem });
    return t('problem.at-field', { field: t(`field.${field}`), problem });
  };
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>{sentence(problem)}</li>
      ))}
    </ul>
  );
}
