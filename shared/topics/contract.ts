import { z } from 'zod';
import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { languageCode, topicId } from '../vocabulary';
import { NOTE_LENGTH, readTopicPages, topicNote } from './model';

export const topicsContract = {
  /** The pages of all topics in a language; null for that of the pages. Shipped with the program and small enough to send whole. */
  'topics.pages': {
    owner: 'data',
    input: z.strictObject({ language: languageCode.nullable() }),
    output: readTopicPages,
    errors: [],
  },
  /** What the users of this workspace wrote on topics; topics without a note are left out. */
  'topics.notes': { owner: 'data', input: nothing, output: z.array(topicNote), errors: [] },
  /** Writes the note of one topic; an empty text takes it away. Answers when it is on disk. */
  'topics.saveNote': {
    owner: 'data',
    input: z.strictObject({ topicId, text: z.string().max(NOTE_LENGTH) }),
    output: z.strictObject({ note: topicNote.nullable() }),
    errors: [],
  },
} as const satisfies Contract;
