import { readdirSync } from 'node:fs';
import path from 'node:path';

/** What pdf.js asks for by address at run time: character maps, substitute fonts, decoders, colour profiles. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

/**
 * pdf.js brings Liberation Sans 1 for texts in Helvetica and Arial whose font is not in the file. Its licence is the GPL,
 * which Waymark ships nothing under; Arimo is its successor of the same widths, under the OFL, and answers to its names.
 */
const INSTEAD_OF_LIBERATION: Readonly<Record<string, string>> = {
  'LiberationSans-Regular.ttf': '400Regular/Arimo_400Regular.ttf',
  'LiberationSans-Italic.ttf': '400Regular_Italic/Arimo_400Regular_Italic.ttf',
  'LiberationSans-Bold.ttf': '700Bold/Arimo_700Bold.ttf',
  'LiberationSans-BoldItalic.ttf': '700Bold_Italic/Arimo_700Bold_Italic.ttf',
  LICENSE_LIBERATION: 'LICENSE_FONT',
};

/** Files to be had below `pdfjs/`, by their address there, with the place in the folder of packages each is taken from. */
export function pdfjsFiles(packages: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(path.join(packages, 'pdfjs-dist', folder))) {
      const replacement = INSTEAD_OF_LIBERATION[name];
      files.set(
        `${folder}/${name === 'LICENSE_LIBERATION' ? 'LICENSE_ARIMO' : name}`,
        replacement === undefined
          ? path.join(packages, 'pdfjs-dist', folder, name)
          : path.join(packages, '@expo-google-fonts/arimo', replacement),
      );
    }
  }
  return files;
}
