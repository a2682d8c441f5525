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
