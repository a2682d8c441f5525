import type { AppEvent } from '../../shared/app';
import type { CitedPlace } from '../../shared/assessments';
import { type Clock, isAppError } from '../../shared/kernel';
import type { DocumentVersion, LibraryDocument } from '../../shared/library';
import { type CitationToCheck, laterVersion, type Reanchored } from '../../shared/texts';
import type { AssessmentsService } from '../assessments';
import { appendHistory, type Db } from '../database';
import type { LibraryService } from '../library';
import type { ReanchorWish } from './index-handlers';
import { deleteKept, insertKept, keptKey, listKept } from './repository';

export interface TextsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  readonly library: Pick<LibraryService, 'getOfVersion'>;
  readonly assessments: Pick<AssessmentsService, 'openCitations'>;
  /** Asks the index, which has the texts. Rejects with `texts.not-indexed` while it lacks one. */
  readonly reanchor: (wish: ReanchorWish) => Promise<Reanchored[]>;
}

export interface TextsService {
  /** Citations in open assessments made in an older text of their document, by document and page, but for those kept there. */
  citationsToCheck(): Promise<CitationToCheck[]>;
  /** How many those are; reads no text. */
  countToCheck(): number;
  /** Leaves a citation at its older text although there is a later one, or has it checked again. */
  keepCitation(citationId: string, laterVersionId: string, kept: boolean): void;
}

/** Proposals remembered at most. */
const MOST_REMEMBERED = 5_000;

/** A citation with the two texts it stands between. */
interface Outdated {
  readonly place: CitedPlace;
  readonly document: LibraryDocument;
  readonly older: DocumentVersion;
  readonly later: DocumentVersion;
}

/** What a later text means for the answers that rest on an older one. Only proposes; answers are changed in their own room. */
export function createTextsService(dependencies: TextsDependencies): TextsService {
  const { db, clock, actor, announce, library, assessments, reanchor } = dependencies;

  const documentOf = (versionId: string): LibraryDocument | null => {
    try {
      return library.getOfVersion(versionId);
    } catch (cause) {
      // A version that is gone leaves its citation with the quote it has.
      if (isAppError(cause, 'library.not-found')) return null;
      throw cause;
    }
  };

  const outdated = (): Outdated[] => {
    const kept = listKept(db);
    const known = new Map<string, LibraryDocument | null>();
    return assessments.openCitations().flatMap((place) => {
      const { id, versionId } = place.citation;
      if (!known.has(versionId)) known.set(versionId, documentOf(versionId));
      const document = known.get(versionId) ?? null;
      if (document === null || document.removedAt !== null) return [];
      const spoken = document.versions.map((version) => ({
        ...version,
        language: version.language ?? document.language,
      }));
      const later = laterVersion(spoken, versionId);
      const older = document.versions.find((version) => version.id === versionId);
      if (later === undefined || older === undefined || kept.has(keptKey(id, later.id))) return [];
      return [{ place, document, older, later }];
    });
  };

  /** What was found before, so that one tick does not have a whole law read again. What was lost may be found another time. */
  const found = new Map<string, Reanchored>();
  const keyOf = ({ older, later, place: { citation } }: Outdated) =>
    [older.file.sha256, later.file.sha256, citation.page, citation.quote].join(' ');

  const find = async (group: readonly Outdated[]): Promise<void> => {
    const asked = group.filter((each) => !found.has(keyOf(each)));
    const [first] = asked;
    if (first === undefined) return;
    const cited = asked.map(({ place: { citation } }) => ({ quote: citation.quote, page: citation.page }));
    const told = await reanchor({ before: first.older.file.sha256, after: first.later.file.sha256, cited });
    if (found.size > MOST_REMEMBERED) found.clear();
    asked.forEach((each, at) => {
      const proposal = told[at];
      if (proposal !== undefined) found.set(keyOf(each), proposal);
    });
  };

  const proposalsFor = async (group: readonly Outdated[]): Promise<(Reanchored | null)[]> => {
    try {
      await find(group);
    } catch (cause) {
      if (!isAppError(cause, 'texts.not-indexed')) throw cause;
      return group.map(() => null);
    }
    const proposals = group.map((each) => found.get(keyOf(each)) ?? null);
    for (const each of group) if (found.get(keyOf(each))?.kind === 'lost') found.delete(keyOf(each));
    return proposals;
  };

  return {
    citationsToCheck: async () => {
      const groups = Map.groupBy(outdated(), ({ older, later }) => `${older.id} ${later.id}`);
      const checked: CitationToCheck[] = [];
      for (const group of groups.values()) {
        const proposals = await proposalsFor(group);
        group.forEach(({ place, document, later }, at) => {
          checked.push({
            place,
            documentId: document.id,
            documentTitle: document.title,
            later: { versionId: later.id, label: later.label, publishedOn: later.publishedOn },
            proposal: proposals[at] ?? null,
          });
        });
      }
      return checked.sort(
        (a, b) =>
          a.documentTitle.localeCompare(b.documentTitle) || a.place.citation.page - b.place.citation.page,
      );
    },
    countToCheck: () => outdated().length,
    keepCitation: (citationId, laterVersionId, kept) => {
      const isChanged = db.transaction(() => {
        const at = clock();
        const changed = kept
          ? insertKept(db, citationId, laterVersionId, at)
          : deleteKept(db, citationId, laterVersionId);
        if (!changed) return false;
        const version = { before: kept ? null : laterVersionId, after: kept ? laterVersionId : null };
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'citation',
          entityId: citationId,
          field: 'keptDespite',
          ...version,
        });
        return true;
      });
      if (isChanged) announce({ name: 'texts.changed' });
    },
  };
}
