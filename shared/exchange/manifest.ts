import { z } from 'zod';
import { AppError, instant, sha256, uuid } from '../kernel';
import { FORMAT, type Format, readingOf } from './format';
import { ENTRY_NAME, PACK_LIMITS } from './limits';

/** What a pack is for; a word for lists, it decides nothing about what is inside. */
export const PACK_KINDS = [
  'library',
  'laws',
  'assessment',
  'plan',
  'questionnaire',
  'results',
  'topic',
  'request',
  'contribution',
  'mixed',
] as const;
export const packKind = z.enum(PACK_KINDS);
export type PackKind = z.infer<typeof packKind>;

const partyName = z.string().trim().min(1).max(200);

const packFile = z.strictObject({
  path: z.string().regex(ENTRY_NAME),
  size: z.number().int().nonnegative().max(PACK_LIMITS.packBytes),
  sha256,
  type: z.enum(['things', 'pdf']),
});
export type PackFile = z.infer<typeof packFile>;

const shape = {
  format: z.literal('waymark-pack'),
  formatVersion: z.strictObject({
    major: z.number().int().positive().max(1000),
    minor: z.number().int().nonnegative().max(1000),
  }),
  /** What a reader must know besides this version; a reader that does not must refuse. */
  requires: z.array(z.string().max(40)).max(20),
  kind: packKind,
  packId: uuid,
  /** All packs from one sender to one receiver; `revision` rises by one with each. */
  series: uuid,
  revision: z.number().int().positive(),
  /** The pack of the series that this one goes on from: what was sent with it and before it is not in it again. */
  base: uuid.nullable(),
  from: partyName,
  to: partyName,
  createdAt: instant,
  app: z.string().max(40),
  note: z.string().max(2000),
  files: z.array(packFile).max(PACK_LIMITS.entries),
} as const;

/** What a pack says of itself: signed, and it names the hash of everything else. */
export const packManifest = z.strictObject(shape);
export type PackManifest = z.infer<typeof packManifest>;

/** Fields that a later minor version added are passed over. */
const laterManifest = z.object(shape);

/**
 * Reads a manifest of any version.
 *
 * @throws AppError as `readingOf`; `pack.schema` with `at` when it breaks the form.
 */
export function readManifest(value: unknown, format: Format = FORMAT): PackManifest {
  const reading = readingOf(value, format);
  const parsed = (reading.isLater ? laterManifest : packManifest).safeParse(reading.manifest(value));
  if (!parsed.success)
    throw new AppError('pack.schema', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
