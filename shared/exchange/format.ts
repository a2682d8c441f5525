import { z } from 'zod';
import { AppError } from '../kernel';

/** The version of the format this program writes. A reader takes any lower one and, of the same major number, any higher one. */
export const FORMAT_VERSION = { major: 1, minor: 4 } as const;

type Fields = Readonly<Record<string, unknown>>;

/** Turns what lies in a pack of one major version into that of the next one. */
export interface UpConverter {
  readonly manifest: (manifest: Fields) => Fields;
  /** A thing as it lies in a file of facts. */
  readonly thing: (thing: Fields) => Fields;
}

/** What a reader knows: the version it stands at, and the way there from each older major version. */
export interface Format {
  readonly version: { readonly major: number; readonly minor: number };
  readonly converters: Readonly<Record<number, UpConverter>>;
}

/** There is no older major version yet; the next one adds its converter here. */
export const FORMAT: Format = { version: FORMAT_VERSION, converters: {} };

const versionOnly = z.object({
  format: z.literal('waymark-pack'),
  formatVersion: z.object({ major: z.number(), minor: z.number() }),
  requires: z.array(z.string()).default([]),
});

/** How a pack of some version is read. */
export interface Reading {
  /** A later minor version of the same major one: what it adds is passed over. */
  readonly isLater: boolean;
  readonly manifest: (manifest: unknown) => unknown;
  readonly thing: (thing: unknown) => unknown;
}

/**
 * How to read a pack, by its manifest.
 *
 * @throws AppError `pack.newer` with `found` when only a newer program can read it; `pack.schema` with `at` when it says no version.
 */
export function readingOf(manifest: unknown, { version, converters }: Format): Reading {
  const parsed = versionOnly.safeParse(manifest);
  if (!parsed.success) throw new AppError('pack.schema', { at: 'formatVersion' });
  const { formatVersion, requires } = parsed.data;
  const found = `${formatVersion.major}.${formatVersion.minor}`;
  if (formatVersion.major > version.major || requires.length > 0) throw new AppError('pack.newer', { found });
  const steps: UpConverter[] = [];
  for (let major = formatVersion.major; major < version.major; major += 1) {
    const step = converters[major];
    if (step === undefined) throw new AppError('pack.schema', { at: 'formatVersion' });
    steps.push(step);
  }
  const raised = (part: keyof UpConverter) => (value: unknown) =>
    typeof value !== 'object' || value === null
      ? value
      : steps.reduce<Fields>((fields, step) => step[part](fields), value as Fields);
  return {
    isLater: formatVersion.major === version.major && formatVersion.minor > version.minor,
    manifest: raised('manifest'),
    thing: raised('thing'),
  };
}
