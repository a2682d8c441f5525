import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import {
  ALIKE_FROM,
  createCover,
  createShingles,
  createSketch,
  type Lookalike,
  type LookalikeDecision,
  mayBeAlike,
  type Sketch,
  sameness,
} from '../../shared/library';
import { appendHistory, type Db } from '../database';
import { documentsOf, pairOf, pairsToDecide, readByMachine, wasReadByMachine } from './alike-pairs';
import { createForgetting } from './forgetting';
import { joinDocuments } from './joining';
import {
  deleteSketch,
  findHolder,
  findLookalike,
  listLookalikes,
  listPageCounts,
  listSketches,
  listUnsketched,
  noteInImport,
  type StoredLookalike,
  updateDecision,
  upsertLookalike,
  upsertSketch,
} from './lookalikes-repository';
import { createLooking, type FileText, type Hear } from './looking-through';
import type { PageHearer } from './personal-data';
import { isKnownFile } from './trash-repository';

export interface Lookalikes {
  list(): Lookalike[];
  /** @throws AppError `library.lookalike-gone`, and as `joinDocuments` */
  decide(one: string, other: string, decision: LookalikeDecision | null): Lookalike[];
  /**
   * Looks in the background for texts that are nearly the same as those of files not looked at yet, against the whole library.
   * Called while it works it goes on until nothing is left. Resolves when it has ended. Never throws.
   */
  look(): Promise<void>;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
  /** A file's text was read anew: what was found by the old one is forgotten, and it is looked at again by the next `look`. */
  forget(sha256s: readonly string[]): void;
}

export interface LookalikesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** The text of a page (from 1) as the search has it; an empty text where it has none. */
  readonly pageText: (sha256: string, page: number) => Promise<string>;
  /** Who else hears the pages of a file that is read for its sketch: reading them twice would cost as much again. */
  readonly alsoHears?: (sha256: string) => Promise<PageHearer>;
  /** True ends the work early; it goes on at the next `look`. */
  readonly shouldWait: () => boolean;
  /** Hears after the commit which documents the search index must know anew. */
  readonly onChanged: (documentIds: readonly string[]) => void;
  readonly onBug: (cause: unknown) => void;
}

export function createLookalikes(dependencies: LookalikesDependencies): Lookalikes {
  const { db, clock, actor, announce, alsoHears, onChanged } = dependencies;
  const forgetting = createForgetting();

  const samenessOf = async (hear: Hear, one: FileText, other: FileText): Promise<number> => {
    const shingles = [createShingles(), createShingles()] as const;
    await hear(one, shingles[0]);
    await hear(other, shingles[1]);
    const covers = [createCover(shingles[1].hashes), createCover(shingles[0].hashes)] as const;
    await hear(one, covers[0]);
    await hear(other, covers[1]);
    const withSlips = wasReadByMachine(db, [one.sha256, other.sha256]);
    return sameness(covers[0].counts(), covers[1].counts(), withSlips);
  };

  /** The pairs of files between two documents about which was decided as about this one. */
  const alongWith = (stored: StoredLookalike, pair: Lookalike): StoredLookalike[] => {
    const isRead = readByMachine(db);
    return listLookalikes(db, stored.decided).filter((each) =>
      pairOf(db, each, isRead).some((other) => documentsOf(other) === documentsOf(pair)),
    );
  };

  /** Looks at one file: makes its sketch and finds what is like it among those that have one. */
  const lookAt = async (
    hear: Hear,
    file: FileText & { readonly searchable: number },
    sketches: Map<string, Sketch>,
    pages: ReadonlyMap<string, number>,
    wasForgotten: (sha256: string) => boolean,
  ) => {
    const builder = createSketch();
    const hearer = await alsoHears?.(file.sha256);
    await hear(file, {
      add: (text, page) => {
        builder.add(text);
        hearer?.add(text, page);
      },
    });
    const sketch = builder.finish();
    // The search has lost its text and reads it again: it is looked at later.
    if (sketch.length === 0 && file.searchable > 0) return;
    hearer?.end();
    const found: { one: string; other: string; likeness: number }[] = [];
    for (const [sha256, other] of sketches) {
      if (sha256 === file.sha256 || !mayBeAlike(sketch, other)) continue;
      const likeness = await samenessOf(hear, file, { sha256, pageCount: pages.get(sha256) ?? 0 });
      if (likeness < ALIKE_FROM) continue;
      const [first, second] = [file.sha256, sha256].sort() as [string, string];
      found.push({ one: first, other: second, likeness });
    }
    // A text that was read anew while this one was compared is looked at once more itself, and then compared with this one.
    const isAsHeard = (sha256: string) => isKnownFile(db, sha256) && !wasForgotten(sha256);
    db.transaction(() => {
      // It may have been deleted for good meanwhile, as may the others.
      if (!isAsHeard(file.sha256)) return;
      upsertSketch(db, file.sha256, sketch);
      for (const pair of found) {
        if (isAsHeard(pair.one) && isAsHeard(pair.other)) {
          upsertLookalike(db, { ...pair, at: clock() });
          const [seen] = pairOf(db, { ...pair, decided: null });
          if (seen) noteInImport(db, seen.later.documentId);
        }
      }
    });
    sketches.set(file.sha256, sketch);
    const documents = found.flatMap(({ one, other }) =>
      [one, other].flatMap((sha256) => findHolder(db, sha256)?.documentId ?? []),
    );
    if (documents.length > 0) announce({ name: 'library.changed', ids: [...new Set(documents)] });
  };

  const looking = createLooking(dependencies, async (hear) => {
    const files = listUnsketched(db);
    // Mostly there is nothing to look at, and the sketches of a large library are the most of its database.
    if (files.length === 0) return;
    const wasForgotten = forgetting.since();
    const sketches = listSketches(db);
    const pages = listPageCounts(db);
    for (const file of files) {
      await lookAt(hear, file, sketches, pages, wasForgotten);
    }
    // Texts that were read anew meanwhile are looked at once more.
    if ([...sketches.keys()].some(wasForgotten)) void looking.look();
  });

  return {
    list: () => pairsToDecide(db),
    decide: (one, other, decision) => {
      const stored = findLookalike(db, one, other);
      const [pair] = stored ? pairOf(db, stored) : [];
      if (!stored || !pair) throw new AppError('library.lookalike-gone');
      const joined = decision === 'version' || decision === 'translation';
      // Who keeps two documents apart, or takes that back, does so for all of their files.
      const decided = joined ? [stored] : alongWith(stored, pair);
      db.transaction(() => {
        const at = clock();
        if (joined) {
          const { later, earlier } = pair;
          joinDocuments(
            db,
            { at, actor: actor() },
            { documentId: later.documentId, into: earlier.documentId, as: decision },
          );
        }
        for (const each of decided) {
          updateDecision(db, each.one, each.other, decision);
          appendHistory(db, {
            at,
            actor: actor(),
            entity: 'lookalike',
            entityId: `${each.one} ${each.other}`,
            field: 'decided',
            before: each.decided,
            after: decision,
          });
        }
      });
      const ids = [pair.later.documentId, pair.earlier.documentId];
      if (joined) onChanged(ids);
      announce({ name: 'library.changed', ids });
      return pairsToDecide(db);
    },
    look: looking.look,
    idle: looking.idle,
    forget: (sha256s) => {
      forgetting.forget(sha256s);
      db.transaction(() => {
        for (const sha256 of sha256s) deleteSketch(db, sha256);
      });
    },
  };
}
