import path from 'node:path';

/** The alias by which sources that import `zod` get `shared/kernel/deferred-zod.ts`, in the program and in its tests alike. */
export function deferredSchemas(root: string): { find: RegExp; replacement: string }[] {
  return [{ find: /^zod$/, replacement: path.join(root, 'shared/kernel/deferred-zod.ts') }];
}
