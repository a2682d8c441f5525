import { z } from 'zod';
import { type Contract, done, uuid } from '../kernel';
import { reportBlock, reportFormat, reportHead } from './model';

const name = z.string().trim().min(1).max(160);
const saved = z.strictObject({ saved: z.boolean() });

/** Calls that take a whole document out of the window. */
export const reportsContract = {
  /** Brings a piece of a report that is about to be saved, in order. Pieces of another report are forgotten. */
  'reports.add': {
    owner: 'main',
    input: z.strictObject({ id: uuid, blocks: z.array(reportBlock).max(5000) }),
    output: done,
    errors: ['reports.too-large'],
  },
  /** Asks where the report of these pieces is to be saved and writes it there; `saved` is false when the user closes the dialog. */
  'reports.save': {
    owner: 'main',
    input: z.strictObject({ id: uuid, name, format: reportFormat, head: reportHead }),
    output: saved,
    errors: ['reports.forgotten', 'reports.not-written', 'workspace.save-refused', 'workspace.save-full'],
  },
  /** Asks where a PDF is to be saved, and prints what the window now has for paper into it. */
  'reports.print': {
    owner: 'main',
    input: z.strictObject({ name, landscape: z.boolean() }),
    output: saved,
    errors: [
      ...['reports.not-written', 'reports.not-printed', 'workspace.save-refused', 'workspace.save-full'],
    ] as const,
  },
} as const satisfies Contract;
