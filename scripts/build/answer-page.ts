import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** The page that agencies without Waymark answer on, in two texts that are put into every sheet. */
export interface AnswerPage {
  readonly script: string;
  readonly style: string;
}

/** Builds the page as one script that needs nothing else. */
export async function buildAnswerPage(root: string): Promise<AnswerPage> {
  const folder = path.join(root, 'renderer/sheets/answer-page');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      write: false,
      target: 'es2021',
      minify: true,
      lib: { entry: path.join(folder, 'page.ts'), formats: ['iife'], name: 'sheet' },
      // Of the room's door only the rules without schemas are used.
      rolldownOptions: {
        treeshake: { moduleSideEffects: (id) => id.replaceAll('\\', '/').endsWith('/answer-page/page.ts') },
      },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error('The page for answers was not built.');
  const script = chunk.code.trim();
  if (/<\/script/i.test(script)) throw new Error('The page for answers would end its own script.');
  return { script, style: readFileSync(path.join(folder, 'page.css'), 'utf8').trim() };
}
