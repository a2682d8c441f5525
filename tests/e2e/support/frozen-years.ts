import type { Page } from '@playwright/test';
import type { Envelope } from '../../../shared/kernel';
import { call } from './calls';

interface Assessment {
  readonly id: string;
  readonly answers: readonly { readonly itemId: string }[];
}

/** Freezes the core questions of some years with made-up levels, a few of them not answered, not known or not applicable. */
export async function freezeYears(page: Page, state: string, years: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const year of years) {
    const { id, answers } = await call<Assessment>(page, 'assessments.create', {
      ...{ state, questionnaire: 'waymark', edition: '2025.1', scope: 'core' },
      referenceDate: `${year}-12-31`,
    });
    await page.evaluate(
      async ({ assessmentId, itemIds, shift }) => {
        for (const [at, itemId] of itemIds.entries()) {
          const value =
            at === 7 && shift % 3 === 0
              ? { kind: 'nk', whoMightKnow: 'The courts' }
              : at === 8
                ? { kind: 'na', reason: 'No land border' }
                : { kind: 'level', level: Math.min(4, (at + Math.floor((shift * (at % 5)) / 3)) % 5) };
          if (at === 9 && shift % 2 === 0) continue;
          const packed = await window.waymark.call('assessments.saveAnswer', {
            ...{ assessmentId, itemId, value, text: `Year ${shift}`, fallReason: null, baseRevision: 0 },
          });
          const reply = JSON.parse(packed) as Envelope;
          if (!reply.ok) throw new Error(reply.error.code);
        }
      },
      { assessmentId: id, itemIds: answers.map(({ itemId }) => itemId), shift: year - 2015 },
    );
    const { id: snapshotId } = await call<{ id: string }>(page, 'assessments.freeze', {
      ...{ assessmentId: id, frozenBy: 'Head' },
    });
    ids.push(snapshotId);
  }
  return ids;
}
