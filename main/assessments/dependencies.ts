import type { Agency } from '../../shared/agencies';
import type { AppEvent } from '../../shared/app';
import type { ChangedEvidence, DocumentFacts } from '../../shared/assessments';
import type { Clock, NewId } from '../../shared/kernel';
import type { Edition, ItemLineage } from '../../shared/questionnaires';
import type { Db } from '../database';

/** A version that is cited, with what decides how much it proves. */
export interface LibraryVersion extends DocumentFacts {
  readonly documentId: string;
  readonly title: string;
  readonly pageCount: number;
}

/** What the assessments ask of the library: a version that is cited. */
export interface LibraryLookup {
  findVersion(versionId: string): LibraryVersion | undefined;
}

/** What the assessments ask of the register. */
export interface AgencyLookup {
  find(agencyId: string): Agency | undefined;
}

export interface AssessmentsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly editions: readonly Edition[];
  /** How the items of an edition follow from those of the one before; none where they are left out. */
  readonly lineages?: readonly ItemLineage[];
  readonly library: LibraryLookup;
  readonly agencies: AgencyLookup;
  /** What happened to cited texts and nobody has decided about, of all items or of one; nothing where nobody tells. */
  readonly changedEvidence?: (assessmentId: string, itemId?: string) => readonly ChangedEvidence[];
  /** Whether somebody has decided about a change of the text that a citation points to; nobody has where nobody tells. */
  readonly isDecidedAbout?: (citationId: string) => boolean;
  /** Whether an assessment left in a pack: others may be working on it. Never where nobody tells. */
  readonly wasInPack?: (assessmentId: string) => boolean;
  /** Whether a sheet went out to an agency, which may come back any day. Never where nobody tells. */
  readonly wasSentSheet?: (assessmentId: string, agencyId: string) => boolean;
  /** How many requests that went out to an agency, as sheets or packs, have not come back, with so many answers open. None where nobody tells. */
  readonly requestsOut?: (assessmentId: string, agencyId: string, open: number) => number;
  /** Who makes the change, for the history. */
  readonly actor: () => string;
  /** Called after the change is on disk. */
  readonly announce: (event: AppEvent) => void;
}
