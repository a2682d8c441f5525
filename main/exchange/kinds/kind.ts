import type { ThingContent, ThingKind } from '../../../shared/exchange';
import type { Edition } from '../../../shared/questionnaires';
import type { AccessClass } from '../../../shared/vocabulary';
import type { Db, HistoryChange } from '../../database';
import type { RowSet, Scope } from '../rows-repository';

/** What a kind may ask about the workspace. */
export interface Around {
  readonly db: Db;
  readonly editions: readonly Edition[];
  /** Matters of the glossary that ship with the program. */
  readonly shippedConcepts: ReadonlySet<string>;
  /** Access class of the document that a version belongs to; null for a version that is not here. */
  readonly accessOf: (versionId: string) => AccessClass | null;
  readonly titleOfDocument: (documentId: string) => string | null;
  readonly shortNameOf: (agencyId: string) => string | null;
}

/** Things that must be here, or be taken with it, before a thing can be. */
export interface Need {
  readonly kind: ThingKind;
  readonly id: string;
}

/** How things of one kind lie in the database, and what there is to say of them. */
export interface Kind<K extends ThingKind = ThingKind> {
  readonly kind: K;
  /** Where the rows of a thing lie. */
  scope(id: string, db: Db): readonly Scope[];
  /** The thing in rows; undefined when it is not there. Not checked. */
  read(rows: RowSet): unknown;
  /** The rows a thing is to have, given those it has. */
  write(content: ThingContent<K>, present: RowSet, writing: Writing): RowSet;
  needs(content: ThingContent<K>): readonly Need[];
  /** What people call it. */
  title(content: ThingContent<K>, around: Around): string;
  /** Who may see it. */
  access(content: ThingContent<K>, around: Around): AccessClass;
  /** Why it cannot be taken in whatever is chosen, by code; null when it can. */
  fault?(content: ThingContent<K>, around: Around): string | null;
  readonly entity: HistoryChange['entity'];
  /** Its history, where people look at it field by field; other things get one line. */
  history?(before: ThingContent<K> | null, after: ThingContent<K>): readonly HistoryLine[];
  /** Id under which its history stands. */
  historyId?(present: RowSet): string;
}

export type HistoryLine = Pick<HistoryChange, 'field' | 'before' | 'after'>;

/** What is known while things are written. */
export interface Writing {
  readonly actor: string;
  /** Whether a snapshot is here or comes along. */
  readonly hasSnapshot: (id: string) => boolean;
  readonly hasPlan: (id: string) => boolean;
}
