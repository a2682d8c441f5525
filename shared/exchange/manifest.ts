import { z } from 'zod';
import { AppError, instant, sha256, uuid } from '../kernel';
import { ENTRY_NAME, PACK_LIMITS } from './limits';

/** The version of the format this program writes. A reader takes any lower one and, of the same major number, any higher one. */
export const FORMAT_VERSION = { major: 1, minor: 0 } as const;

/** What a pack is for; a word for lists, it decides nothing about what is inside. */
export const PACK_KINDS = [
  'library',
  'laws',
  'assessment',
  'plan',
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

const versionOnly = z.object({
  format: z.literal('waymark-pack'),
  formatVersion: z.object({ major: z.number(), minor: z.number() }),
  requires: z.array(z.string()).default([]),
});

/** Turns the manifest of an older major version into that of the next one. */
type UpConverter = (manifest: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the major version they start from. There is no older version yet; the next one adds its entry here. */
export const UP_CONVERTERS: Readonly<Record<number, UpConverter>> = {};

function convertUp(
  given: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  converters: Readonly<Record<number, UpConverter>>,
): Readonly<Record<string, unknown>> {
  let manifest = given;
  for (let major = from; major < to; major += 1) {
    const convert = converters[major];
    if (convert === undefined) throw new AppError('pack.schema', { at: 'formatVersion' });
    manifest = convert(manifest);
  }
  return manifest;
}

/**
 * Reads a manifest of any version.
 *
 * @throws AppError `pack.newer` with `found` when only a newer program can read it; `pack.schema` with `at` when it breaks the form.
 */
export function readManifest(
  value: unknown,
  converters: Readonly<Record<number, UpConverter>> = UP_CONVERTERS,
  known: { readonly major: number; readonly minor: number } = FORMAT_VERSION,
): PackManifest {
  const version = versionOnly.safeParse(value);
  if (!version.success) throw new AppError('pack.schema', { at: 'formatVersion' });
  const { formatVersion, requires } = version.data;
  if (formatVersion.major > known.major || requires.length > 0)
    throw new AppError('pack.newer', { found: `${formatVersion.major}.${formatVersion.minor}` });
  const raised = convertUp(
    value as Readonly<Record<string, unknown>>,
    formatVersion.major,
    known.major,
    converters,
  );
  const isLater = formatVersion.major === known.major && formatVersion.minor > known.minor;
  const parsed = (isLater ? laterManifest : packManifest).safeParse(raised);
  if (!parsed.success)
    throw new AppError('pack.schema', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}
