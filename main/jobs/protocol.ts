import { z } from 'zod';
import { workbook } from '../../shared/kernel';
import { extractedPage, extractionSummary, stagedFile, textReading, wordOnPage } from '../../shared/library';
import { LIMITS } from './limits';

/** What the data process asks of a job process. One request is under way at a time. */
export const jobRequest = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.number().int(), kind: z.literal('stage'), source: z.string(), target: z.string() }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('extract'),
    file: z.string(),
    password: z.string().nullable(),
    reading: textReading,
    /** Of a file over which a process was lost: pages up to this one are here already, and those after it come one by one. */
    after: z.number().int().nonnegative().nullable(),
    /** Time ran out over it before. */
    wasLate: z.boolean(),
    /** Pages that are not to be opened. */
    without: z.array(z.number().int().positive()),
  }),
  z.strictObject({ id: z.number().int(), kind: z.literal('workbook'), file: z.string() }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('words'),
    file: z.string(),
    page: z.number().int().positive(),
    reading: textReading,
  }),
  /** The last pages were stored; the next may come. */
  z.strictObject({ id: z.number().int(), kind: z.literal('go-on') }),
  /** The last pages could not be stored; the rest is not wanted. */
  z.strictObject({ id: z.number().int(), kind: z.literal('stop') }),
]);
export type JobRequest = z.infer<typeof jobRequest>;

/**
 * What a job process answers. It has read a hostile file, so whatever it says is parsed before it is believed.
 */
export const jobReply = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.number().int(), kind: z.literal('staged'), file: stagedFile }),
  /** A file is open, and its pages are read from now on. */
  z.strictObject({ id: z.number().int(), kind: z.literal('opened') }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('pages'),
    pages: z.array(extractedPage).max(LIMITS.batchPages),
  }),
  z.strictObject({ id: z.number().int(), kind: z.literal('done'), summary: extractionSummary }),
  z.strictObject({ id: z.number().int(), kind: z.literal('workbook'), workbook }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('words'),
    words: z.array(wordOnPage).max(LIMITS.pageText),
  }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('failed'),
    code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
]);
export type JobReply = z.infer<typeof jobReply>;
