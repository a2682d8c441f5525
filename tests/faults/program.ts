import path from 'node:path';
import { build, type Plugin } from 'vite';
import { deferredSchemas } from '../../scripts/build/deferred-schemas.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Where a source lies is known to it only before it is put into one file with others. */
const places: Plugin = {
  name: 'waymark:places',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('node_modules') || !code.includes('import.meta.dirname')
      ? null
      : code.replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id))),
};

let built: Promise<string> | undefined;

/**
 * The program that is cut off, as one file: loading the sources one by one would take most of the time of every run.
 *
 * @returns the file, built once a process
 */
export function builtProgram(): Promise<string> {
  built ??= build({
    configFile: false,
    logLevel: 'error',
    root,
    publicDir: false,
    resolve: { alias: deferredSchemas(root) },
    plugins: [places],
    build: {
      ssr: path.join(import.meta.dirname, 'child.ts'),
      // Within the project, for the database binding is found from there.
      outDir: path.join(root, `out/faults/${process.pid}`),
      minify: false,
      rolldownOptions: {
        external: ['better-sqlite3'],
        treeshake: { moduleSideEffects: false },
        output: { entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true },
  }).then(() => path.join(root, `out/faults/${process.pid}/child.mjs`));
  return built;
}
