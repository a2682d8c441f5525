import type { Action, ResourceMark } from '../../shared/planning';
import type { Db } from '../database';
import { listActions, listAllResourceMarks, listPlans } from './repository';

/** What of the plans and gaps rests on some versions and documents. */
export interface PlansResting {
  readonly actions: readonly {
    readonly planId: string;
    readonly isClosed: boolean;
    readonly action: Action;
    /** Pages of those versions that help with it. */
    readonly pages: readonly { readonly versionId: string; readonly page: number }[];
    /** The document that shows it is done is among those. */
    readonly isDoneBy: boolean;
  }[];
  readonly marks: readonly (ResourceMark & { readonly state: string })[];
}

/** Actions that use pages of some versions or are shown to be done by some documents, and pages of them kept for gaps. */
export function restingPlans(
  db: Db,
  versionIds: ReadonlySet<string>,
  documentIds: ReadonlySet<string>,
): PlansResting {
  const actions = listPlans(db, null).flatMap(({ id: planId, status }) =>
    listActions(db, planId).flatMap((action) => {
      const pages = action.resources.filter(({ versionId }) => versionIds.has(versionId));
      const isDoneBy = action.doneDocumentId !== null && documentIds.has(action.doneDocumentId);
      return pages.length === 0 && !isDoneBy
        ? []
        : [{ planId, isClosed: status === 'closed', action, pages, isDoneBy }];
    }),
  );
  const marks = listAllResourceMarks(db).filter(
    ({ kind, versionId }) => kind === 'pin' && versionIds.has(versionId),
  );
  return { actions, marks };
}

/** In how many places plans and gaps name each of some documents, by document; those that are not named are left out. */
export function countResting(
  db: Db,
  documents: readonly { readonly id: string; readonly versions: readonly { readonly id: string }[] }[],
): Map<string, number> {
  const owner = new Map(documents.flatMap(({ id, versions }) => versions.map((version) => [version.id, id])));
  const { actions, marks } = restingPlans(db, new Set(owner.keys()), new Set(documents.map(({ id }) => id)));
  const named = [
    ...actions.flatMap(({ action, pages, isDoneBy }) => [
      ...new Set([
        ...pages.map(({ versionId }) => owner.get(versionId)),
        ...(isDoneBy ? [action.doneDocumentId] : []),
      ]),
    ]),
    ...marks.map(({ versionId }) => owner.get(versionId)),
  ];
  const counts = new Map<string, number>();
  for (const id of named) if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
