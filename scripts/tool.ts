import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './runtime.ts';

/**
 * The command line that runs a development tool of this project with this very Node, whatever the search path and the
 * operating system: `tool('typescript', 'tsc')` gives the program and its first arguments.
 */
export function tool(packageName: string, command = packageName): [program: string, ...args: string[]] {
  const home = path.join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const script = typeof bin === 'string' ? bin : bin?.[command];
  if (!script) throw new Error(`${packageName} has no command ${command}; has npm ci been run?`);
  return [process.execPath, path.join(home, script)];
}
