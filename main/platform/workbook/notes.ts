import { AppError, type PlacedWords, WORKBOOK_LIMITS } from '../../../shared/kernel';
import type { Archive } from './archive';
import { believedPlace, type Taken, take } from './cells';
import { kept, type ListedSheet, relationsOf, unescaped } from './parts';
import { attributesOf, readXml } from './xml';

/** Notes by the name of their cell; what answers one comes behind it. */
async function wordsOn(archive: Archive, part: string, element: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  let at: string | null = null;
  let words = '';
  let isText = false;
  let aloud = 0;
  await readXml(archive.unpacked(part), {
    open: (name, raw) => {
      if (name === element) {
        at = attributesOf(raw).get('ref') ?? 'A1';
        words = '';
      }
      if (name === 'rPh') aloud += 1;
      // A note has its text in runs; a comment that can be answered has it as it is.
      isText = at !== null && aloud === 0 && (name === 't' || (name === 'text' && element !== 'comment'));
    },
    text: (more) => {
      if (isText) words = kept(words, more);
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') aloud -= 1;
      if (name !== element || at === null) return;
      const text = unescaped(words).trim();
      if (text !== '') found.set(at, [...(found.get(at) ?? []), text]);
      at = null;
    },
  });
  return found;
}

/** Notes on the cells of a sheet, and those of which nobody can tell the cell. */
interface FoundNotes {
  readonly notes: PlacedWords[];
  readonly adrift: string[];
}

/**
 * What people wrote on the cells of a sheet. Comments that can be answered stand a second time as notes, for programs that do not know
 * them; those are left out. A note on a cell that no sheet has is kept apart: what stands in the cells is not less true for it.
 *
 * @throws AppError `workbook.unreadable`, `workbook.too-large`.
 */
export async function readNotes(archive: Archive, sheet: ListedSheet, taken: Taken): Promise<FoundNotes> {
  const relations = [...(await relationsOf(archive, sheet.part)).values()];
  const read = async (kind: string, element: string) => {
    const parts = relations.filter((one) => one.kind === kind && archive.has(one.part));
    const found = new Map<string, string[]>();
    for (const { part } of parts)
      for (const [cell, words] of await wordsOn(archive, part, element)) found.set(cell, words);
    return found;
  };
  const all = new Map([
    ...(await read('comments', 'comment')),
    ...(await read('threadedComment', 'threadedComment')),
  ]);
  const notes: PlacedWords[] = [];
  const adrift: string[] = [];
  for (const [cell, words] of all) {
    const text = words.join('\n');
    if (text.length > WORKBOOK_LIMITS.cellText) throw new AppError('workbook.too-large');
    take(taken, text.length);
    // Of several cells the first.
    const place = believedPlace(cell.split(':')[0] ?? '');
    if (place === undefined) adrift.push(text);
    else notes.push({ ...place, text });
  }
  return { notes: notes.toSorted((a, b) => a.row - b.row || a.column - b.column), adrift };
}
