import { readFileSync } from 'node:fs';
import { init } from '@embedpdf/pdfium';
import { AppError } from '../../shared/kernel';
import { LIMITS } from './limits';
import type { PdfSource } from './pdf-source';

/** The engine's calls that this room uses. All take and give numbers: pointers, handles, sizes, truth as 0 and 1. */
const CALLS = [
  'malloc',
  'free',
  'PDFiumExt_Init',
  'FPDF_LoadCustomDocument',
  'FPDF_GetLastError',
  'FPDF_CloseDocument',
  'FPDF_GetPageCount',
  'FPDF_GetPageLabel',
  'FPDF_GetMetaText',
  'FPDF_GetFileVersion',
  'FPDF_GetFormType',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageWidthF',
  'FPDF_GetPageHeightF',
  'FPDF_PageToDevice',
  'EPDF_IsEncrypted',
  'EPDFCatalog_GetLanguage',
  'FPDFDoc_GetJavaScriptActionCount',
  'FPDFDoc_GetAttachmentCount',
  'FPDFBookmark_GetFirstChild',
  'FPDFBookmark_GetNextSibling',
  'FPDFBookmark_GetTitle',
  'FPDFBookmark_GetDest',
  'FPDFBookmark_GetAction',
  'FPDFAction_GetType',
  'FPDFAction_GetDest',
  'FPDFDest_GetDestPageIndex',
  'FPDFPage_GetRotation',
  'FPDFPage_SetRotation',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_GetFlags',
  'FPDFAnnot_GetRect',
  'FPDFAnnot_GetStringValue',
  'FPDFAnnot_GetFormFieldType',
  'FPDFAnnot_GetFormFieldFlags',
  'FPDFAnnot_GetFormFieldValue',
  'FPDFAnnot_GetOptionCount',
  'FPDFAnnot_GetOptionLabel',
  'FPDFAnnot_IsOptionSelected',
  'PDFiumExt_OpenFormFillInfo',
  'PDFiumExt_CloseFormFillInfo',
  'PDFiumExt_InitFormFillEnvironment',
  'PDFiumExt_ExitFormFillEnvironment',
  'FPDFPage_Flatten',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_SetIsActive',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetMark',
  'FPDFPageObj_RemoveMark',
  'FPDFPageObjMark_GetName',
  'FPDFPageObjMark_CountParams',
  'FPDFPageObjMark_GetParamValueType',
  'FPDFPageObjMark_GetParamBlobValue',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetFontSize',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFTextObj_SetTextRenderMode',
  'FPDFTextObj_GetRenderedBitmap',
  'FPDFFont_GetBaseFontName',
  'FPDFFont_GetIsEmbedded',
  'FPDFFont_GetFontData',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject',
  'FPDFText_GetCharAngle',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetCharBox',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_GetStride',
  'FPDFBitmap_GetHeight',
  'FPDFBitmap_Destroy',
  'FPDF_RenderPageBitmap',
] as const;

type CallName = (typeof CALLS)[number];
type Calls = Readonly<Record<CallName, (...numbers: number[]) => number>>;

