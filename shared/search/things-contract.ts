import { z } from 'zod';
import type { Contract } from '../kernel';
import { snippet } from './model.ts';

/**
 * Small things that the search finds beside pages, in the order shown: items of the questionnaire, national answers with their
 * evidence, those of the agencies, what readers marked and noted on pages, articles of instruments, topics, terms of the glossary,
 * actions of the plan. A new kind is a name here, a provider in the data process and a place to open in the window.
 */
export const THING_KINDS = [
  ...(['item', 'answer', 'agency-answer', 'highlight'] as const),
  ...(['article', 'topic', 'term', 'action'] as const),
] as const;
export const thingKind = z.enum(THING_KINDS);
export type ThingKind = z.infer<typeof thingKind>;

/** A small thing that was found: what it is called, and where the words stand. */
export const thing = z.strictObject({ id: z.string(), title: snippet, text: snippet });
export type Thing = z.infer<typeof thing>;

/** Found things of one kind, best first; `total` counts those that are not shown too. */
export const thingGroup = z.strictObject({
  kind: thingKind,
  total: z.number().int().positive(),
  things: z.array(thing),
});
export type ThingGroup = z.infer<typeof thingGroup>;

export const thingsContract = {
  /** Small things that hold what the query asks for, by kind. */
  'search.things': {
    owner: 'search',
    input: z.strictObject({
      text: z.string().max(1_000),
      perKind: z.number().int().min(1).max(50).default(4),
      asYouType: z.boolean().default(false),
    }),
    output: z.array(thingGroup),
    errors: ['search.index-rebuilt'],
  },
} as const satisfies Contract;
