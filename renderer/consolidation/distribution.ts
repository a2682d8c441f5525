import type { TFunction } from 'i18next';
import { type AnswerValue, distributionOf } from '../../shared/assessments';
import { LEVELS } from '../../shared/vocabulary';

/** How many provinces stand on each level, and how many have no level, in words; none where no province was asked. */
export function distributionWords(
  t: TFunction<'consolidation'>,
  values: readonly AnswerValue[],
  short: boolean,
): string {
  const { asked, levels, notApplicable, notKnown, notAnswered } = distributionOf(values);
  if (asked === 0) return '';
  return [
    ...LEVELS.filter((level) => levels[level] > 0).map((level) =>
      t(short ? 'distribution.level-short' : 'distribution.level', { count: levels[level], asked, level }),
    ),
    ...(notApplicable > 0 ? [t('distribution.na', { count: notApplicable })] : []),
    ...(notKnown > 0 ? [t('distribution.nk', { count: notKnown })] : []),
    ...(notAnswered > 0 ? [t('distribution.none', { count: notAnswered })] : []),
  ].join(short ? ', ' : '; ');
}
