import type { WordOnPage } from '../../shared/library';
import { LIMITS } from './limits';
import type { Pdfium } from './pdfium';

/** A value of a field, or a note written on the page, with where it stands. */
export interface WrittenValue {
  readonly text: string;
  readonly rectangle: WordOnPage['rectangle'];
}

const NOTE = 3;
const FIELD = 20;
/** Of annotations and of fields: not to be seen, and the text of a password. */
const HIDDEN = 2 | 32;
const PASSWORD = 1 << 13;
const COMBO_BOX = 4;
const LIST_BOX = 5;
const TEXT_FIELD = 6;
/** Of one list, and of all lists of a file: what is chosen of a longer one is said as the file stores it. */
const MOST_CHOICES = 200;
const MOST_CHOICES_OF_FILE = 5_000;
/** Of one page; and so many bytes of values are looked at in one file, for many fields may share one long value. */
const MOST_VALUES = 2_000;
const MOST_BYTES_OF_FILE = 32 * 1024 * 1024;
/** Values are looked for in so much of a page's text. */
const MOST_DRAWN = 500_000;

/** Reads what was filled into the fields of a document. Close it before the document. */
export interface WrittenValues {
  /** Values of fields and words of notes written on a page, as its annotations give them, but for what is not to be seen. */
  of(page: number): readonly WrittenValue[];
  close(): void;
}

