import { cpSync, createReadStream, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { buildAnswerPage } from './scripts/build/answer-page.ts';
import { checkedResources } from './scripts/build/checked-resources.ts';
import type { keepCompiledScripts } from './scripts/build/compiled-scripts.ts';
import { deferredSchemas } from './scripts/build/deferred-schemas.ts';
import { leanOutput } from './scripts/build/lean-output.ts';
import { ocrData, tesseractWasm } from './scripts/build/ocr-files.ts';
import { pdfjsFiles } from './scripts/build/pdfjs-files.ts';

const root = import.meta.dirname;
const packages = path.join(root, 'node_modules');

/** Schemas are built when they are first used: see the file. */
const resolve = { alias: deferredSchemas(root) };

/** Serves what pdf.js asks for below `pdfjs/`, built and in development alike. */
function pdfjsBesideThePage(): Plugin {
  const files = pdfjsFiles(packages);
  return {
    name: 'waymark:pdfjs-files',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const file = files.get((request.url ?? '').replace(/^\//, '').replace(/\?.*$/, ''));
        if (!file) return next();
        response.setHeader(
          'content-type',
          file.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream',
        );
        createReadStream(file).pipe(response);
      });
    },
    writeBundle(options) {
      if (!options.dir) return;
      for (const [address, file] of files) cpSync(file, path.join(options.dir, 'pdfjs', address));
    },
  };
}

/** Loads the letters of the first screen with its script instead of after its first layout. */
function fontsOfTheFirstScreen(): Plugin {
  return {
    name: 'waymark:first-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /\/noto-sans-latin-(?:400|600)-normal-[^/]+\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
          })),
    },
  };
}

/** Puts pdfium's machine code next to the jobs that read it from disk. */
function pdfiumWasm(): Plugin {
  return {
    name: 'waymark:pdfium-wasm',
    writeBundle(options) {
      if (!options.dir) return;
      cpSync(path.join(packages, '@embedpdf/pdfium/dist/pdfium.wasm'), path.join(options.dir, 'pdfium.wasm'));
    },
  };
}

/** Puts the engine that reads letters, and what it knows of each language, next to the process that reads pictures. */
function ocrBesideTheProcess(): Plugin {
  return {
    name: 'waymark:ocr-files',
    writeBundle(options) {
      if (!options.dir) return;
      cpSync(tesseractWasm(packages), path.join(options.dir, 'tesseract.wasm'));
      for (const [language, file] of ocrData(root)) {
        cpSync(file, path.join(options.dir, 'ocr', `${language}.traineddata.gz`));
      }
    },
  };
}

/** Puts the page that agencies without Waymark answer on beside the process that sends it out. */
function answerPageBesideTheProcess(): Plugin {
  return {
    name: 'waymark:answer-page',
    async writeBundle(options) {
      if (!options.dir) return;
      const page = await buildAnswerPage(root);
      writeFileSync(path.join(options.dir, 'answer-page.json'), JSON.stringify(page));
    },
  };
}

/**
 * Gives each background process a first file of one line. Node reads a first file through to its end for the names it might export, and
 * keeps twice its size in memory for that; a file that is required is spared.
 */
function shortFirstFiles(names: readonly string[]): Plugin {
  return {
    name: 'waymark:short-first-files',
    generateBundle(_options, bundle) {
      for (const name of names) {
        const chunk = bundle[`${name}.cjs`];
        if (chunk === undefined) continue;
        chunk.fileName = `${name}-process.cjs`;
        const source =
          name === COMPILED
            ? `require('./compiled.cjs').runScripts(__dirname,'${name}-process.cjs','${name}.compiled');\n`
            : `require('./${name}-process.cjs');\n`;
        this.emitFile({ type: 'asset', fileName: `${name}.cjs`, source });
      }
    },
  };
}

/** The process that a start waits for: its scripts run as the build has compiled them (decision 29). */
const COMPILED = 'data';

