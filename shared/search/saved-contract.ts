import { z } from 'zod';
import { type Contract, done, nothing, uuid } from '../kernel';
import { savedSearch, searchAsked, searchName } from './saved-model.ts';

const one = z.strictObject({ id: uuid });
const list = z.array(savedSearch);

export const savedSearchesContract = {
  /** Saved searches by name, each with what is new since it was looked at. */
  'search.listSaved': { owner: 'data', input: nothing, output: list, errors: [] },
  /** Keeps a search; what it finds now is not new. */
  'search.save': {
    owner: 'data',
    input: searchAsked.extend({ name: searchName }),
    output: one,
    errors: [],
  },
  'search.renameSaved': {
    owner: 'data',
    input: one.extend({ name: searchName }),
    output: done,
    errors: ['search.saved-not-found'],
  },
  /** Its results are shown: what is found now is no longer new. */
  'search.lookedAtSaved': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['search.saved-not-found'],
  },
  'search.removeSaved': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['search.saved-not-found'],
  },
  /** Takes a removal back. */
  'search.restoreSaved': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['search.saved-not-found'],
  },
} as const satisfies Contract;
