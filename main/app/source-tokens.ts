import path from 'node:path';
import type { NewId } from '../../shared/kernel';
import type { SourceToken } from '../../shared/library';

/** Remembers which files and folders the user pointed at, so that the page never sees or invents a path. */
export interface SourceTokens {
  /** Gives each path a token; `isFolder` tells folders from files. */
  issue(paths: readonly string[], isFolder: (file: string) => boolean): SourceToken[];
  /** Paths of tokens, each usable once; null when one is unknown, and then none is used up. */
  redeem(tokens: readonly string[]): string[] | null;
}

export function createSourceTokens(newId: NewId): SourceTokens {
  const known = new Map<string, string>();
  return {
    issue: (paths, isFolder) =>
      paths.map((file) => {
        const token = newId();
        known.set(token, file);
        return { token, name: path.basename(file), kind: isFolder(file) ? 'folder' : 'file' };
      }),
    redeem: (tokens) => {
      const paths = tokens.map((token) => known.get(token));
      if (paths.some((file) => file === undefined)) return null;
      for (const token of tokens) known.delete(token);
      return paths as string[];
    },
  };
}
