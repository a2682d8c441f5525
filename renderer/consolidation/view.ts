import type { Shown } from '../../shared/consolidation';
import type { PillarCode } from '../../shared/vocabulary';

/** How the table was last looked at. */
export interface View {
  readonly pillar: PillarCode | 'all';
  readonly shown: Shown;
}

const lastViews = new Map<string, View>();
const FIRST: View = { pillar: 'all', shown: 'all' };

/** A choice of view, kept while the window is open: whoever comes back from an item finds the list as it was. */
export function lastView(assessmentId: string): View {
  return lastViews.get(assessmentId) ?? FIRST;
}

export function rememberView(assessmentId: string, view: View): void {
  lastViews.set(assessmentId, view);
}

const walks = new Map<string, readonly string[]>();

/**
 * The items that are gone through one after the other, in the order in which the table listed them when the first was opened: a
 * decision changes what is in need, and whoever goes on to the next must not land somewhere else or at the end.
 */
export function walkOf(assessmentId: string): readonly string[] {
  return walks.get(assessmentId) ?? [];
}

export function rememberWalk(assessmentId: string, itemIds: readonly string[]): void {
  walks.set(assessmentId, itemIds);
}
