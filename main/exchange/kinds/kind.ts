import type { ThingContent, ThingKind, ThingStatus } from '../../../shared/exchange';
import type { Instruments } from '../../../shared/instruments';
import type { NewId } from '../../../shared/kernel';
import type { Edition } from '../../../shared/questionnaires';
import type { AccessClass } from '../../../shared/vocabulary';
import type { Db, HistoryChange } from '../../database';
import type { RowSet, Scope } from '../rows-repository';

/** What a kind may ask about the workspace. */
export interface Around {
  readonly db: Db;
  /** Those that ship with the program and those of this workspace. */
  readonly editions: readonly Edition[];
  readonly instruments: () => Instruments;
  /** Matters of the glossary that ship with the program. */
  readonly shippedConcepts: Pick<ReadonlySet<string>, 'has'>;
  /** Access class of the document that a version belongs to; null for a version that is not here. */
  readonly accessOf: (versionId: string) => AccessClass | null;
  readonly titleOfDocument: (documentId: string) => string | null;
  /** The narrowest class among the documents that a file belongs to. */
  readonly accessOfFile: (sha256: string) => AccessClass;
  /** Title of a document that a file belongs to. */
  readonly titleOfFile: (sha256: string) => string | null;
  readonly titleOfDataset: (hash: string) => string | null;
  /** Hash of an edition that this workspace made or was sent; null for one that ships, or is not here. */
  readonly hashOfEdition: (questionnaire: string, edition: string) => string | null;
  /** Hash of the description of a data set, by the id it has here. */
  readonly hashOfDataset: (id: string) => string | null;
  readonly shortNameOf: (agencyId: string) => string | null;
  /** The State and the reference date of an assessment: answers of several States come on the same questions. */
  readonly yearOf: (assessmentId: string) => string | null;
  /** The same of a frozen one, by its snapshot. */
  readonly yearOfSnapshot: (snapshotId: string) => string | null;
}

/** Things that must be here, or be taken with it, before a thing can be. */
export interface Need {
  readonly kind: ThingKind;
  readonly id: string;
}

/** The content of another thing of the same pack; undefined when there is none. */
export type InPack = <K extends ThingKind>(kind: K, id: string) => ThingContent<K> | undefined;

/** How things of one kind lie in the database, and what there is to say of them. */
export interface Kind<K extends ThingKind = ThingKind> {
  readonly kind: K;
  /** Where the rows of a thing lie; where it is only to be read, those suffice that say what it is. */
  scope(id: string, db: Db, onlyRead?: boolean): readonly Scope[];
  /** The thing in rows; undefined when it is not there. Not checked. */
  read(rows: RowSet, around: Pick<Around, 'hashOfDataset' | 'hashOfEdition'>): unknown;
  /** The rows a thing is to have, given those it has. */
  write(content: ThingContent<K>, present: RowSet, writing: Writing): RowSet;
  needs(content: ThingContent<K>): readonly Need[];
  /** What people call it. */
  title(content: ThingContent<K>, around: Around): string;
  /** Who may see it. */
  access(content: ThingContent<K>, around: Around): AccessClass;
  /** Why it cannot be taken in whatever is chosen, by code; null when it can. */
  fault?(content: ThingContent<K>, around: Around, inPack: InPack): string | null;
  /** What theirs is to ours where both say something, for a thing that is only ever added to; otherwise its states decide. */
  beside?(mine: ThingContent<K>, theirs: ThingContent<K>): ThingStatus;
  readonly entity: HistoryChange['entity'];
  /** Ours without what stays in it whatever theirs says, so that this makes no difference between the two; `keptIn` names it. */
  withoutKept?(
    mine: ThingContent<K>,
    theirs: ThingContent<K>,
    around: Around,
    inPack: InPack,
  ): ThingContent<K>;
  /** What people know that by which is in ours and not in ours without what stays. */
  keptIn?(mine: ThingContent<K>, withoutIt: ThingContent<K>): readonly string[];
  /** Its history, where people look at it field by field; other things get one line. */
  history?(before: ThingContent<K> | null, after: ThingContent<K>): readonly HistoryLine[];
  /** What its rows say besides, which does not travel: a line more of its history where that changed. */
  rowHistory?(before: RowSet, after: RowSet): readonly HistoryLine[];
  /** Id under which its history stands. */
  historyId?(present: RowSet): string;
}

export type HistoryLine = Pick<HistoryChange, 'field' | 'before' | 'after'>;

/** What is known while things are written. */
export interface Writing {
  readonly actor: string;
  readonly newId: NewId;
  /** Whether a snapshot is here or comes along. */
  readonly hasSnapshot: (id: string) => boolean;
  readonly hasPlan: (id: string) => boolean;
  /** The plan, here or coming along, that an action is in. */
  readonly planOfAction: (id: string) => ThingContent<'plan'> | undefined;
  /** Whether an action of another plan, that stays, goes on from this one. */
  readonly isGoneOnFrom: (actionId: string) => boolean;
  /** The id that a data set has here, by the hash of its description; empty when it is not here. */
  readonly datasetId: (hash: string) => string;
}
