import type { ActionFields } from '../../../shared/planning';

/** What people wrote about an action: agreed, with an owner. */
export function anAction(changes: Partial<ActionFields> = {}): ActionFields {
  return {
    ...{ itemId: 'POL-01', fromLevel: 1, toLevel: 2, title: 'Issue the order', description: '' },
    ...{ owner: 'Justice', partners: [], startsOn: null, dueOn: '2026-06-30' },
    ...{ costClass: 'own-budget', costText: '', indicator: '', expectedDocument: '', expectedType: null },
    ...{ resources: [], state: 'agreed', stateReason: '', doneOn: null, doneDocumentId: null },
    ...changes,
  };
}
