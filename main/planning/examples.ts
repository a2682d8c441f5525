import type { Answer, Assessment, Citation, Level } from '../../shared/assessments';
import type { CitedExample } from '../../shared/planning';
import type { AssessmentsService } from '../assessments';

/** Most pages told of one item. */
const MOST = 20;

interface Source {
  readonly state: Assessment['state'];
  readonly referenceDate: string;
  readonly agency: string | null;
  readonly answer: Answer | undefined;
}

/**
 * Pages that others cited for a higher level on an item: frozen years, other States, and agencies of the same assessment. Each page
 * once, at the highest level it was cited for.
 */
export function citedExamples(
  assessments: Pick<AssessmentsService, 'get' | 'contributions' | 'listSnapshots' | 'getCorrected'>,
  assessmentId: string,
  itemId: string,
): CitedExample[] {
  const own = assessments.get(assessmentId);
  const now = own.answers.find((answer) => answer.itemId === itemId)?.value;
  const above = now?.kind === 'level' ? now.level : -1;
  const sources: Source[] = [
    ...assessments
      .listSnapshots()
      .filter((each) => each.assessmentId !== assessmentId)
      .map((each) => ({
        state: each.state,
        referenceDate: each.referenceDate,
        agency: null,
        answer: assessments.getCorrected(each.id).answers.find((answer) => answer.itemId === itemId),
      })),
    ...assessments.contributions(assessmentId).map((each) => ({
      state: own.state,
      referenceDate: own.referenceDate,
      agency: each.shortName,
      answer: each.answers.find((answer) => answer.itemId === itemId),
    })),
  ];
  const found = new Map<string, CitedExample>();
  for (const { answer, ...source } of sources) {
    if (!answer?.confirmed || answer.value.kind !== 'level' || answer.value.level <= above) continue;
    for (const citation of answer.citations) keepHighest(found, citation, answer.value.level, source);
  }
  return [...found.values()].toSorted((one, other) => other.level - one.level).slice(0, MOST);
}

function keepHighest(
  found: Map<string, CitedExample>,
  citation: Citation,
  level: Level,
  source: Omit<Source, 'answer'>,
): void {
  const key = `${citation.versionId} ${citation.page}`;
  if ((found.get(key)?.level ?? -1) >= level) return;
  found.set(key, {
    versionId: citation.versionId,
    page: citation.page,
    pageLabel: citation.pageLabel,
    title: citation.documentTitle,
    quote: citation.quote,
    level,
    ...source,
  });
}
