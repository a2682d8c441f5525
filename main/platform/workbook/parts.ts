import { AppError, WORKBOOK_LIMITS } from '../../../shared/kernel';
import type { Archive } from './archive';
import { type TimeLook, timeLookOf } from './date-formats';
import { attributesOf, readXml } from './xml';

/** Texts that cells share, cell formats and relations: a workbook within our bounds has far fewer. */
const MOST_ENTRIES = 1_000_000;

const unreadable = (cause?: unknown) => new AppError('workbook.unreadable', {}, cause);

/** As many units as one sign may take in a part: `_x000D_`. */
const LONGEST_SIGN = 7;

/** A text of a workbook, of which no more is kept than a cell may hold and what tells that it is too long. */
export const kept = (text: string, more: string) =>
  text.length > WORKBOOK_LIMITS.cellText * LONGEST_SIGN ? text : text + more;

/** What a program writes as `_x000D_`, for signs that XML does not hold; the one of no sign at all ends a text where texts are stored. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text
        .replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
        .replaceAll('\0', '')
    : text;

const folderOf = (part: string) => part.slice(0, part.lastIndexOf('/') + 1);

/** A name as it is said in a part, from the beginning of the archive. */
function resolved(from: string, target: string): string {
  const steps: string[] = [];
  for (const step of (/^[/\\]/.test(target) ? target : folderOf(from) + target).split(/[/\\]/)) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

interface Relation {
  readonly kind: string;
  readonly part: string;
}

/** What a part refers to within the archive, by its ids. */
export async function relationsOf(archive: Archive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  const folder = folderOf(part);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!archive.has(name)) return relations;
  await readXml(archive.unpacked(name), {
    open: (element, raw) => {
      if (element !== 'Relationship') return;
      const said = attributesOf(raw);
      const [id, type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => said.get(key));
      if (id === undefined || said.get('TargetMode') === 'External') return;
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), part: resolved(part, target) });
      if (relations.size > MOST_ENTRIES) throw new AppError('workbook.too-large');
    },
    text: () => undefined,
    close: () => undefined,
  });
  return relations;
}

/** A sheet with cells, as the list of sheets names it. */
export interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

export interface WorkbookParts {
  /** Sheets with cells, in their order; one that holds nothing but a chart is none. */
  readonly sheets: readonly ListedSheet[];
  readonly isFrom1904: boolean;
  readonly sharedTexts: readonly string[];
  /** Formats of cells under which a number is a day, a time or how long something takes. */
  readonly timeFormats: ReadonlyMap<number, TimeLook>;
}

const isSaid = (value: string | undefined) => value === '1' || value === 'true';

async function readList(archive: Archive, part: string, relations: ReadonlyMap<string, Relation>) {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  /** A text document is an archive of the same making, without a sheet in it. */
  let isWorkbook = false;
  /** Extensions may have elements of that name too. */
  let isList = false;
  await readXml(archive.unpacked(part), {
    open: (element, raw) => {
      if (element === 'workbook') isWorkbook = true;
      // Excel writes one more of that name among its extensions, which says nothing of days.
      if (element === 'workbookPr') isFrom1904 ||= isSaid(attributesOf(raw).get('date1904'));
      if (element === 'sheets') isList = true;
      if (element !== 'sheet' || !isList) return;
      const said = attributesOf(raw);
      const relation = relations.get(said.get('id') ?? '');
      if (relation === undefined) throw unreadable();
      if (relation.kind !== 'worksheet') return;
      if (sheets.length >= WORKBOOK_LIMITS.sheets) throw new AppError('workbook.too-large');
      const isHidden = ['hidden', 'veryHidden'].includes(said.get('state') ?? '');
      sheets.push({ name: said.get('name') ?? '', isHidden, part: relation.part });
    },
    text: () => undefined,
    close: (element) => {
      if (element === 'sheets') isList = false;
    },
  });
  if (!isWorkbook) throw unreadable();
  return { sheets, isFrom1904 };
}

/** The texts that cells share. How a word is read aloud, which some programs keep beside it, is not part of it. */
async function readSharedTexts(archive: Archive, part: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text: string | null = null;
  let isText = false;
  let aloud = 0;
  let length = 0;
  await readXml(archive.unpacked(part), {
    open: (element) => {
      if (element === 'si') text = '';
      if (element === 'rPh') aloud += 1;
      isText = element === 't' && text !== null && aloud === 0;
    },
    text: (more) => {
      if (isText && text !== null) text = kept(text, more);
    },
    close: (element) => {
      isText = false;
      if (element === 'rPh') aloud -= 1;
      if (element !== 'si' || text === null) return;
      texts.push(unescaped(text));
      length += text.length;
      text = null;
      if (texts.length > MOST_ENTRIES || length > WORKBOOK_LIMITS.text)
        throw new AppError('workbook.too-large');
    },
  });
  return texts;
}

async function readTimeFormats(archive: Archive, part: string): Promise<ReadonlyMap<number, TimeLook>> {
  const formats = new Map<string, string>();
  const times = new Map<number, TimeLook>();
  let isCells = false;
  let count = 0;
  await readXml(archive.unpacked(part), {
    open: (element, raw) => {
      if (element === 'cellXfs') isCells = true;
      if (element === 'numFmt') {
        const said = attributesOf(raw);
        formats.set(said.get('numFmtId') ?? '', said.get('formatCode') ?? '');
      }
      if (element === 'xf' && isCells) {
        const id = attributesOf(raw).get('numFmtId') ?? '';
        const look = timeLookOf(id, formats.get(id));
        if (look !== null) times.set(count, look);
        count += 1;
      }
      if (count + formats.size > MOST_ENTRIES) throw new AppError('workbook.too-large');
    },
    text: () => undefined,
    close: (element) => {
      if (element === 'cellXfs') isCells = false;
    },
  });
  return times;
}

/**
 * Everything of a workbook but its cells.
 *
 * @throws AppError `workbook.unreadable`, `workbook.too-large`.
 */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  const root = [...(await relationsOf(archive, '')).values()].find(({ kind }) => kind === 'officeDocument');
  if (root === undefined) throw unreadable();
  const relations = await relationsOf(archive, root.part);
  const partOf = (wanted: string) => [...relations.values()].find(({ kind }) => kind === wanted)?.part;
  const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    ...(await readList(archive, root.part, relations)),
    sharedTexts: texts === undefined ? [] : await readSharedTexts(archive, texts),
    timeFormats: styles === undefined ? new Map() : await readTimeFormats(archive, styles),
  };
}
