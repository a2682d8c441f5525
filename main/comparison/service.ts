import { byShortName } from '../../shared/agencies';
import type { AppEvent } from '../../shared/app';
import type { Answer } from '../../shared/assessments';
import {
  type CauseEntry,
  type Comparison,
  type ComparisonColumn,
  cellLetter,
  columnOrder,
  compareColumns,
  type Difference,
  differenceKey,
  isHidden,
  type LevelConsent,
  type LevelGrid,
  layGrid,
  type OtherRespondents,
  type RecordedCause,
  readColumnKey,
  respondentsChanged,
} from '../../shared/comparison';
import { AppError, isAppError } from '../../shared/kernel';
import type { ItemLineage } from '../../shared/questionnaires';
import type { Level } from '../../shared/vocabulary';
import { appendHistory, type Db, type HistoryChange, listHistory } from '../database';
import {
  bare,
  type ColumnSources,
  evidencedOf,
  factsAskedOnce,
  type OpenedColumn,
  openColumn,
  weighed,
} from './columns';
import * as store from './repository';

export interface AgenciesIn {
  readonly snapshotId: string;
  readonly agencies: { readonly id: string; readonly shortName: string; readonly answered: number }[];
}

/** An answer with the level that its evidence supports; null where it was not asked or must not be seen. */
export interface SaidOnItem {
  readonly answer: Answer | null;
  readonly evidenced: Level | null;
}

export interface ComparisonService {
  /**
   * Sets columns side by side.
   *
   * @throws AppError `comparison.too-few` with fewer than two distinct ones, `comparison.agency-not-in`,
   * `assessments.snapshot-not-found`, `assessments.snapshot-damaged`.
   */
  compare(keys: readonly string[]): Comparison;
  /** What two columns say on one item, in their order. @throws AppError as `compare`. */
  answers(keys: readonly [string, string], itemId: string): SaidOnItem[];
  /** @throws AppError as the assessments do for a snapshot that is missing or damaged. */
  agenciesIn(snapshotIds: readonly string[]): AgenciesIn[];
  /** Items that other agencies answered in one year of a State than in the other. @throws AppError as `agenciesIn`. */
  otherRespondents(keys: readonly [string, string]): OtherRespondents[];
  /** The levels of all frozen assessments that are sound. */
  grid(): LevelGrid;
  /** Packs the levels of at most so many snapshots for the grid, ahead of being asked. False when nothing was left to pack. */
  packSome(most: number): boolean;
  listCauses(keys: readonly string[]): RecordedCause[];
  /** @throws AppError `assessments.snapshot-not-found`, `comparison.same-column`. */
  setCause(difference: Difference, cause: Pick<RecordedCause, 'cause' | 'reason'> | null): void;
  causeHistory(difference: Difference): CauseEntry[];
  listConsents(): LevelConsent[];
  setConsent(state: LevelConsent['state'], consent: Pick<LevelConsent, 'basis' | 'note'> | null): void;
}

export interface ComparisonDependencies extends ColumnSources {
  readonly db: Db;
  readonly clock: () => string;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** How the items of an edition follow from those of the one before; none where they are left out. */
  readonly lineages?: readonly ItemLineage[];
  readonly assessments: ColumnSources['assessments'] & {
    /** Every snapshot with a text that changes whenever its content or a correction of it does. */
    listSnapshotStamps(): readonly { readonly id: string; readonly stamp: string }[];
  };
}

type Said = CauseEntry['before'];

/** How levels are packed; what was packed in another way is made again. */
const LETTERS = 'q';

/**
 * Compares columns as they were frozen. A comparison follows from its columns and is never stored; stored are why answers differ, and
 * which States agreed to be seen beside others.
 */
