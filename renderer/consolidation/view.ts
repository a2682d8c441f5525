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
