import { z } from 'zod';
import { type Contract, isoDate, uuid } from '../kernel';
import { lawChangeKind } from '../library';
import { itemId } from './model';

/** A citation whose text changed, as long as nobody has decided what that means for the answer. */
export const changedEvidence = z.strictObject({
  citationId: uuid,
  itemId,
  /** Null for the national answer. */
  agencyId: uuid.nullable(),
  /** The gravest thing that happened. */
  kind: lawChangeKind,
  /** The whole text is gone, so that the answer rests on nothing there. */
  ends: z.boolean(),
  since: isoDate.nullable(),
});
export type ChangedEvidence = z.infer<typeof changedEvidence>;

export const changedEvidenceContract = {
  /** What happened to texts that the answers on an item of an open assessment cite, as far as nobody has decided about it. */
  'assessments.changedEvidence': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, itemId }),
    output: z.array(changedEvidence),
    errors: [],
  },
} as const satisfies Contract;
