import { z } from 'zod';
import { languageCode } from '../vocabulary';

/** A term of the glossary by which a page was found. */
export const foundBy = z.strictObject({
  term: z.string(),
  language: languageCode,
  /** What the term means, by the name of the glossary's entry. */
  meaning: z.string(),
  checked: z.boolean(),
});
export type FoundBy = z.infer<typeof foundBy>;

/** How the glossary widens a query to other languages. */
export const bridgeReport = z.strictObject({
  /** Other languages were searched too. */
  on: z.boolean(),
  /** Words of the query that the glossary has. */
  parts: z.array(
    z.strictObject({
      typed: z.string(),
      concepts: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  ),
  /** Typed words that no entry of the glossary has: pages in other languages must hold them too. */
  missing: z.array(z.string()),
  /** Words left out for which some language asked has no term: pages there are left out only where they hold them as typed. */
  keptAsTyped: z.array(z.string()),
  /** The terms that are, or would be, looked for, and those by which pages are left out. */
  terms: z.array(
    z.strictObject({ language: languageCode, terms: z.array(z.string()), without: z.array(z.string()) }),
  ),
  /** What only these terms find; null when it was not looked for. */
  found: z
    .strictObject({ pages: z.number().int().nonnegative(), documents: z.number().int().nonnegative() })
    .nullable(),
});
export type BridgeReport = z.infer<typeof bridgeReport>;