export function createComparisonService(dependencies: ComparisonDependencies): ComparisonService {
  const { db, clock, actor, announce, assessments, lineages = [] } = dependencies;

  const change = (work: () => void): void => {
    db.transaction(work);
    announce({ name: 'comparison.changed' });
  };
  const note = (entity: HistoryChange['entity'], entityId: string, before: unknown, after: unknown) => {
    const text = (value: unknown) => (value === null ? null : JSON.stringify(value));
    appendHistory(db, {
      ...{ at: clock(), actor: actor(), entity, entityId, field: entity },
      ...{ before: text(before), after: text(after) },
    });
  };
  const agreed = () => new Set<string>(store.listConsents(db).map(({ state }) => state));
  /** Reads columns, and tells which of them must not be seen beside the others. */
  const open = (keys: readonly string[]) => {
    const opened = new Map<string, OpenedColumn>(
      [...new Set(keys)].map((key) => [key, openColumn(dependencies, key)]),
    );
    const states = new Set([...opened.values()].map(({ compared }) => compared.column.state));
    const consents = states.size > 1 ? agreed() : new Set<string>();
    return { opened, hides: (column: Pick<ComparisonColumn, 'state'>) => isHidden(column, states, consents) };
  };

  /** The levels of one snapshot, packed anew; none of a damaged one. */
  const pack = (id: string, stamp: string): store.StampedLevels | null => {
    try {
      const { column, answers } = openColumn(dependencies, id).compared;
      const itemIds = answers.map(({ itemId }) => itemId);
      return { column, stamp, itemIds, cells: answers.map(cellLetter).join('') };
    } catch (cause) {
      // A damaged one is told where it is opened; the others must still be seen.
      if (isAppError(cause)) return null;
      throw cause;
    }
  };
  const keep = (made: readonly store.StampedLevels[]) => {
    if (made.length === 0) return;
    db.transaction(() => {
      for (const each of made) store.savePacked(db, each);
    });
  };
  const stamps = () =>
    assessments.listSnapshotStamps().map(({ id, stamp }) => ({ id, stamp: `${LETTERS} ${stamp}` }));
  /** Snapshots that are known to be damaged as they are now: they are not read again and again while there is time. */
  const damaged = new Map<string, string>();

  /** The levels of all sound snapshots. */
  const packed = (): readonly store.StampedLevels[] => {
    const kept = store.listPacked(db);
    const made: store.StampedLevels[] = [];
    const all = stamps().flatMap(({ id, stamp }) => {
      const known = kept.get(id);
      if (known?.stamp === stamp) return [known];
      const fresh = pack(id, stamp);
      if (fresh === null) return [];
      made.push(fresh);
      return [fresh];
    });
    keep(made);
    return all;
  };

  /** What there was to pack when it was last looked for; looking through all of them costs as much as packing some. */
  let waiting: { readonly id: string; readonly stamp: string }[] = [];
  /** Packs at most so many of the snapshots whose line is old or not there. */
  const packSome = (most: number): boolean => {
    if (waiting.length === 0) {
      const kept = store.listPackedStamps(db);
      waiting = stamps().filter(({ id, stamp }) => kept.get(id) !== stamp && damaged.get(id) !== stamp);
    }
    const now = waiting.splice(0, most);
    const made = now.flatMap(({ id, stamp }) => {
      const fresh = pack(id, stamp);
      if (fresh === null) damaged.set(id, stamp);
      return fresh ?? [];
    });
    keep(made);
    return now.length > 0;
  };

  return {
    compare: (keys) => {
      const { opened, hides } = open(keys);
      const factsOf = factsAskedOnce(dependencies.factsOf);
      const columns = [...opened.values()].map(({ compared }) => {
        if (hides(compared.column)) {
          const answers = compared.answers.map(({ itemId }) => bare(itemId, { kind: 'none' }));
          return { ...compared, answers, isHidden: true };
        }
        return factsOf === undefined ? compared : weighed(compared, factsOf);
      });
      const comparison = compareColumns(columns, lineages);
      const hidden = comparison.columns.flatMap((column, at) => (hides(column) ? [at] : []));
      return {
        ...comparison,
        restated: comparison.columns.map(({ key }) => [...(opened.get(key)?.corrected ?? [])]),
        warnings:
          hidden.length === 0
            ? comparison.warnings
            : [...comparison.warnings, { code: 'hidden', columns: hidden }],
      };
    },

    answers: (keys, itemId) => {
      const { opened, hides } = open(keys);
      return keys.map((key) => {
        const found = opened.get(key)?.compared;
        const answer = found?.answers.find((each) => each.itemId === itemId);
        if (found === undefined || answer === undefined || hides(found.column))
          return { answer: null, evidenced: null };
        const { kind, referenceDate } = found.column;
        const factsOf = kind === 'targets' ? undefined : dependencies.factsOf;
        return { answer, evidenced: evidencedOf(answer, referenceDate, factsOf) };
      });
    },

    agenciesIn: (snapshotIds) =>
      snapshotIds.map((snapshotId) => ({
        snapshotId,
        agencies: assessments
          .getSnapshotRecord(snapshotId)
          .contributions.filter(({ answers }) => answers.length > 0)
          .map(({ agencyId, shortName, answers }) => ({
            ...{ id: agencyId, shortName },
            // What was only carried over from the year before, the agency has not said.
            answered: answers.filter(({ value, confirmed }) => confirmed && value.kind !== 'none').length,
          }))
          .toSorted(byShortName),
      })),

    otherRespondents: (keys) => {
      const [before, after] = [readColumnKey(keys[0]), readColumnKey(keys[1])];
      if (before.kind !== 'national' || after.kind !== 'national') return [];
      const stateOf = ({ snapshotId }: typeof before) => assessments.getSnapshot(snapshotId).state;
      if (stateOf(before) !== stateOf(after)) return [];
      return respondentsChanged(
        assessments.getSnapshotRecord(before.snapshotId),
        assessments.getSnapshotRecord(after.snapshotId),
      );
    },

    grid: () => {
      const fresh = packed();
      const states = new Set(fresh.map(({ column }) => column.state));
      const consents = agreed();
      return layGrid(
        fresh
          .toSorted((one, other) => columnOrder(one.column, other.column))
          .map((each) =>
            isHidden(each.column, states, consents)
              ? { ...each, cells: 'h'.repeat(each.cells.length) }
              : each,
          ),
      );
    },

    packSome,

    listCauses: (keys) => store.listCauses(db, keys),

    setCause: (difference, cause) => {
      const { before, after } = difference;
      if (before === after) throw new AppError('comparison.same-column');
      for (const key of [before, after]) assessments.getSnapshot(readColumnKey(key).snapshotId);
      change(() => {
        const known = store.findCause(db, difference);
        const was = known === null ? null : { cause: known.cause, reason: known.reason };
        if (was?.cause === cause?.cause && was?.reason === cause?.reason) return;
        if (cause === null) store.deleteCause(db, difference);
        else store.saveCause(db, { ...difference, ...cause, setBy: actor(), setAt: clock() });
        note('cause', differenceKey(difference), was, cause);
      });
    },

    causeHistory: (difference) =>
      listHistory(db, 'cause', differenceKey(difference)).map(({ at, actor: by, before, after }) => ({
        ...{ at, actor: by },
        before: before === null ? null : (JSON.parse(before) as Said),
        after: after === null ? null : (JSON.parse(after) as Said),
      })),

    listConsents: () => store.listConsents(db),

    setConsent: (state, consent) =>
      change(() => {
        const known = store.listConsents(db).find((each) => each.state === state);
        const was = known === undefined ? null : { basis: known.basis, note: known.note };
        if (was?.basis === consent?.basis && was?.note === consent?.note) return;
        if (consent === null) store.deleteConsent(db, state);
        else store.saveConsent(db, { state, ...consent, setBy: actor(), setAt: clock() });
        note('consent', state, was, consent);
      }),
  };
}
