import {
  type Agency,
  type AgencyFields,
  type AgencyHistoryEntry,
  agencyFields,
  appoint,
  type NewFocalPoint,
  validateAgency,
} from '../../shared/agencies';
import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, canonicalJson, isAppError, type NewId } from '../../shared/kernel';
import type { MemberCode } from '../../shared/vocabulary';
import { appendHistory, type Db, listHistory, type Undoer } from '../database';
import { findAgency, listAgencies, saveAgency, saveFocalPoint } from './repository';

/** Fields to change; one that is absent or undefined stays as it is. */
export type AgencyChanges = {
  readonly [F in Exclude<keyof AgencyFields, 'state'>]?: AgencyFields[F] | undefined;
};

export interface AgenciesService {
  /** By short name; agencies that have ended are among them. */
  list(state?: MemberCode | null): Agency[];
  find(agencyId: string): Agency | undefined;
  /** @throws AppError `agencies.short-name-taken`, `agencies.dates-reversed`. */
  create(fields: AgencyFields): Agency;
  /** @throws AppError `agencies.not-found`, and as `create`. */
  update(agencyId: string, changes: AgencyChanges): Agency;
  /** @throws AppError `agencies.not-found`, `agencies.appointed-earlier` with `date`. */
  appoint(agencyId: string, person: NewFocalPoint): Agency;
  /** @throws AppError `agencies.not-found`, `agencies.dates-reversed`. */
  endDuty(agencyId: string, focalPointId: string, until: string): Agency;
  /** Oldest first. @throws AppError `agencies.not-found`. */
  history(agencyId: string): AgencyHistoryEntry[];
  /** How what was written of an agency is taken back; persons and their duties are ended, never taken back. */
  readonly undoer: Undoer;
}

export interface AgenciesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
}

/** The register of agencies. Nothing in it is ever deleted: an agency ends, a duty ends. */
export function createAgenciesService(dependencies: AgenciesDependencies): AgenciesService {
  const { db, clock, newId, actor, announce } = dependencies;

  const get = (agencyId: string): Agency => {
    const found = findAgency(db, agencyId);
    if (found === undefined) throw new AppError('agencies.not-found');
    return found;
  };
  const assertNameFree = ({ id, state, shortName }: Pick<Agency, 'id' | 'state' | 'shortName'>) => {
    const same = shortName.toLocaleLowerCase();
    const taken = listAgencies(db, state).some(
      (other) => other.id !== id && other.shortName.toLocaleLowerCase() === same,
    );
    if (taken) throw new AppError('agencies.short-name-taken', { name: shortName });
  };
  const note = (
    agencyId: string,
    field: string,
    before: string | null,
    after: string | null,
    at: string = clock(),
  ) =>
    appendHistory(db, {
      at,
      actor: actor(),
      entity: 'agency',
      entityId: agencyId,
      field,
      before,
      after,
    });
  const change = (work: () => string): Agency => {
    const id = db.transaction(work);
    announce({ name: 'agencies.changed', ids: [id] });
    return get(id);
  };

  return {
    list: (state = null) => listAgencies(db, state),
    find: (agencyId) => findAgency(db, agencyId),

    create: (fields) =>
      change(() => {
        validateAgency(fields);
        const at = clock();
        const agency: Agency = { id: newId(), ...fields, focalPoints: [], createdAt: at, updatedAt: at };
        assertNameFree(agency);
        saveAgency(db, agency);
        note(agency.id, 'created', null, canonicalJson(fields));
        return agency.id;
      }),

    update: (agencyId, changes) =>
      change(() => {
        const present = get(agencyId);
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
        const next: Agency = { ...present, ...given };
        validateAgency(next);
        assertNameFree(next);
        const fields = (Object.keys(given) as (keyof typeof changes)[]).filter(
          (field) => canonicalJson(present[field]) !== canonicalJson(next[field]),
        );
        if (fields.length === 0) return agencyId;
        // One moment for all fields: what was saved together is one step, and is taken back together.
        const at = clock();
        saveAgency(db, { ...next, updatedAt: at });
        for (const field of fields)
          note(agencyId, field, canonicalJson(present[field]), canonicalJson(next[field]), at);
        return agencyId;
      }),

    appoint: (agencyId, person) =>
      change(() => {
        const present = get(agencyId);
        const { ended, appointed } = appoint(present.focalPoints, { ...person, id: newId() });
        const at = clock();
        if (ended !== null) {
          saveFocalPoint(db, agencyId, ended);
          note(agencyId, 'dutyEnded', canonicalJson({ ...ended, until: null }), canonicalJson(ended), at);
        }
        saveFocalPoint(db, agencyId, appointed);
        note(agencyId, 'appointed', null, canonicalJson(appointed), at);
        return agencyId;
      }),

    endDuty: (agencyId, focalPointId, until) =>
      change(() => {
        const person = get(agencyId).focalPoints.find(({ id }) => id === focalPointId);
        if (person === undefined) throw new AppError('agencies.not-found');
        if (until < person.from) throw new AppError('agencies.dates-reversed');
        const ended = { ...person, until };
        saveFocalPoint(db, agencyId, ended);
        note(agencyId, 'dutyEnded', canonicalJson(person), canonicalJson(ended));
        return agencyId;
      }),

    history: (agencyId) => {
      get(agencyId);
      return listHistory(db, 'agency', agencyId);
    },

    undoer: {
      takes: ({ field }) => Object.hasOwn(agencyFields.shape, field),
      putBack: (agencyId, changes, at) => {
        const present = findAgency(db, agencyId);
        if (present === undefined) return null;
        const before = Object.fromEntries(
          changes.map((change) => [change.field, change.before === null ? null : JSON.parse(change.before)]),
        );
        const next: Agency = { ...present, ...before, updatedAt: at };
        try {
          validateAgency(next);
          assertNameFree(next);
        } catch (cause) {
          if (isAppError(cause)) return 'clash';
          throw cause;
        }
        saveAgency(db, next);
        return changes.map(({ field, before: was, after: is }) => ({ field, before: is, after: was }));
      },
      nameOf: (agencyId) => findAgency(db, agencyId)?.shortName ?? '',
      onUndone: (ids) => announce({ name: 'agencies.changed', ids: [...ids] }),
    },
  };
}
