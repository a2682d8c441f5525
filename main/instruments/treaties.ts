import type { AppEvent } from '../../shared/app';
import {
  type JoinedTreaty,
  type TreatyStatusEntry,
  type TreatyStatusFields,
  treatyStatusFields,
} from '../../shared/instruments';
import { AppError, type Clock } from '../../shared/kernel';
import type { MemberCode } from '../../shared/vocabulary';
import { appendHistory, type Db, listHistory, type Undoer } from '../database';
import type { InstrumentTable } from './load';
import { deleteTreatyStatus, listTreatyStatuses, saveTreatyStatus } from './treaty-repository';

export interface TreatiesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** What ships with the program, read when it is first asked for; what a workspace says of treaties goes before it. */
  readonly table: () => InstrumentTable;
}

export interface Treaties {
  /** What people of this workspace entered. */
  list(): TreatyStatusEntry[];
  /** What is known of every State and treaty: what was entered, else what ships. */
  joined(): readonly JoinedTreaty[];
  /** How many of them name each document as the one that shows them; those that none names are left out. */
  documentsNamed(): ReadonlyMap<string, number>;
  /** How what was entered is taken back. */
  readonly undoer: Undoer;
  /** Rows were written past this service: nothing that was read before counts. */
  forgetRead(): void;
  /** @throws AppError `instruments.not-a-treaty`. */
  set(member: MemberCode, instrument: string, fields: TreatyStatusFields): TreatyStatusEntry[];
  history(
    member: MemberCode,
    instrument: string,
  ): {
    readonly at: string;
    readonly actor: string;
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

const FIELDS = [
  ...(['status', 'signedOn', 'ratifiedOn', 'inForceOn', 'reservation', 'source'] as const),
  ...(['sourceDocumentId', 'checkedOn'] as const),
] as const satisfies readonly (keyof TreatyStatusFields)[];

/** Words that were empty stand as null in the history. */
const emptied = (fields: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [
      field,
      text === null && (field === 'reservation' || field === 'source') ? '' : text,
    ]),
  );

const isSaid = (words: string | null): boolean => words !== null && words !== '';

/** What is entered, without whose it is; of nothing, all but the status is empty. */
const fieldsOf = (entry: TreatyStatusEntry | undefined) =>
  Object.fromEntries(
    FIELDS.filter((field) => entry !== undefined || field !== 'status').map((field) => [
      field,
      entry?.[field] ?? (field === 'reservation' || field === 'source' ? '' : null),
    ]),
  );

const idOf = (member: MemberCode, instrument: string) => `${member}:${instrument}`;

/** What treaties are for States, as people who checked entered it. Nothing is guessed; every change of a field is kept. */
export function createTreaties(dependencies: TreatiesDependencies): Treaties {
  const { db, clock, actor, announce, table } = dependencies;
  // Asked for every item of an assessment: read once, and again after a change.
  let known: readonly JoinedTreaty[] | undefined;

  return {
    list: () => listTreatyStatuses(db),

    documentsNamed: () => {
      const counts = new Map<string, number>();
      for (const { sourceDocumentId: id } of listTreatyStatuses(db))
        if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
      return counts;
    },

    forgetRead: () => {
      known = undefined;
    },

    joined: () => {
      if (known !== undefined) return known;
      const own = listTreatyStatuses(db);
      const isOwn = ({ member, instrument }: JoinedTreaty) =>
        own.some((each) => each.member === member && each.instrument === instrument);
      const all: readonly JoinedTreaty[] = [...own, ...table().ratifications.filter((each) => !isOwn(each))];
      known = all;
      return all;
    },

    set: (member, instrument, fields) => {
      const isTreaty = table().instruments.some(({ code, kind }) => code === instrument && kind === 'treaty');
      if (!isTreaty) throw new AppError('instruments.not-a-treaty');
      db.transaction(() => {
        const at = clock();
        const by = actor();
        const before = listTreatyStatuses(db).find(
          (each) => each.member === member && each.instrument === instrument,
        );
        saveTreatyStatus(db, { ...fields, member, instrument, updatedBy: by, updatedAt: at });
        for (const field of FIELDS) {
          const was = before?.[field] ?? null;
          if (was === fields[field] || (before === undefined && fields[field] === '')) continue;
          appendHistory(db, {
            at,
            actor: by,
            entity: 'treaty',
            entityId: idOf(member, instrument),
            field,
            before: was,
            after: fields[field],
          });
        }
      });
      known = undefined;
      announce({ name: 'instruments.changed' });
      return listTreatyStatuses(db);
    },

    undoer: {
      takes: ({ field }) => (FIELDS as readonly string[]).includes(field),
      putBack: (id, changes, at) => {
        const present = listTreatyStatuses(db).find((each) => idOf(each.member, each.instrument) === id);
        const [member, instrument] = id.split(':') as [MemberCode, string];
        const before = Object.fromEntries(changes.map((change) => [change.field, change.before]));
        const told = changes.map(({ field, before: was, after: is }) => ({ field, before: is, after: was }));
        // Where nothing was entered before, nothing is there again.
        if (present !== undefined && before['status'] === null) {
          if (FIELDS.some((field) => !(field in before) && isSaid(present[field]))) return 'edited';
          deleteTreatyStatus(db, member, instrument);
          return told;
        }
        const former = treatyStatusFields.safeParse({ ...fieldsOf(present), ...emptied(before) });
        if (!former.success) return present === undefined ? null : 'clash';
        saveTreatyStatus(db, { ...former.data, member, instrument, updatedBy: actor(), updatedAt: at });
        return told;
      },
      nameOf: (id) => id.replace(':', ', '),
      onUndone: () => {
        known = undefined;
        announce({ name: 'instruments.changed' });
      },
    },

    history: (member, instrument) =>
      listHistory(db, 'treaty', idOf(member, instrument)).map(({ at, actor: who, field, before, after }) => ({
        ...{ at, actor: who, field, before, after },
      })),
  };
}
