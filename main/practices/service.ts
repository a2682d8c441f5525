import { type Clock, isAppError, localDay } from '../../shared/kernel';
import {
  type AnswerSource,
  type CitedFacts,
  type CitedPractice,
  citedPractices,
  holdingsOf,
  type MemberHolding,
} from '../../shared/practices';
import { MEMBERS, type MemberCode, SAMPLE_MEMBER } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import type { Db } from '../database';
import type { LibraryService } from '../library';
import { lastAddedByState } from './repository';

export interface PracticesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly library: Pick<LibraryService, 'list' | 'findVersion'>;
  readonly assessments: Pick<AssessmentsService, 'list' | 'get' | 'listSnapshots' | 'getCorrected'>;
}

export interface PracticesService {
  /** What the library holds for each member; the made-up State of the sample only where it holds something. */
  members(): MemberHolding[];
  /** Pages cited for a high level that show how a member does it, the highest level first. */
  cited(state: MemberCode): readonly CitedPractice[];
}

/** What a workspace knows of each member. Nothing is stored: all of it follows from the library and the answers. */
export function createPractices({
  db,
  clock,
  library,
  assessments,
}: PracticesDependencies): PracticesService {
  const practices = () => citedPractices(sourcesOf(assessments), factsFrom(library));
  return {
    members: () => {
      const documents = library.list({
        ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [] },
        ...{ appliesTo: [], senders: [] },
        ...{ asAt: null, guessed: false, removed: false, sort: 'title' },
      });
      const counts = new Map([...practices()].map(([state, pages]) => [state as string, pages.length]));
      const codes: MemberCode[] = MEMBERS.map(({ code }) => code);
      const isSample = documents.some(({ state }) => state === SAMPLE_MEMBER.code);
      return holdingsOf(isSample ? [...codes, SAMPLE_MEMBER.code] : codes, documents, {
        ...{ today: localDay(clock()), lastAdded: lastAddedByState(db), practices: counts },
      });
    },
    cited: (state) => practices().get(state) ?? [],
  };
}

/** Frozen answers, and those of assessments that are still open. One that is damaged is told of where it is opened. */
function sourcesOf(assessments: PracticesDependencies['assessments']): AnswerSource[] {
  const read = (get: () => AnswerSource): AnswerSource[] => {
    try {
      return [get()];
    } catch (cause) {
      if (isAppError(cause)) return [];
      throw cause;
    }
  };
  return [
    ...assessments.listSnapshots().flatMap(({ id }) => read(() => assessments.getCorrected(id))),
    ...assessments
      .list()
      .filter(({ status }) => status === 'open')
      .flatMap(({ id }) => read(() => assessments.get(id))),
  ];
}

/** Documents in the trash show nothing. */
function factsFrom(library: PracticesDependencies['library']): (versionId: string) => CitedFacts | undefined {
  return (versionId) => {
    const found = library.findVersion(versionId);
    if (found === undefined || found.isRemoved) return undefined;
    const { documentId, title, type, topics, state } = found;
    return { documentId, title, type, topics, state };
  };
}
