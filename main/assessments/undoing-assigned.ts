import { z } from 'zod';
import { type Assignment, assignment } from '../../shared/assessments';
import { canonicalJson } from '../../shared/kernel';
import type { Undoer, UndoneChange } from '../database';
import { listAnsweringAgencies } from './answers-repository';
import {
  deleteAssignment,
  deleteParticipant,
  listAssignments,
  listParticipants,
  saveAssignment,
  saveParticipant,
} from './assignments-repository';
import type { AssessmentsDependencies } from './dependencies';
import { getAskedItems } from './open-assessment';
import { findAssessment } from './repository';

const read = (json: string | null): Assignment | null =>
  json === null ? null : assignment.parse(JSON.parse(json));
const asText = (one: Assignment | null) => (one === null ? null : canonicalJson(one));

/** Takes back who was asked what. Whatever was arranged for an item since leaves the whole step as it is. */
export function createAssignedUndoer(dependencies: AssessmentsDependencies): Undoer {
  const { db, editions, announce } = dependencies;

  const putOneBack = (assessmentId: string, { before, after }: UndoneChange): UndoneChange[] => {
    const [was, is] = [read(before), read(after)];
    const key = was ?? is;
    if (key === null) return [];
    const present = listAssignments(db, assessmentId).find(
      ({ itemId, agencyId }) => itemId === key.itemId && agencyId === key.agencyId,
    );
    if (was === null) deleteAssignment(db, assessmentId, key);
    else saveAssignment(db, assessmentId, was);
    const change = { field: 'assigned', before: asText(present ?? null), after: asText(was) };
    return change.before === change.after ? [] : [change];
  };

  /** An agency that began to take part goes again where it is asked nothing, has no day and has said nothing; one that went comes back. */
  const putPartBack = (assessmentId: string, { before, after }: UndoneChange): UndoneChange[] => {
    const agencyId = z.string().parse(JSON.parse(before ?? after ?? 'null'));
    const part = listParticipants(db, assessmentId).find((one) => one.agencyId === agencyId);
    if (before !== null) {
      if (part !== undefined) return [];
      saveParticipant(db, assessmentId, agencyId, null);
      return [{ field: 'takesPart', before: null, after: before }];
    }
    const isBusy =
      part?.dueOn !== null ||
      listAssignments(db, assessmentId).some((one) => one.agencyId === agencyId) ||
      listAnsweringAgencies(db, assessmentId).includes(agencyId);
    if (isBusy) return [];
    deleteParticipant(db, assessmentId, agencyId);
    return [{ field: 'takesPart', before: after, after: null }];
  };

  return {
    takes: ({ field }) => field === 'assigned' || field === 'takesPart',
    isFixed: (id) => findAssessment(db, id)?.status !== 'open',
    piecesOf: ({ field, before, after }) => {
      if (field === 'takesPart') return [before, after].flatMap((json) => json ?? []);
      if (field !== 'assigned') return null;
      // The item, for who leads it says something of everybody who is asked.
      return [...new Set([read(before), read(after)].flatMap((one) => one?.itemId ?? []))];
    },
    putBack: (id, changes) => {
      const assessment = findAssessment(db, id);
      if (assessment === undefined) return null;
      if (assessment.status !== 'open') return 'frozen';
      const asked = new Set(getAskedItems(editions, assessment));
      const comeBack = changes.flatMap(({ field, before }) =>
        field === 'assigned' ? (read(before) ?? []) : [],
      );
      const parts = new Set([
        ...listParticipants(db, id).map(({ agencyId }) => agencyId),
        ...changes.flatMap(({ field, before }) =>
          field === 'takesPart' && before !== null ? z.string().parse(JSON.parse(before)) : [],
        ),
      ]);
      if (comeBack.some((one) => !asked.has(one.itemId) || !parts.has(one.agencyId))) return 'clash';
      const of = (wanted: string, isBack: (before: string | null) => boolean) =>
        changes.filter(({ field, before }) => field === wanted && isBack(before));
      // Nobody is asked who does not take part.
      return [
        ...of('takesPart', (before) => before !== null).flatMap((change) => putPartBack(id, change)),
        ...of('assigned', () => true).flatMap((change) => putOneBack(id, change)),
        ...of('takesPart', (before) => before === null).flatMap((change) => putPartBack(id, change)),
      ];
    },
    nameOf: () => '',
    placeOf: (id) => id,
    onUndone: (ids) => announce({ name: 'assessments.changed', ids: [...ids] }),
  };
}
