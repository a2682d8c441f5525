import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const vocabulary = z.object({ member: z.record(z.string(), z.object({ label: z.string() })) });

/**
 * What the window calls the members in all its languages, by alpha-2 code: a table that somebody made from what the window shows uses
 * these names. A language that cannot be read has none: such names are asked about as any that are not known.
 */
export function memberNames(resources: string): [code: string, name: string][] {
  const folder = path.join(resources, 'locales');
  return readdirSync(folder).flatMap((language) => {
    try {
      const { member } = vocabulary.parse(
        JSON.parse(readFileSync(path.join(folder, language, 'vocabulary.json'), 'utf8')),
      );
      return Object.entries(member).map(([code, { label }]): [string, string] => [code, label]);
    } catch {
      return [];
    }
  });
}
