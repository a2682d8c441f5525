import path from 'node:path';

const PACK = /[^\\/]\.waymark(-part)?$/i;

/** The packs among the arguments of a start, as the desktop gives them for a double click; `folder` is where they were given. */
export function packsIn(argv: readonly string[], folder: string): string[] {
  const named = argv.filter((argument) => !argument.startsWith('-') && PACK.test(argument));
  return [...new Set(named.map((file) => path.resolve(folder, file)))];
}
