import { z } from 'zod';
import { type Contract, done, nothing, sha256 } from '../kernel';
import {
  jumpEntry,
  mark,
  occurrenceList,
  pageText,
  queryReply,
  searchFilters,
  searchStatus,
} from './model.ts';
import { thingsContract } from './things-contract.ts';

const text = z.string().max(1_000);
const page = z.number().int().min(1);

export const searchContract = {
  ...thingsContract,
  /** Finds pages, grouped by document, best first. `asYouType` widens the last word while it is half typed. */
  'search.query': {
    owner: 'search',
    input: z.strictObject({
      text,
      filters: searchFilters.prefault({}),
      /** Documents in the answer. */
      limit: z.number().int().min(1).max(100).default(20),
      /** Documents to skip. */
      offset: z.number().int().nonnegative().default(0),
      /** Best pages shown of each document. */
      pagesPerDocument: z.number().int().min(1).max(50).default(3),
      asYouType: z.boolean().default(false),
      /** Also looks for what the words are called in other languages. */
      bridge: z.boolean().default(false),
    }),
    output: queryReply,
    errors: ['search.index-rebuilt'],
  },
  /** Every place in one document where the query stands, in reading order. */
  'search.findInDocument': {
    owner: 'search',
    input: z.strictObject({
      sha256,
      text,
      limit: z.number().int().min(1).max(5_000).default(500),
      offset: z.number().int().nonnegative().default(0),
    }),
    output: occurrenceList,
    errors: ['search.index-rebuilt'],
  },
  'search.pageText': {
    owner: 'search',
    input: z.strictObject({ sha256, page }),
    output: pageText,
    errors: ['search.page-not-indexed', 'search.index-rebuilt'],
  },
  /**
   * Where the query stands in the indexed text of a page, as UTF-16 offsets of what `search.pageText` gives, and by its position among
   * them the place that tells most, around which a hit shows the page.
   */
  'search.marks': {
    owner: 'search',
    input: z.strictObject({ sha256, page, text }),
    output: z.strictObject({ marks: z.array(mark), best: z.number().int().nonnegative().nullable() }),
    errors: ['search.page-not-indexed', 'search.index-rebuilt'],
  },
  /** Documents, items, topics and the like whose name fits, best first. */
  'search.jump': {
    owner: 'search',
    input: z.strictObject({ text, limit: z.number().int().min(1).max(50).default(12) }),
    output: z.array(jumpEntry),
    errors: ['search.index-rebuilt'],
  },
  /** Has the search ready for what is asked of it next: it rests while nobody needs it. */
  'search.wake': { owner: 'search', input: nothing, output: done, errors: [] },
  /** How much is indexed. */
  'search.status': {
    owner: 'search',
    input: nothing,
    output: searchStatus,
    errors: ['search.index-rebuilt'],
  },
} as const satisfies Contract;
