import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The engine that reads letters from pictures: its machine code. */
export function tesseractWasm(packages: string): string {
  return path.join(packages, 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm');
}

/**
 * Language data for reading pictures, by name of the language: from their packages, and from `resources/ocr` those that no package has.
 */
export function ocrData(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const packages = path.join(root, 'node_modules/@tesseract.js-data');
  for (const language of readdirSync(packages)) {
    files.set(language, path.join(packages, language, '4.0.0_best_int', `${language}.traineddata.gz`));
  }
  const own = path.join(root, 'resources/ocr');
  for (const name of readdirSync(own)) {
    const [language, ending] = name.split('.traineddata');
    if (language !== undefined && ending === '.gz') files.set(language, path.join(own, name));
  }
  return files;
}
