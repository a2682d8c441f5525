import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Lets Node import the program's own rooms from a script. They name each other without an extension, as the bundler
 * reads them; Node wants the file. Import this first, then the rooms with `await import(…)`.
 */
registerHooks({
  resolve: (specifier, context, next) => {
    const from = context.parentURL ?? '';
    if (/^\.{1,2}\//.test(specifier) && from.startsWith('file:') && !from.includes('/node_modules/')) {
      for (const ending of ['.ts', '/index.ts']) {
        if (existsSync(fileURLToPath(new URL(specifier + ending, from))))
          return next(specifier + ending, context);
      }
    }
    return next(specifier, context);
  },
});
