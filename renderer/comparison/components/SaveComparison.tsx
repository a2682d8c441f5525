import { useTranslation } from 'react-i18next';
import type { Comparison, RecordedCause } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { today, useDates } from '../../platform';
import { useTranslationNote } from '../../questionnaires';
import { SaveMenu, useReportHead } from '../../reports';
import { agencyWords } from '../agency-words';
import { columnsOf, isOneSpeaker, type Span } from '../changes';
import { useColumnNames } from '../column-names';
import type { CountingChoice } from '../counting';
import { useFreeOfDuty } from '../free-of-duty';
import { explainingState, readPlans } from '../plans';
import { readActionsOf, readAgenciesIn, readOtherRespondents } from '../queries';

interface SaveComparisonProps {
  readonly title: string;
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly span: Span;
  readonly causes: ReadonlyMap<string, RecordedCause>;
  readonly choice: CountingChoice;
  /** All plots and nothing else, also to be printed. */
  readonly onlyPlots?: boolean;
}

/** The level that counts as reached in the plots of a document: it works in practice. */
const REACHED = 3;

/** Saves the whole comparison as a document, as it is counted on the screen. */
export function SaveComparison({
  title,
  comparison,
  items,
  span,
  causes,
  choice,
  onlyPlots = false,
}: SaveComparisonProps) {
  const { t } = useTranslation(['comparison', 'vocabulary', 'ui', 'assessments']);
  const dates = useDates();
  const names = useColumnNames(comparison.columns);
  const head = useReportHead(useTranslationNote(items.values()));
  const isFreeOfDuty = useFreeOfDuty(comparison.columns);
  const compose = async () => {
    // With the plots comes their library, which a look at the list of changes does not need.
    const [{ composePlots, composeReport }, { drawForReport }] = await Promise.all([
      import('../report/compose'),
      import('../report/drawing'),
    ]);
    const national = comparison.columns.filter(({ kind }) => kind === 'national').map(({ id }) => id);
    const found = national.length === 0 ? [] : await readAgenciesIn(national);
    const [from, to] = columnsOf(comparison, span);
    const [before, after] = [comparison.columns[from], comparison.columns[to]];
    const explaining = explainingState(before, after);
    return (onlyPlots ? composePlots : composeReport)({
      agencies: agencyWords(comparison.columns, found),
      plans: await readPlans(comparison),
      respondents:
        onlyPlots || before === undefined || after === undefined || !isOneSpeaker(before, after)
          ? new Map()
          : await readOtherRespondents([before.key, after.key]),
      freeOfDuty: (itemId, at) => {
        const column = comparison.columns[at];
        return column !== undefined && isFreeOfDuty(items.get(itemId), column);
      },
      actions: onlyPlots || explaining === null ? [] : await readActionsOf(explaining),
      ...{ t, head, title, comparison, items, causes, span, counting: choice.counting, level: REACHED },
      ...{ leftOut: choice.leftOut, draw: drawForReport, day: dates.day, dayOf: dates.dayOf },
      full: comparison.columns.map(names.full),
      short: comparison.columns.map(names.short),
    });
  };
  return (
    <SaveMenu
      size="xs"
      name={`${title} ${today()}`}
      compose={compose}
      {...(onlyPlots ? { label: t('plots.all') } : {})}
    />
  );
}
