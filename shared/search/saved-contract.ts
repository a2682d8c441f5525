import { z } from 'zod';
import { type Contract, done, nothing, uuid } from '../kernel';
import { savedSearch, searchAsked, searchName } from './saved-model.ts';

const one = z.strictObject({ id: uuid });
const list = z.array(savedSearch);

export const savedSearchesContract = {
  /** Saved searches by name, each with what is new since it was looked at. */
  'savedSearches.list': { owner: 'data', input: nothing, output: list, errors: [] },
  /** Keeps a search; what it finds now is not new. */
  'savedSearches.save': {
    owner: 'data',
    input: searchAsked.extend({ name: searchName }),
    output: one,
    errors: [],
  },
  'savedSearches.rename': {
    owner: 'data',
    input: one.extend({ name: searchName }),
    output: done,
    errors: ['saved-searches.not-found'],
  },
  /** Its results are shown: what is found now is no longer new. */
  'savedSearches.looked': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['saved-searches.not-found'],
  },
  'savedSearches.remove': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['saved-searches.not-found'],
  },
  /** Takes a removal back. */
  'savedSearches.restore': {
    owner: 'data',
    input: one,
    output: done,
    errors: ['saved-searches.not-found'],
  },
} as const satisfies Contract;
