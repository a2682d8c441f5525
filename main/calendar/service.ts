import { hasEnded } from '../../shared/agencies';
import { EVIDENCE_MONTHS, showsUse, spokenOn } from '../../shared/assessments';
import { type CalendarEntry, firstOfBoth, inOrder, stateOn } from '../../shared/calendar';
import { isAppError, monthsLater } from '../../shared/kernel';
import type { LibraryDocument } from '../../shared/library';
import { goesOnIn, isAwaited, reaches } from '../../shared/planning';
import { DOCUMENT_TYPES, type MemberCode, speaksOfPeriod } from '../../shared/vocabulary';
import type { AgenciesService } from '../agencies';
import type { AssessmentsService } from '../assessments';
import type { LibraryService } from '../library';
import type { PlanningService } from '../planning';

export interface CalendarDependencies {
  readonly library: Pick<LibraryService, 'datedDocuments'>;
  readonly assessments: Pick<AssessmentsService, 'list' | 'agencyProgress' | 'liveCitations'>;
  readonly planning: Pick<PlanningService, 'plans' | 'plan' | 'targets' | 'saidNow'>;
  readonly agencies: Pick<AgenciesService, 'find'>;
  /** This day on this PC's clock. */
  readonly today: () => string;
}

/** The first lines of what is overdue or comes up to a day. */
export interface Soon {
  readonly until: string;
  readonly lines: number;
}

export interface CalendarService {
  /**
   * Overdue first, then what is to come. A matter that cannot be read is left out: it is told of where it is opened.
   *
   * @param soon Only the first of what is overdue and of what comes up to a day; else everything, also what is past.
   */
  list(soon?: Soon | null): CalendarEntry[];
}

const NOWHERE = { planId: null, actionId: null, documentId: null, assessmentId: null } as const;
const PLAIN = {
  ...({ title: '', language: null, detail: '', member: null, itemId: null } as const),
  ...({ answers: 0, access: 'public' } as const),
} as const;

/** Statuses of a text that is still said to apply. */
const APPLYING: ReadonlySet<LibraryDocument['status']> = new Set([
  ...(['inforce', 'partforce', 'amended', 'adopted', 'unknown'] as const),
]);

const OF_PERIODS = DOCUMENT_TYPES.map(({ code }) => code).filter(speaksOfPeriod);
const NO_DAYS = { inForceOn: null, expiresOn: null } as const;

function planDays({ planning }: CalendarDependencies, today: string): CalendarEntry[] {
  return planning.plans(null).flatMap((head) => {
    const { id: planId, title, state: member, startsOn, endsOn, status } = head;
    const common = { ...PLAIN, title, member, opens: { ...NOWHERE, planId } };
    const isOver = status === 'closed';
    const days: CalendarEntry[] = [
      {
        ...common,
        ...{ id: `plan-starts:${planId}`, kind: 'plan-starts', on: startsOn },
        state: stateOn(startsOn, today, isOver || status === 'approved' || startsOn < today),
      },
      {
        ...common,
        ...{ id: `plan-ends:${planId}`, kind: 'plan-ends', on: endsOn },
        state: stateOn(endsOn, today, isOver),
      },
    ];
    const plan = planning.plan(planId);
    for (const action of plan.list) {
      // It is due in the plan in which it goes on.
      if (action.dueOn === null || goesOnIn(action, plan) !== undefined) continue;
      days.push({
        ...common,
        ...{ id: `action:${action.id}`, kind: 'action-due', on: action.dueOn, title: action.title },
        detail: [action.owner, title].filter((each) => each !== '').join(' \u00b7 '),
        itemId: action.itemId,
        opens: { ...common.opens, actionId: action.id },
        state: stateOn(action.dueOn, today, !isAwaited(action, plan)),
      });
    }
    return days;
  });
}

function assessmentDays(dependencies: CalendarDependencies, today: string): CalendarEntry[] {
  const { assessments, agencies } = dependencies;
  return assessments.list().flatMap(({ id, state: member, referenceDate, status }) => {
    if (status === 'frozen') return [];
    const common = { ...PLAIN, member, opens: { ...NOWHERE, assessmentId: id } };
    const asked = agencyProgressOf(assessments, id).flatMap(
      ({ agencyId, dueOn, progress }): CalendarEntry[] => {
        if (dueOn === null) return [];
        const isDone = progress.notAnswered === 0 && progress.unconfirmed === 0;
        const agency = agencies.find(agencyId);
        // One that has ended has nobody left to answer.
        if (!isDone && agency !== undefined && hasEnded(agency, today)) return [];
        return [
          {
            ...common,
            ...{ id: `request:${id}:${agencyId}`, kind: 'request-due', on: dueOn },
            title: agency?.shortName ?? '',
            state: stateOn(dueOn, today, isDone),
          },
        ];
      },
    );
    return [
      {
        ...common,
        ...{ id: `reference:${id}`, kind: 'reference-date', on: referenceDate },
        state: stateOn(referenceDate, today, referenceDate < today),
      },
      ...asked,
    ];
  });
}

/** A damaged answer must not hide every other day. */
function agencyProgressOf(assessments: CalendarDependencies['assessments'], assessmentId: string) {
  try {
    return assessments.agencyProgress(assessmentId);
  } catch (cause) {
    if (isAppError(cause)) return [];
    throw cause;
  }
}

