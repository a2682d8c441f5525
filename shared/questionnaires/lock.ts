import { z } from 'zod';
import { sha256 } from '../kernel';
import { editionName, questionnaireId } from './model';

/**
 * The published editions with the SHA-256 of the canonical JSON of each, and of the mapping from the edition before. Append only: the
 * hash of an edition in use never changes, because answers given to it would otherwise change their meaning afterwards.
 */
export const editionsLock = z
  .array(
    z
      .strictObject({ id: questionnaireId, edition: editionName, sha256, mapping: sha256.optional() })
      .readonly(),
  )
  .min(1)
  .readonly();
export type EditionsLock = z.infer<typeof editionsLock>;
