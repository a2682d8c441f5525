import { type Agency, byShortName } from '../../shared/agencies';
import {
  type AgencyProgress,
  type AssignedAs,
  type Assignment,
  assignmentsByRole,
  type DepartedAgency,
  missingAssignments,
  type Participation,
  progressOf,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import { appendHistory } from '../database';
import { listAnswerStamps } from './answers-repository';
import {
  deleteAssignment,
  listAssignments,
  listParticipants,
  saveAssignment,
  saveParticipant,
} from './assignments-repository';
import { listDeparted } from './departed';
import type { AssessmentsDependencies } from './dependencies';
import type { KnownAnswers } from './known-answers';
import {
  answersInOrder,
  findAskedItems,
  getAskedItems,
  getAssessment,
  getEdition,
  getOpenAssessment,
} from './open-assessment';
import type { AssessmentHead } from './repository';

export interface Assigning {
  /** Who is asked what of the items that the edition of now asks. @throws AppError `assessments.not-found`. */
  participation(assessmentId: string): Participation;
  /**
   * Lets agencies take part and asks each the items of its roles; what was arranged stays.
   *
   * @throws AppError `assessments.not-found`, `assessments.frozen`, `assessments.edition-unknown`; `agencies.not-found` also for an
   * agency of another State.
   */
  assignByRole(assessmentId: string, agencyIds: readonly string[]): Participation;
  /** Sets single cells. @throws AppError as `assignByRole`; `assessments.item-not-asked`. */
  assign(
    assessmentId: string,
    changes: readonly { readonly itemId: string; readonly agencyId: string; readonly as: AssignedAs }[],
  ): Participation;
  /** @throws AppError as `assignByRole`. */
  setDueDate(assessmentId: string, agencyId: string, dueOn: string | null): Participation;
  /**
   * Agencies that have ended: of the year before with what nobody leads now, of this year with what they owe.
   *
   * @throws AppError `assessments.not-found`, `assessments.answer-damaged`.
   */
  departed(assessmentId: string): DepartedAgency[];
  /** Counts over the items each agency is asked. @throws AppError `assessments.answer-damaged` and as `participation`. */
  agencyProgress(assessmentId: string): AgencyProgress[];
}

/** Use cases of asking: which agency answers which item, who leads, until when. */
export function createAssigning(dependencies: AssessmentsDependencies, known: KnownAnswers): Assigning {
  const { db, clock, editions, actor, agencies, announce } = dependencies;

  const participation = (assessmentId: string): Participation => {
    const assessment = getAssessment(dependencies, assessmentId);
    const all = listAssignments(db, assessmentId);
    const asked = new Set(findAskedItems(editions, assessment) ?? all.map(({ itemId }) => itemId));
    return {
      participants: listParticipants(db, assessmentId),
      // Who was asked what another edition asks is kept for the way back, and counts nowhere.
      assignments: all
        .filter(({ itemId }) => asked.has(itemId))
        .sort((a, b) => (a.itemId + a.agencyId < b.itemId + b.agencyId ? -1 : 1)),
    };
  };

  const agencyOf = (assessment: AssessmentHead, agencyId: string): Agency => {
    const found = agencies.find(agencyId);
    if (found === undefined || found.state !== assessment.state) throw new AppError('agencies.not-found');
    return found;
  };

  /** What is done in one act. Its entries carry one moment, so that many items assigned at once are one step, with one way back. */
  const stepOf = (assessmentId: string) => {
    const at = clock();
    const note = (field: string, before: string | null, after: string | null) =>
      appendHistory(db, {
        ...{ at, actor: actor(), entity: 'assessment', entityId: assessmentId, field, before, after },
      });

    const join = (agencyId: string) => {
      if (listParticipants(db, assessmentId).some((one) => one.agencyId === agencyId)) return;
      saveParticipant(db, assessmentId, agencyId, null);
      note('takesPart', null, canonicalJson(agencyId));
    };

    const write = (present: readonly Assignment[], next: Assignment) => {
      const before = present.find((one) => one.itemId === next.itemId && one.agencyId === next.agencyId);
      const lead = next.isLead
        ? present.find((one) => one.itemId === next.itemId && one.isLead && one.agencyId !== next.agencyId)
        : undefined;
      if (lead !== undefined) {
        saveAssignment(db, assessmentId, { ...lead, isLead: false });
        note('assigned', canonicalJson(lead), canonicalJson({ ...lead, isLead: false }));
      }
      saveAssignment(db, assessmentId, next);
      note('assigned', before === undefined ? null : canonicalJson(before), canonicalJson(next));
    };

    return { note, join, write };
  };
  type Step = ReturnType<typeof stepOf>;

  const change = (
    assessmentId: string,
    work: (assessment: AssessmentHead, step: Step) => void,
  ): Participation => {
    const step = stepOf(assessmentId);
    db.transaction(() => work(getOpenAssessment(dependencies, assessmentId), step));
    announce({ name: 'assessments.changed', ids: [assessmentId] });
    return participation(assessmentId);
  };

  return {
    participation,
    departed: (assessmentId) => listDeparted(dependencies, assessmentId, known),

    assignByRole: (assessmentId, agencyIds) =>
      change(assessmentId, (assessment, { join, write }) => {
        const chosen = agencyIds.map((id) => agencyOf(assessment, id));
        const asked = new Set(getAskedItems(editions, assessment));
        const items = getEdition(editions, assessment).items.filter(({ id }) => asked.has(id));
        const present = listAssignments(db, assessmentId);
        for (const { id } of chosen) join(id);
        for (const one of missingAssignments(present, assignmentsByRole(items, chosen))) write(present, one);
      }),

    assign: (assessmentId, changes) =>
      change(assessmentId, (assessment, { note, join, write }) => {
        const asked = new Set(getAskedItems(editions, assessment));
        for (const agencyId of new Set(changes.map((one) => one.agencyId))) {
          agencyOf(assessment, agencyId);
          if (changes.some((one) => one.agencyId === agencyId && one.as !== 'not-asked')) join(agencyId);
        }
        const byItem = Map.groupBy(listAssignments(db, assessmentId), ({ itemId }) => itemId);
        for (const { itemId, agencyId, as } of changes) {
          if (!asked.has(itemId)) throw new AppError('assessments.item-not-asked', { item: itemId });
          const present = byItem.get(itemId) ?? [];
          const before = present.find((one) => one.agencyId === agencyId);
          const others = present.filter((one) => one !== before);
          if (as === 'not-asked') {
            if (before === undefined) continue;
            deleteAssignment(db, assessmentId, { itemId, agencyId });
            note('assigned', canonicalJson(before), null);
            byItem.set(itemId, others);
          } else if (before === undefined || before.isLead !== (as === 'lead')) {
            const isLead = as === 'lead';
            write(present, { itemId, agencyId, isLead });
            const rest = isLead ? others.map((one) => ({ ...one, isLead: false })) : others;
            byItem.set(itemId, [...rest, { itemId, agencyId, isLead }]);
          }
        }
      }),

    setDueDate: (assessmentId, agencyId, dueOn) =>
      change(assessmentId, (assessment, { note, join }) => {
        agencyOf(assessment, agencyId);
        join(agencyId);
        const before = listParticipants(db, assessmentId).find((one) => one.agencyId === agencyId)?.dueOn;
        if (before === dueOn) return;
        saveParticipant(db, assessmentId, agencyId, dueOn);
        note('dueOn', canonicalJson({ agencyId, dueOn: before ?? null }), canonicalJson({ agencyId, dueOn }));
      }),

    agencyProgress: (assessmentId) => {
      const { participants, assignments } = participation(assessmentId);
      const byAgency = Map.groupBy(assignments, ({ agencyId }) => agencyId);
      const stamps = new Map(listAnswerStamps(db, assessmentId).map((stamp) => [stamp.agencyId, stamp]));
      const shortNames = new Map(
        participants.map(({ agencyId: id }) => [id, agencies.find(id)?.shortName ?? '']),
      );
      const named = ({ agencyId }: { readonly agencyId: string }) => ({
        shortName: shortNames.get(agencyId) ?? '',
      });
      const inOrder = participants.toSorted((one, other) => byShortName(named(one), named(other)));
      return inOrder.map(({ agencyId, dueOn }) => {
        const mine = byAgency.get(agencyId) ?? [];
        const stamp = stamps.get(agencyId);
        const answers = stamp === undefined ? [] : known.answersOf(assessmentId, stamp);
        const asked = mine.map(({ itemId }) => itemId);
        return {
          agencyId,
          dueOn,
          leads: mine.filter(({ isLead }) => isLead).length,
          progress: progressOf(answersInOrder(asked, answers)),
        };
      });
    },
  };
}