function targetDays({ planning, assessments }: CalendarDependencies, today: string): CalendarEntry[] {
  // The newest of the State, so that a target can be opened between two years too.
  const newestFirst = assessments
    .list()
    .toSorted((one, other) => other.referenceDate.localeCompare(one.referenceDate));
  const said = rememberingAnswers(planning);
  type SaidNow = ReturnType<typeof said>[number];
  /** Reached by what was said of it last; what is still open comes before what was frozen. */
  const isReached = ({ state, itemId, level }: ReturnType<PlanningService['targets']>[number]) => {
    const own = newestFirst.filter((each) => each.state === state);
    const asked = [own[0], own.find(({ status }) => status === 'frozen')];
    // Of a question that was split every part has the target, and those that apply are to reach it.
    const known: SaidNow[] = [];
    let missing: readonly string[] = [];
    for (const each of asked) {
      const here = (each === undefined ? [] : said(each.id)).filter(
        ({ itemId: now, targetFrom }) => now === itemId || targetFrom.some((from) => from.itemId === itemId),
      );
      if (here.length === 0) continue;
      // A year before the split said of the whole what it said of its parts.
      const parts = here.filter(({ itemId: part }) => missing.includes(part));
      const found = parts.length > 0 ? parts : here;
      known.push(...found.filter(({ value }) => value.kind !== 'none'));
      missing = found.filter(({ value }) => value.kind === 'none').map(({ itemId: part }) => part);
      if (known.length > 0 && missing.length === 0) break;
    }
    const applying = known.filter(({ value }) => value.kind !== 'na');
    // On a scale that was changed since, the level decided on is another one.
    const wantedOf = ({ target, targetFrom }: SaidNow) =>
      targetFrom.some((from) => from.itemId === itemId && from.kinds.includes('ladder'))
        ? (target ?? level)
        : level;
    return (
      missing.length === 0 && applying.length > 0 && applying.every((one) => reaches(one, wantedOf(one)))
    );
  };
  return planning.targets().flatMap((target) => {
    const { state, itemId, dueOn } = target;
    return dueOn === null
      ? []
      : [
          {
            ...PLAIN,
            ...{ id: `target:${state}:${itemId}`, kind: 'target-due', on: dueOn, itemId },
            member: state as MemberCode,
            opens: { ...NOWHERE, assessmentId: newestFirst.find((each) => each.state === state)?.id ?? null },
            // Only of a day that has come it matters whether something is left to do.
            state: stateOn(dueOn, today, dueOn < today && isReached(target)),
          },
        ];
  });
}

/** Read once for all targets of a State; a damaged assessment must not hide every other day. */
function rememberingAnswers(planning: CalendarDependencies['planning']) {
  const known = new Map<string, ReturnType<typeof planning.saidNow>>();
  return (assessmentId: string) => {
    let found = known.get(assessmentId);
    if (found === undefined) {
      try {
        found = planning.saidNow(assessmentId);
      } catch (cause) {
        if (!isAppError(cause)) throw cause;
        found = [];
      }
      known.set(assessmentId, found);
    }
    return found;
  };
}

function documentDays(
  { library, assessments }: CalendarDependencies,
  today: string,
  soon: Soon | null,
): CalendarEntry[] {
  const citing = Map.groupBy(assessments.liveCitations(), ({ versionId }) => versionId);
  const documents = library.datedDocuments(
    soon && {
      ...soon,
      from: today,
      applying: [...APPLYING],
      ofPeriods: OF_PERIODS,
      versionIds: [...citing.keys()],
    },
  );
  return documents.flatMap((document): CalendarEntry[] => {
    const { id: documentId, title, language, state: member, reviewBy, status, type, versions } = document;
    const publishedOn = versions[0]?.publishedOn ?? null;
    const { inForceOn, expiresOn } = speaksOfPeriod(type) ? NO_DAYS : document;
    const { access } = document;
    const answers = new Set(versions.flatMap(({ id }) => (citing.get(id) ?? []).map(({ answer }) => answer)))
      .size;
    const common = { ...PLAIN, title, language, member, answers, access, opens: { ...NOWHERE, documentId } };
    const entry = (kind: CalendarEntry['kind'], on: string | null, isDone: boolean): CalendarEntry[] =>
      on === null
        ? []
        : [{ ...common, id: `${kind}:${documentId}`, kind, on, state: stateOn(on, today, isDone) }];
    const spoken = spokenOn({ ...document, publishedOn });
    const ages =
      showsUse(type) && answers > 0 && spoken !== null ? monthsLater(spoken, EVIDENCE_MONTHS) : null;
    return [
      ...entry('review-due', reviewBy, false),
      // A commencement is nobody's task once its day is there, unless the catalogue still says that it is to come.
      ...entry('commencement', inForceOn, inForceOn !== null && inForceOn < today && status !== 'adopted'),
      ...entry('expiry', expiresOn, !APPLYING.has(status)),
      ...entry('evidence-ages', ages, false),
    ];
  });
}

/** Every day that matters in a workspace, gathered from the rooms that own it. Stores nothing. */
export function createCalendarService(dependencies: CalendarDependencies): CalendarService {
  return {
    list: (soon = null) => {
      const today = dependencies.today();
      const entries = inOrder(
        [planDays, assessmentDays, targetDays, documentDays].flatMap((gather) =>
          gather(dependencies, today, soon),
        ),
      );
      if (soon === null) return entries;
      return firstOfBoth(
        entries.filter(({ on }) => on <= soon.until),
        soon.lines,
      );
    },
  };
}