interface Heaps {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface EmscriptenModule extends Heaps {
  readonly wasmExports: Calls & { readonly memory: WasmMemory };
  addFunction(fn: (...numbers: number[]) => number, signature: string): number;
}

/** A loaded engine. It is single-threaded and never gives heap back; throw it away when it has grown or trapped. */
export interface Pdfium {
  readonly call: Calls;
  /** Scratch space of `SCRATCH` bytes, overwritten by any helper. */
  readonly scratch: number;
  /** Present views of the heap: take them anew after every call that may allocate. */
  heap(): Heaps;
  /** Bytes of heap held. */
  heapBytes(): number;
  /** Whether heap was asked for beyond the limit since this was asked last. */
  wasRefusedMemory(): boolean;
  /** A zero-ended copy of a constant in the heap, made once and kept for the engine's life. */
  cString(text: string): number;
  /** Runs `use` with a zero-ended UTF-8 copy of a text that is wiped afterwards. */
  withCString<T>(text: string, use: (pointer: number) => T): T;
  /** A copy of bytes of the heap. */
  bytes(pointer: number, length: number): Uint8Array;
  /**
   * Runs a call of the "give me a buffer, I tell the bytes needed" kind and reads its UTF-16LE text without the end mark.
   * Gives null when there is none. At most `most` units are read, `LIMITS.factText` unless given.
   */
  utf16Text(fill: (buffer: number, bytes: number) => number, most?: number): string | null;
  /** Points the engine's file reader at a source; gives the FPDF_FILEACCESS to open. Only one file at a time. */
  openFile(source: PdfSource): number;
}

/** Bytes of scratch space. */
export const SCRATCH = 8192;

/** Where the engine's code is, or the code itself. */
export type PdfiumCode = { readonly wasmPath: string } | { readonly wasmBinary: Uint8Array };

function isModule(value: unknown): value is EmscriptenModule {
  if (typeof value !== 'object' || value === null || !('wasmExports' in value)) return false;
  const exported = value.wasmExports;
  if (typeof exported !== 'object' || exported === null || !('memory' in exported)) return false;
  if (!('addFunction' in value) || !('HEAPU8' in value)) return false;
  return CALLS.every((name) => typeof Reflect.get(exported, name) === 'function');
}

const WASM_PAGE = 64 * 1024;

/** Makes the heap stop at `limit` bytes: the engine then fails at what it was doing instead of taking the computer's memory. */
function limitMemory(memory: WasmMemory, limit: number): { refused: boolean } {
  const state = { refused: false };
  const grow = memory.grow.bind(memory);
  Object.defineProperty(memory, 'grow', {
    value: (pages: number) => {
      if (memory.buffer.byteLength + pages * WASM_PAGE > limit) {
        state.refused = true;
        throw new RangeError('heap limit');
      }
      return grow(pages);
    },
  });
  return state;
}

/**
 * Loads the engine. Its heap may grow to `memoryLimit` bytes; what asks for more fails, and `wasRefusedMemory` tells.
 * Throws AppError `pdf.engine` when the code cannot be loaded or lacks a call.
 */
export async function loadPdfium(
  code: PdfiumCode,
  memoryLimit: number = LIMITS.engineBytes,
): Promise<Pdfium> {
  const silent = () => undefined;
  let loaded: unknown;
  try {
    const wasmBinary = 'wasmBinary' in code ? code.wasmBinary : readFileSync(code.wasmPath);
    loaded = await init({ wasmBinary, print: silent, printErr: silent });
  } catch (cause) {
    throw new AppError('pdf.engine', {}, cause);
  }
  const module =
    typeof loaded === 'object' && loaded !== null && 'pdfium' in loaded ? loaded.pdfium : undefined;
  if (!isModule(module)) throw new AppError('pdf.engine');
  return wrap(module, limitMemory(module.wasmExports.memory, memoryLimit));
}

function wrap(module: EmscriptenModule, memory: { refused: boolean }): Pdfium {
  const call = module.wasmExports;
  call.PDFiumExt_Init();
  const scratch = call.malloc(SCRATCH);
  const constants = new Map<string, number>();
  const copyIn = (text: string) => {
    const bytes = Buffer.from(`${text}\0`, 'utf8');
    const pointer = call.malloc(bytes.length);
    module.HEAPU8.set(bytes, pointer);
    return { pointer, length: bytes.length };
  };
  let source: PdfSource | undefined;
  const readBlock = module.addFunction((_param, position, target, size) => {
    const to = target >>> 0;
    return source?.read(position >>> 0, module.HEAPU8.subarray(to, to + (size >>> 0))) ? 1 : 0;
  }, 'iiiii');
  const access = call.malloc(12);
  return {
    call,
    scratch,
    heap: () => module,
    heapBytes: () => module.HEAPU8.length,
    wasRefusedMemory() {
      const refused = memory.refused;
      memory.refused = false;
      return refused;
    },
    cString(text) {
      const known = constants.get(text);
      if (known !== undefined) return known;
      const { pointer } = copyIn(text);
      constants.set(text, pointer);
      return pointer;
    },
    withCString(text, use) {
      const { pointer, length } = copyIn(text);
      const result = use(pointer);
      module.HEAPU8.fill(0, pointer, pointer + length);
      call.free(pointer);
      return result;
    },
    bytes: (pointer, length) => module.HEAPU8.slice(pointer, pointer + length),
    utf16Text(fill, most = LIMITS.factText) {
      const bytes = fill(0, 0);
      if (bytes <= 2) return null;
      const buffer = bytes <= SCRATCH ? scratch : call.malloc(bytes);
      if (buffer === 0) return null;
      fill(buffer, bytes);
      const length = Math.min(bytes - 2, 2 * most);
      const text = Buffer.from(module.HEAPU8.buffer, buffer, length).toString('utf16le');
      if (buffer !== scratch) call.free(buffer);
      return text;
    },
    openFile(file) {
      source = file;
      const at = access >> 2;
      module.HEAPU32[at] = file.size;
      module.HEAPU32[at + 1] = readBlock;
      module.HEAPU32[at + 2] = 0;
      return access;
    },
  };
}
