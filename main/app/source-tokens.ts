import path from 'node:path';
import type { NewId } from '../../shared/kernel';
import type { SourceToken } from '../../shared/library';

/** Remembers which files and folders the user pointed at, so that the page never sees or invents a path. */
export interface SourceTokens {
  /** Gives each path a token; `isFolder` tells folders from files. */
  issue(paths: readonly string[], isFolder: (file: string) => boolean): SourceToken[];
  /** Paths of tokens, each usable once; null when one is unknown, and then none is used up. */
  redeem(tokens: readonly string[]): string[] | null;
  /** Paths of tokens that stay usable, for a second try; null when one is unknown. */
  look(tokens: readonly string[]): string[] | null;
}

export function createSourceTokens(newId: NewId): SourceTokens {
  const known = new Map<string, string>();
  const look = (tokens: readonly string[]): string[] | null => {
    const paths = tokens.map((token) => known.get(token));
    return paths.some((file) => file === undefined) ? null : (paths as string[]);
  };
  return {
    look,
    issue: (paths, isFolder) =>
      paths.map((file) => {
        const token = newId();
        known.set(token, file);
        // The root of a drive, such as that of a stick, has no other name.
        return { token, name: path.basename(file) || file, kind: isFolder(file) ? 'folder' : 'file' };
      }),
    redeem: (tokens) => {
      const paths = look(tokens);
      if (paths === null) return null;
      for (const token of tokens) known.delete(token);
      return paths;
    },
  };
}
