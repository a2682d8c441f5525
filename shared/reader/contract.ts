import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, uuid } from '../kernel';
import { documentSummary } from '../library';
import { highlightsContract } from './highlights-contract';

export const readerContract = {
  /** What the viewer needs to open a version: its facts and the page where reading stopped last time (1-based). */
  'reader.open': {
    owner: 'data',
    input: z.strictObject({
      versionId: uuid,
      /** Only looked up, because somebody points at it and may open it next: nobody reads it yet. */
      ahead: z.boolean().default(false),
    }),
    output: z.strictObject({
      document: documentSummary,
      versionLabel: z.string(),
      lastPage: z.number().int().positive(),
    }),
    errors: ['library.not-found'],
  },
  /** Remembers the page (1-based) where reading stopped. */
  'reader.leave': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid, page: z.number().int().positive() }),
    output: done,
    errors: ['library.not-found'],
  },
  ...highlightsContract,
} as const satisfies Contract;
