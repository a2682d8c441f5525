import type { ActionFields } from '../../shared/planning';

/** An action nobody has said anything about yet. */
export function blankAction(): ActionFields {
  return {
    itemId: null,
    fromLevel: null,
    toLevel: null,
    title: '',
    description: '',
    owner: '',
    partners: [],
    startsOn: null,
    dueOn: null,
    costClass: 'unknown',
    costText: '',
    indicator: '',
    expectedDocument: '',
    expectedType: null,
    resources: [],
    state: 'proposed',
    stateReason: '',
    doneOn: null,
    doneDocumentId: null,
  };
}
