import { z } from 'zod';
import { type Contract, instant, nothing } from '../kernel';
import { memberCode } from '../vocabulary';
import { treatyStatusEntry, treatyStatusFields } from './treaty-status';

const entries = z.array(treatyStatusEntry);
const place = { member: memberCode, instrument: z.string().min(1).max(40) } as const;

export const treatyContract = {
  /** What people of this workspace entered about States and treaties. */
  'instruments.statuses': { owner: 'data', input: nothing, output: entries, errors: [] },
  /** Says what a treaty is for a State, with the source. Gives all that is entered. */
  'instruments.setStatus': {
    owner: 'data',
    input: z.strictObject({ ...place, fields: treatyStatusFields }),
    output: entries,
    errors: ['instruments.not-a-treaty'],
  },
  /** Everything that was ever entered about a State and a treaty, oldest first: one line a field. */
  'instruments.statusHistory': {
    owner: 'data',
    input: z.strictObject(place),
    output: z.array(
      z.strictObject({
        at: instant,
        actor: z.string(),
        field: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    errors: [],
  },
} as const satisfies Contract;
