import { z } from 'zod';
import { pageReading, READING_DATA } from '../../shared/library';

const readingData = z.enum(READING_DATA);

/** What the data process asks of the process that reads pictures. One request is under way at a time. */
export const ocrRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('read'),
    file: z.string(),
    page: z.number().int().positive(),
    data: z.array(readingData).min(1).max(4),
  }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('compare'),
    file: z.string(),
    page: z.number().int().positive(),
    data: z.array(readingData).min(1),
  }),
]);
export type OcrRequest = z.infer<typeof ocrRequest>;

/** How well the data of a language fit a page, and what was read with them. */
export const languageFit = z.strictObject({
  data: readingData,
  fit: z.number().int().min(0).max(100),
  text: z.string().max(100_000),
});
export type LanguageFit = z.infer<typeof languageFit>;

/** What it answers. It has drawn a hostile file, so whatever it says is parsed before it is believed. */
export const ocrReply = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.number().int(), kind: z.literal('read'), reading: pageReading.nullable() }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('compared'),
    fits: z.array(languageFit).max(READING_DATA.length),
  }),
  z.strictObject({
    id: z.number().int(),
    kind: z.literal('failed'),
    code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
  }),
]);
export type OcrReply = z.infer<typeof ocrReply>;