/** Begins to read the fields of an open document; they are looked for when the first is asked for. */
export function writtenValues(engine: Pdfium, document: number): WrittenValues {
  const { call, scratch, heap } = engine;
  let form: { readonly handle: number; readonly info: number } | undefined;
  let choicesLeft = MOST_CHOICES_OF_FILE;
  let bytesLeft = MOST_BYTES_OF_FILE;
  const textOf = (fill: (buffer: number, bytes: number) => number): string | null => {
    if (bytesLeft <= 0) return null;
    return engine.utf16Text((buffer, bytes) => {
      const needed = fill(buffer, bytes);
      bytesLeft -= needed;
      return needed;
    }, LIMITS.fieldText);
  };

  const formHandle = (): number => {
    if (form === undefined) {
      const info = call.PDFiumExt_OpenFormFillInfo();
      form = { info, handle: call.PDFiumExt_InitFormFillEnvironment(document, info) };
    }
    return form.handle;
  };

  const chosen = (handle: number, field: number): string[] => {
    const count = call.FPDFAnnot_GetOptionCount(handle, field);
    if (count > Math.min(MOST_CHOICES, choicesLeft)) return [];
    const labels: string[] = [];
    for (let i = 0; i < count; i += 1) {
      choicesLeft -= 1;
      if (call.FPDFAnnot_IsOptionSelected(handle, field, i) === 0) continue;
      labels.push(
        textOf((buffer, bytes) => call.FPDFAnnot_GetOptionLabel(handle, field, i, buffer, bytes)) ?? '',
      );
    }
    return labels.filter((label) => label.trim() !== '');
  };

  const filledIn = (field: number): string | null => {
    const handle = formHandle();
    if (handle === 0) return null;
    const type = call.FPDFAnnot_GetFormFieldType(handle, field);
    if (type !== TEXT_FIELD && type !== COMBO_BOX && type !== LIST_BOX) return null;
    if (type === TEXT_FIELD && call.FPDFAnnot_GetFormFieldFlags(handle, field) & PASSWORD) return null;
    const labels = type === TEXT_FIELD ? [] : chosen(handle, field);
    if (labels.length > 0) return labels.join('\n');
    return textOf((buffer, bytes) => call.FPDFAnnot_GetFormFieldValue(handle, field, buffer, bytes));
  };

  const noteOf = (note: number): string | null => {
    const key = engine.cString('Contents');
    return textOf((buffer, bytes) => call.FPDFAnnot_GetStringValue(note, key, buffer, bytes));
  };

  const placeOf = (annotation: number): WordOnPage['rectangle'] => {
    if (call.FPDFAnnot_GetRect(annotation, scratch) === 0) return [0, 0, 0, 0];
    const at = scratch >> 2;
    // Left, top, right, bottom.
    const [left = 0, top = 0, right = 0, bottom = 0] = heap().HEAPF32.subarray(at, at + 4);
    return [Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(top - bottom)];
  };

  const read = (annotation: number): WrittenValue | null => {
    const subtype = call.FPDFAnnot_GetSubtype(annotation);
    if (subtype !== NOTE && subtype !== FIELD) return null;
    if (call.FPDFAnnot_GetFlags(annotation) & HIDDEN) return null;
    const text = (subtype === FIELD ? filledIn(annotation) : noteOf(annotation)) ?? '';
    const lines = text
      .toWellFormed()
      .split(/[\r\n]+/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
      .map((line) => line.replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim())
      .filter((line) => line !== '');
    return lines.length === 0 ? null : { text: lines.join('\n'), rectangle: placeOf(annotation) };
  };

  return {
    of(page) {
      const values: WrittenValue[] = [];
      let room = LIMITS.fieldsOfPage;
      const count = Math.min(call.FPDFPage_GetAnnotCount(page), LIMITS.annotations);
      for (let i = 0; i < count && values.length < MOST_VALUES; i += 1) {
        const annotation = call.FPDFPage_GetAnnot(page, i);
        if (annotation === 0) continue;
        const value = read(annotation);
        call.FPDFPage_CloseAnnot(annotation);
        if (value === null || value.text.length > room) continue;
        room -= value.text.length;
        values.push(value);
      }
      return values;
    },
    close() {
      if (form === undefined) return;
      call.PDFiumExt_ExitFormFillEnvironment(form.handle);
      call.PDFiumExt_CloseFormFillInfo(form.info);
      form = undefined;
    },
  };
}

/** So long a value is none by chance within other words, so that it may stand there with other spaces. */
const LONG_VALUE = 8;
const plain = (text: string) =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

/** Parts longer than this are looked for by `holdsLong`. */
const SHORT_PART = 200;

/**
 * Whether a text holds a part, in steps as many as both have letters: the search of the language itself takes minutes for a long part
 * that is nearly there at many places.
 */
function holdsLong(text: string, part: string): boolean {
  /** Of each beginning of the part, how much of its end is a shorter beginning. */
  const again = new Uint32Array(part.length);
  for (let at = 1, same = 0; at < part.length; at += 1) {
    while (same > 0 && part.charCodeAt(at) !== part.charCodeAt(same)) same = again[same - 1] ?? 0;
    if (part.charCodeAt(at) === part.charCodeAt(same)) same += 1;
    again[at] = same;
  }
  for (let at = 0, same = 0; at < text.length; at += 1) {
    while (same > 0 && text.charCodeAt(at) !== part.charCodeAt(same)) same = again[same - 1] ?? 0;
    if (text.charCodeAt(at) === part.charCodeAt(same)) same += 1;
    if (same === part.length) return true;
  }
  return false;
}

const holds = (text: string, part: string) =>
  part.length <= SHORT_PART ? text.includes(part) : part.length <= text.length && holdsLong(text, part);

/** The values that are not among the words that a page draws: their fields have no appearance, an empty one, or one without letters. */
export function notDrawn(values: readonly WrittenValue[], drawn: string): readonly WrittenValue[] {
  if (values.length === 0) return values;
  const words = plain(drawn.slice(0, MOST_DRAWN));
  const letters = words.replaceAll(' ', '');
  const said = new Set<string>();
  return values.filter(({ text }) => {
    const value = plain(text);
    if (value.trim() === '' || said.has(value)) return false;
    said.add(value);
    if (holds(words, value)) return false;
    const run = value.replaceAll(' ', '');
    return run.length < LONG_VALUE || !holds(letters, run);
  });
}

/** Words of a value, each over its share of the field. */
export function wordsOfValue({ text, rectangle: [x, y, width, height] }: WrittenValue): WordOnPage[] {
  const lines = text.split('\n');
  return lines.flatMap((line, row) => {
    const words = line.split(' ');
    let done = 0;
    return words.map((word, at): WordOnPage => {
      const left = x + (width * done) / line.length;
      done += word.length + 1;
      return {
        text: word,
        rectangle: [
          left,
          y + (height * (lines.length - 1 - row)) / lines.length,
          (width * word.length) / line.length,
          height / lines.length,
        ],
        endsLine: at === words.length - 1,
      };
    });
  });
}
