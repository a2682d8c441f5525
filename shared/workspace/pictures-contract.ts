import { z } from 'zod';
import type { Contract } from '../kernel';

/** A PNG as base64, told by its first bytes. */
const png = z
  .string()
  .max(380_000)
  .regex(/^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/);
const svg = z
  .string()
  .max(380_000)
  .regex(/^<svg[\s>]/);

/** Calls that take a picture out of the window. */
export const picturesContract = {
  /** Asks where a picture is to be saved and writes it there; `saved` is false when the user closes the dialog. */
  'workspace.savePicture': {
    owner: 'main',
    input: z.strictObject({
      name: z.string().min(1).max(160),
      picture: z.discriminatedUnion('format', [
        z.strictObject({ format: z.literal('svg'), content: svg }),
        z.strictObject({ format: z.literal('png'), content: png }),
      ]),
    }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: ['workspace.save-refused', 'workspace.save-full'],
  },
} as const satisfies Contract;
