import type { Action, ActionFields } from '../../shared/planning';

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

/** What people wrote about an action, without what the program knows of it. */
export function ownFields(action: Action): ActionFields {
  const {
    id: _id,
    planId: _plan,
    position: _position,
    carriedFrom: _from,
    updatedAt: _at,
    ...fields
  } = action;
  return fields;
}
