import { charactersOfGlyphs } from './font-program';
import { type CodeMap, type LostCodes, readLostMaps } from './lost-maps';
import type { CodeSources } from './own-codes';
import { readFontProgram, sizeOfFontProgram } from './page-glyphs';
import type { PdfSource } from './pdf-source';
import type { Pdfium } from './pdfium';

/** Programs of fonts that are larger are not looked into; the largest of all scripts have 24 MB. */
const MOST_PROGRAM_BYTES = 32 * 1024 * 1024;
/** So many fonts of a file are kept: pages mostly share theirs. */
const MOST_PROGRAMS = 16;
const NOTHING: CodeMap = new Map();

/** What tells of the codes of one file's fonts; the engine and the file are asked for anew, as either may be opened again. */
export function codeSources(engine: () => Pdfium, source: () => PdfSource): CodeSources {
  let lost: LostCodes | undefined;
  const programs = new Map<string, CodeMap>();
  return {
    trusted: new Set(),
    lost() {
      lost ??= readLostMaps(source());
      return lost;
    },
    program(name, font) {
      const size = sizeOfFontProgram(engine(), font);
      if (size === 0 || size > MOST_PROGRAM_BYTES) return NOTHING;
      const key = `${size} ${name}`;
      const known = programs.get(key);
      if (known) return known;
      const program = readFontProgram(engine(), font, size);
      const characters = program === null ? NOTHING : charactersOfGlyphs(program);
      if (programs.size < MOST_PROGRAMS) programs.set(key, characters);
      return characters;
    },
  };
}