/** Leaves the compiled scripts of that process beside it, where there is an Electron to compile them. */
function compiledBesideTheProcess(): Plugin {
  const built = path.join(root, 'out/main');
  return {
    name: 'waymark:compiled-scripts',
    // In development each change would wait for it.
    apply: (_config, { mode }) => mode === 'production',
    async closeBundle() {
      if (!existsSync(path.join(built, `${COMPILED}.cjs`))) return;
      // As it lies there: bundled with this file it would look for the runtime beside this file.
      const script = pathToFileURL(path.join(root, 'scripts/build/compiled-scripts.ts')).href;
      const { keepCompiledScripts: keep } = (await import(script)) as {
        keepCompiledScripts: typeof keepCompiledScripts;
      };
      await keep(root, {
        built,
        entry: `${COMPILED}-process.cjs`,
        target: path.join(built, `${COMPILED}.compiled`),
      });
    },
  };
}

/** Leaves a list of the resources that were checked, so that a start need not check them again. */
function checkedResourcesBesideTheProcess(): Plugin {
  return {
    name: 'waymark:checked-resources',
    async writeBundle(options) {
      if (!options.dir) return;
      const list = await checkedResources(root);
      writeFileSync(path.join(options.dir, 'checked-resources.json'), JSON.stringify(list));
    },
  };
}

// package.json says "type": "module", so everything CommonJS, shared chunks included, has to be named .cjs.
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  // Names stay, for the log tells of bugs by them.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
} as const;

export default defineConfig({
  main: {
    resolve,
    plugins: [
      pdfiumWasm(),
      ocrBesideTheProcess(),
      answerPageBesideTheProcess(),
      checkedResourcesBesideTheProcess(),
      shortFirstFiles(['data', 'search', 'job', 'ocr']),
      leanOutput(),
      compiledBesideTheProcess(),
    ],
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      // Packages are bundled, for Electron 33 cannot require() an ESM-only one; only the native addon stays outside.
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: {
          index: path.join(root, 'main/app/index.ts'),
          data: path.join(root, 'main/app/data-process.ts'),
          search: path.join(root, 'main/app/search-process.ts'),
          job: path.join(root, 'main/app/job-process.ts'),
          ocr: path.join(root, 'main/app/ocr-process.ts'),
          compiled: path.join(root, 'main/app/compiled-scripts.ts'),
          texts: path.join(root, 'main/app/texts-worker.ts'),
          reports: path.join(root, 'main/app/reports-worker.ts'),
        },
        external: ['better-sqlite3'],
        // Each process then loads only what it uses of a room, though its door also names the rest: pdfium stays with the jobs.
        treeshake: { moduleSideEffects: false },
        output: commonJs,
      },
    },
  },
  preload: {
    resolve,
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      externalizeDeps: false,
      reportCompressedSize: false,
      rolldownOptions: { input: { index: path.join(root, 'preload/index.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: path.join(root, 'renderer'),
    resolve,
    plugins: [react(), pdfjsBesideThePage(), fontsOfTheFirstScreen(), leanOutput()],
    build: {
      outDir: path.join(root, 'out/renderer'),
      target: 'chrome130',
      // No data: addresses: the content policy then needs no exception for fonts and pictures.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: {
        input: path.join(root, 'renderer/index.html'),
        // All that the first screen needs in one script: asked for in sixty pieces, each went through the main process.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        // A room that comes when it is gone to, and that the first screen takes something of, would be in the first script as a whole.
        onwarn: (warning, warn) => {
          if (warning.code === 'INEFFECTIVE_DYNAMIC_IMPORT') throw new Error(warning.message);
          warn(warning);
        },
        // The first screen then brings only what it uses itself of a room or of the kit. Only two modules do something by being loaded.
        treeshake: {
          moduleSideEffects: [
            {
              test: /[\\/](?:renderer|shared)[\\/](?!app[\\/](?:main|zod-first)\.)[^?]+\.tsx?$/,
              sideEffects: false,
            },
          ],
        },
      },
    },
  },
});
