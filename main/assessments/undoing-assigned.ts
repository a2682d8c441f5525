import { z } from 'zod';
import { type Assignment, assignment, type Participant, participant } from '../../shared/assessments';
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
const readAgency = (json: string | null): string | null =>
  json === null ? null : z.string().parse(JSON.parse(json));
const readPart = (json: string | null): Participant | null =>
  json === null ? null : participant.parse(JSON.parse(json));
const asText = (one: Assignment | null) => (one === null ? null : canonicalJson(one));
const keyOf = ({ itemId, agencyId }: Assignment) => `${itemId} ${agencyId}`;

/** What changes of one agency and one item led from and to, whatever lay between; they come the newest first. */
function inSum(changes: readonly UndoneChange[]) {
  const ofOne = Map.groupBy(changes, ({ before, after }) => {
    const one = read(before) ?? read(after);
    return one === null ? '' : keyOf(one);
  });
  return [...ofOne].map(([key, all]) => ({
    key,
    was: read(all.at(-1)?.before ?? null),
    is: read(all[0]?.after ?? null),
  }));
}

/** From which day to which changes of one agency led; they come the newest first. */
function daysInSum(changes: readonly UndoneChange[]) {
  const ofOne = Map.groupBy(changes, ({ before, after }) => readPart(after ?? before)?.agencyId ?? '');
  return [...ofOne].map(([agencyId, all]) => ({
    agencyId,
    was: readPart(all.at(-1)?.before ?? null)?.dueOn ?? null,
    is: readPart(all[0]?.after ?? null)?.dueOn ?? null,
  }));
}

/**
 * Takes back who was asked what, and until when. Whatever was arranged for an item since leaves the whole step as it is, also where nothing notes it
 * item by item, as a pack does.
 */
export function createAssignedUndoer(dependencies: AssessmentsDependencies): Undoer {
  const { db, editions, announce, wasSentSheet = () => false } = dependencies;

  /** What is to be written so that all is as it was, or `clash` where something else is there than these changes left. */
  const planned = (assessmentId: string, changes: readonly UndoneChange[]) => {
    const present = new Map(listAssignments(db, assessmentId).map((one) => [keyOf(one), one]));
    const sums = inSum(changes);
    if (sums.some(({ key, is }) => asText(present.get(key) ?? null) !== asText(is))) return 'clash';
    const moved = sums.filter(({ was, is }) => asText(was) !== asText(is));
    const afterwards = new Map(present);
    for (const { key, was } of moved)
      if (was === null) afterwards.delete(key);
      else afterwards.set(key, was);
    const items = new Set(moved.flatMap(({ was }) => (was?.isLead ? was.itemId : [])));
    const leads = [...afterwards.values()].filter(({ itemId, isLead }) => isLead && items.has(itemId));
    return leads.length > items.size ? 'clash' : moved;
  };

  const putOneBack = (assessmentId: string, was: Assignment | null, is: Assignment | null): UndoneChange => {
    if (was !== null) saveAssignment(db, assessmentId, was);
    else if (is !== null) deleteAssignment(db, assessmentId, is);
    return { field: 'assigned', before: asText(is), after: asText(was) };
  };

  /** The days that are to be written, or `clash` where an agency has another than these changes left, or takes no part. */
  const plannedDays = (
    changes: readonly UndoneChange[],
    dayOf: ReadonlyMap<string, string | null>,
  ): ReturnType<typeof daysInSum> | 'clash' => {
    const moved = daysInSum(changes).filter(({ was, is }) => was !== is);
    return moved.some(({ agencyId, is }) => dayOf.get(agencyId) !== is) ? 'clash' : moved;
  };

  const putDayBack = (
    assessmentId: string,
    { agencyId, was, is }: ReturnType<typeof daysInSum>[number],
  ): UndoneChange => {
    saveParticipant(db, assessmentId, agencyId, was);
    const day = (dueOn: string | null) => canonicalJson({ agencyId, dueOn });
    return { field: 'dueOn', before: day(is), after: day(was) };
  };

  const isBusy = (assessmentId: string, agencyId: string, dueOn: string | null) =>
    dueOn !== null ||
    listAssignments(db, assessmentId).some((one) => one.agencyId === agencyId) ||
    listAnsweringAgencies(db, assessmentId).includes(agencyId) ||
    wasSentSheet(assessmentId, agencyId);

  /** One that began to take part goes again where it is asked nothing, has no day, has no sheet and has said nothing; one that went comes back. */
  const putPartBack = (assessmentId: string, { before, after }: UndoneChange): UndoneChange[] | 'busy' => {
    const agencyId = readAgency(before ?? after) ?? '';
    const part = listParticipants(db, assessmentId).find((one) => one.agencyId === agencyId);
    if (before !== null) {
      if (part !== undefined) return [];
      saveParticipant(db, assessmentId, agencyId, null);
      return [{ field: 'takesPart', before: null, after: before }];
    }
    if (part === undefined) return [];
    if (isBusy(assessmentId, agencyId, part.dueOn)) return 'busy';
    deleteParticipant(db, assessmentId, agencyId);
    return [{ field: 'takesPart', before: after, after: null }];
  };

  return {
    takes: ({ field }) => field === 'assigned' || field === 'takesPart' || field === 'dueOn',
    isFixed: (id) => findAssessment(db, id)?.status !== 'open',
    piecesOf: ({ field, before, after }) => {
      if (field === 'takesPart') return [before, after].flatMap((json) => json ?? []);
      if (field === 'dueOn') return [readPart(after ?? before)?.agencyId ?? ''];
      if (field !== 'assigned') return null;
      // The item, for who leads it says something of everybody who is asked.
      return [...new Set([read(before), read(after)].flatMap((one) => one?.itemId ?? []))];
    },
    putBack: (id, changes) => {
      const assessment = findAssessment(db, id);
      if (assessment === undefined) return null;
      if (assessment.status !== 'open') return 'frozen';
      const asked = new Set(getAskedItems(editions, assessment));
      const [parts = [], assigned = [], days = []] = ['takesPart', 'assigned', 'dueOn'].map((wanted) =>
        changes.filter(({ field }) => field === wanted),
      );
      const moved = planned(id, assigned);
      if (moved === 'clash') return 'clash';
      const comes = parts.flatMap(({ before }) => readAgency(before) ?? []);
      const there = new Map([
        ...comes.map((agencyId) => [agencyId, null] as const),
        ...listParticipants(db, id).map(({ agencyId, dueOn }) => [agencyId, dueOn] as const),
      ]);
      const movedDays = plannedDays(days, there);
      if (movedDays === 'clash') return 'clash';
      if (moved.some(({ was }) => was !== null && !(asked.has(was.itemId) && there.has(was.agencyId))))
        return 'clash';
      // Nobody is asked who does not take part, and who leads comes when nobody else does any more.
      const began = parts.filter(({ before }) => before !== null).map((one) => putPartBack(id, one));
      const putDays = movedDays.map((one) => putDayBack(id, one));
      const put = moved
        .toSorted((one, other) => Number(one.was?.isLead ?? false) - Number(other.was?.isLead ?? false))
        .map(({ was, is }) => putOneBack(id, was, is));
      const ended = parts.filter(({ before }) => before === null).map((one) => putPartBack(id, one));
      const isKept = ended.includes('busy');
      const made = [...began.flat(), ...putDays, ...put, ...ended.flat()].filter((one) => one !== 'busy');
      return made.length === 0 && isKept ? 'edited' : made;
    },
    nameOf: () => '',
    placeOf: (id) => id,
    onUndone: (ids) => announce({ name: 'assessments.changed', ids: [...ids] }),
  };
}
