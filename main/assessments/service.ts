import {
  type Answer,
  type Assessment,
  type AssessmentSummary,
  type ChangedEvidence,
  type CitedPlace,
  type Contribution,
  type Finding,
  type HistoryEntry,
  historyEntry,
  isTouched,
  progressOf,
  type Scope,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import type { MemberCode } from '../../shared/vocabulary';
import { appendHistory, listHistory, type Undoer } from '../database';
import { type Answering, createAnswering } from './answering';
import { findAnswerId, listAnsweringAgencies, listAnswers } from './answers-repository';
import { type Assigning, createAssigning } from './assigning';
import { listAssignments } from './assignments-repository';
import { checkAssessment } from './checking';
import {
  countRestingAnswers,
  type LiveCitation,
  listCitedPlaces,
  listCiting,
  listLiveCitations,
  listResting,
  listRestingItems,
  type RestingCitation,
  type RestingTally,
  type RestingWanted,
  tallyResting,
} from './citations-repository';
import { listAgencyValues, listContributions } from './contributing';
import { listCounts } from './counts-repository';
import { createDeciding, type Deciding } from './deciding';
import type { AssessmentsDependencies } from './dependencies';
import { createEvidenceKeeping, type EvidenceKeeping } from './evidence';
import { assertDateFree, createFreezing, type Freezing } from './freezing';
import { createKnownAnswers, readAnswersOf } from './known-answers';
import { createMoving, type Moving } from './moving';
import {
  answersInOrder,
  findAskedItems,
  getAskedItems,
  getAssessment,
  getOpenAssessment,
  rememberingLibrary,
  withPresentTitles,
} from './open-assessment';
import { createReceiving, type Receiving } from './receiving';
import {
  type AssessmentHead,
  countAnswers,
  deleteAssessment,
  deleteCarried,
  insertAssessment,
  listAnswerIds,
  listAssessments,
} from './repository';
import { createAnswerUndoer } from './undoing';
import { createAssignedUndoer } from './undoing-assigned';
import type { Place } from './writing';

/** What a new assessment is about. */
export interface NewAssessment {
  readonly state: MemberCode;
  readonly questionnaire: string;
  readonly edition: string;
  readonly scope: Scope;
  readonly referenceDate: string;
}

export interface AssessmentsService
  extends Answering,
    Assigning,
    Deciding,
    EvidenceKeeping,
    Freezing,
    Moving,
    Receiving {
  /** All assessments with their counts, newest reference date first. Reads no answers, so a damaged one does not hide the list. */
  list(): AssessmentSummary[];
  /**
   * An empty assessment: every item untouched.
   *
   * @throws AppError `assessments.edition-unknown`; `assessments.date-taken` when the State has one of this scope on that date.
   */
  create(input: NewAssessment): Assessment;
  /** Takes away an open assessment to which nothing belongs but what was carried over when it was begun. @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.not-empty` */
  takeAway(assessmentId: string): void;
  /**
   * The national answers; for an agency its own: on the items it is asked, and what it has answered besides.
   *
   * @throws AppError `assessments.not-found`, `assessments.answer-damaged` with `items`, `assessments.edition-unknown`.
   */
  get(assessmentId: string, agencyId?: string | null): Assessment;
  /**
   * What every agency says now, agencies by short name. What was checked once is not checked again while nothing is saved; `fresh`
   * reads and checks all of it.
   *
   * @throws AppError as `get`.
   */
  contributions(assessmentId: string, fresh?: boolean): Contribution[];
  /**
   * What agencies of the whole State say this year, by item: the sides of a disagreement. What was checked once is not checked again while
   * nothing is saved.
   *
   * @throws AppError as `get`.
   */
  agencyValues(assessmentId: string): ReadonlyMap<string, readonly Answer['value'][]>;
  /** What is worth a look before freezing. @throws AppError as `get`; `assessments.decision-damaged`. */
  check(assessmentId: string): Finding[];
  /** Everything that ever happened to one answer, oldest first. @throws AppError `assessments.not-found`. */
  history(place: Place): HistoryEntry[];
  /** Where a version is cited, newest assessment first, then by page. */
  citationsOf(versionId: string): CitedPlace[];
  /** Assessments in which an answer cites one of some versions. */
  citing(versionIds: readonly string[]): string[];
  /** Citations of some versions, with what decides whether somebody has to look at them again. */
  resting(versionIds: readonly string[], wanted?: RestingWanted): RestingCitation[];
  /** Counts of what `resting` gives, by version and status. */
  tallyResting(versionIds: readonly string[], wanted?: Pick<RestingWanted, 'itemId'>): RestingTally[];
  /** The items of open assessments whose national answer cites one of some versions. */
  restingItems(
    versionIds: readonly string[],
    wanted?: Pick<RestingWanted, 'itemId'>,
  ): ReturnType<typeof listRestingItems>;
  /** How many answers of open assessments cite one of some versions, by a citation that is not among those left out. */
  countRestingAnswers(versionIds: readonly string[], leftOut: readonly string[]): number;
  /** What the answers of open assessments cite, each version once an answer. */
  liveCitations(): LiveCitation[];
  /** What happened to texts that the answers on an item of an assessment cite, as far as nobody has decided about it. */
  changedEvidence(assessmentId: string, itemId: string): ChangedEvidence[];
  /** Agencies that have answered something. */
  answeringAgencies(assessmentId: string): string[];
  /** Reads and checks what an agency has answered, and counts it. @throws AppError `assessments.answer-damaged` with `items`. */
  countSound(assessmentId: string, agencyId: string): number;
  /** Reads and checks some answers of agencies, ahead of being asked. False when nothing was left. */
  readSome(): boolean;
  /** Answers were written or taken back past this service: nothing that was read before counts. */
  forgetRead(): void;
  /** How what was written of answers, and who was asked what, is taken back, by the entity of the history. */
  readonly undoers: Readonly<Record<'answer' | 'agency-answer' | 'assessment', Undoer>>;
}

/** Whether nobody did anything in an assessment since it was begun from the year before, nor sent it to others, who may do. */
function holdsOnlyCarried(
  { db, isDecidedAbout = () => false, wasInPack = () => false }: AssessmentsDependencies,
  assessmentId: string,
): boolean {
  const onlyHolds = (entity: 'assessment' | 'answer' | 'agency-answer', id: string, wanted: string) => {
    const entries = listHistory(db, entity, id);
    return entries.length === 1 && entries[0]?.field === wanted;
  };
  const { national, agencies, citations } = listAnswerIds(db, assessmentId);
  return (
    onlyHolds('assessment', assessmentId, 'startedFrom') &&
    national.every((id) => onlyHolds('answer', id, 'carriedOver')) &&
    agencies.every((id) => onlyHolds('agency-answer', id, 'carriedOver')) &&
    !citations.some(isDecidedAbout) &&
    !wasInPack(assessmentId)
  );
}

/** Assessments of States: answers with their evidence and history, frozen once a year, carried on to the next. */
export function createAssessmentsService(dependencies: AssessmentsDependencies): AssessmentsService {
  const { db, clock, newId, editions, library, actor, announce } = dependencies;
  const known = createKnownAnswers(db);

  return {
    ...createAnswering(dependencies),
    ...createAssigning(dependencies, known),
    ...createDeciding(dependencies),
    ...createEvidenceKeeping(dependencies),
    ...createFreezing(dependencies),
    ...createMoving(dependencies),
    ...createReceiving(dependencies),

    list: () => {
      const heads = listAssessments(db);
      const kept = listCounts(db);
      const frozenCounts = (head: AssessmentHead) => kept.get(head.snapshotId ?? '');
      const counted = countAnswers(
        db,
        heads.filter((head) => frozenCounts(head) === undefined).map(({ id }) => id),
      );
      const nothing = {
        levels: 0,
        notApplicable: 0,
        notKnown: 0,
        unconfirmed: 0,
        disputed: 0,
        withEvidence: 0,
      };
      return heads.map((head) => {
        const asFrozen = frozenCounts(head);
        if (asFrozen !== undefined) return { ...head, progress: asFrozen };
        const counts = counted.get(head.id) ?? nothing;
        const given =
          counts.levels + counts.notApplicable + counts.notKnown + counts.disputed + counts.unconfirmed;
        const asked = findAskedItems(editions, head)?.length ?? given;
        return { ...head, progress: { ...counts, asked, notAnswered: asked - given } };
      });
    },

    create: (input) => {
      const assessment = db.transaction((): Assessment => {
        const asked = getAskedItems(editions, input);
        assertDateFree(dependencies, input);
        const at = clock();
        const head: AssessmentHead = {
          id: newId(),
          state: input.state,
          questionnaire: input.questionnaire,
          edition: input.edition,
          scope: input.scope,
          referenceDate: input.referenceDate,
          status: 'open',
          basedOn: null,
          snapshotId: null,
          createdAt: at,
          updatedAt: at,
        };
        insertAssessment(db, head);
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'assessment',
          entityId: head.id,
          field: 'created',
          before: null,
          after: canonicalJson({ ...input }),
        });
        const answers = answersInOrder(asked, []);
        return { ...head, answers, progress: progressOf(answers) };
      });
      announce({ name: 'assessments.changed', ids: [assessment.id] });
      return assessment;
    },

    takeAway: (assessmentId) => {
      db.transaction(() => {
        const { state, questionnaire, edition, scope, referenceDate, basedOn } = getOpenAssessment(
          dependencies,
          assessmentId,
        );
        const isAsCarried = basedOn !== null && holdsOnlyCarried(dependencies, assessmentId);
        const isGone = isAsCarried ? deleteCarried(db, assessmentId) : deleteAssessment(db, assessmentId);
        if (!isGone) throw new AppError('assessments.not-empty');
        const at = clock();
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'assessment',
          entityId: assessmentId,
          field: 'removedAt',
          before: canonicalJson({
            ...{ state, questionnaire, edition, scope, referenceDate },
            ...(basedOn === null ? {} : { basedOn }),
          }),
          after: at,
        });
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
    },

    get: (assessmentId, agencyId = null) => {
      const head = getAssessment(dependencies, assessmentId);
      const titles = rememberingLibrary(library);
      const stored = listAnswers(db, { assessmentId, agencyId }).map(({ answer }) =>
        withPresentTitles(titles, answer),
      );
      const all = answersInOrder(getAskedItems(editions, head), stored);
      if (agencyId === null) return { ...head, answers: all, progress: progressOf(all) };
      const asked = new Set(
        listAssignments(db, assessmentId)
          .filter((one) => one.agencyId === agencyId)
          .map(({ itemId }) => itemId),
      );
      const answers = all.filter((answer) => asked.has(answer.itemId) || isTouched(answer));
      return { ...head, answers, progress: progressOf(answers) };
    },

    check: (assessmentId) => checkAssessment(dependencies, assessmentId, known),

    contributions: (assessmentId, fresh = false) =>
      listContributions(dependencies, getAssessment(dependencies, assessmentId), fresh ? undefined : known),

    agencyValues: (assessmentId) =>
      listAgencyValues(dependencies, getAssessment(dependencies, assessmentId).id, known),

    citationsOf: (versionId) => listCitedPlaces(db, versionId),
    citing: (versionIds) => listCiting(db, versionIds),
    liveCitations: () => listLiveCitations(db),
    resting: (versionIds, wanted) => listResting(db, versionIds, wanted),
    tallyResting: (versionIds, wanted) => tallyResting(db, versionIds, wanted),
    restingItems: (versionIds, wanted) => listRestingItems(db, versionIds, wanted),
    countRestingAnswers: (versionIds, leftOut) => countRestingAnswers(db, versionIds, leftOut),
    changedEvidence: (assessmentId, itemId) => [
      ...(dependencies.changedEvidence?.(assessmentId, itemId) ?? []),
    ],
    forgetRead: known.forget,
    readSome: known.readSome,
    answeringAgencies: (assessmentId) => listAnsweringAgencies(db, assessmentId),
    countSound: (assessmentId, agencyId) =>
      readAnswersOf(db, assessmentId, agencyId).filter(isTouched).length,
    undoers: {
      answer: createAnswerUndoer(dependencies, 'national'),
      'agency-answer': createAnswerUndoer(dependencies, 'agencies'),
      assessment: createAssignedUndoer(dependencies),
    },

    history: ({ assessmentId, itemId, agencyId = null }) => {
      getAssessment(dependencies, assessmentId);
      const id = findAnswerId(db, { assessmentId, agencyId }, itemId);
      const entity = agencyId === null ? 'answer' : 'agency-answer';
      return id === undefined ? [] : listHistory(db, entity, id).map((entry) => historyEntry.parse(entry));
    },
  };
}
