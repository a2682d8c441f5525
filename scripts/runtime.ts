import { resolveRuntime } from './runtime/resolve.ts';

export { projectRoot } from './runtime/cache.ts';
export { type Display, ensureDisplay } from './runtime/display.ts';
export { type Runtime, resolveRuntime } from './runtime/resolve.ts';

// `npm run runtime` makes everything ready and says what was found, for a look or before going offline.
if (import.meta.main) {
  await import('./plain-failure.ts');
  process.stdout.write(`${JSON.stringify(await resolveRuntime(), null, 2)}\n`);
}
