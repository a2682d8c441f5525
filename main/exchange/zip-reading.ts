import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import {
  ENTRY_NAME,
  FORMAT,
  type Format,
  MIMETYPE,
  PACK_LIMITS,
  type PackFile,
  type PackManifest,
  type Reading,
  readingOf,
  readManifest,
} from '../../shared/exchange';
import { AppError } from '../../shared/kernel';
import { END_BYTES, HEAD_BYTES, kindOfFile } from '../../shared/library';
import { MOST_BEHIND_ZIP, ZIP_END_BYTES, zipEndIn } from '../platform';
import { parseBounded } from './json-bounds';
import { verifySignature } from './signing';

/** A pack that was checked in full: every byte is what the signed manifest says. */
export interface CheckedPack {
  readonly manifest: PackManifest;
  /** How its facts are to be read, by the version of its form. */
  readonly reading: Reading;
  /** Public key of whoever signed it, base64. */
  readonly signedBy: string;
  /** Its files of facts in the manifest's order, parsed but not yet looked at. */
  readonly data: readonly { readonly name: string; readonly value: unknown }[];
  /** Staged PDFs by hash. */
  readonly files: ReadonlyMap<string, { readonly path: string; readonly bytes: number }>;
}

const LOCAL_HEADER = 30;
const METHODS: readonly number[] = [0, 8];
const FLAG_ENCRYPTED = 1;
const FLAG_DESCRIPTOR = 8;
/** UTF-8 names and a length behind the data are all a pack of ours may use. */
const FLAGS = FLAG_DESCRIPTOR | 0x800;
const DESCRIPTORS: readonly number[] = [0, 12, 16];
const TYPE_OF_UNIX_FILE = 0o100000;

const invalid = (what: string, cause?: unknown) => new AppError('pack.entry', { what }, cause);

const BEGIN = Buffer.from(`mimetype${MIMETYPE}`);
/** How many of its first bytes tell a pack. */
export const BEGIN_BYTES = LOCAL_HEADER + BEGIN.length;

/**
 * A pack begins with its type, and with nothing before it. Whatever does not, such as a workbook of answers, is another kind of file,
 * not a pack that was tampered with.
 */
export const beginsAsPack = (first: Buffer): boolean => first.subarray(LOCAL_HEADER).equals(BEGIN);

async function assertBegins(handle: FileHandle): Promise<void> {
  const { buffer } = await handle.read(Buffer.alloc(BEGIN_BYTES), 0, BEGIN_BYTES, 0);
  if (!beginsAsPack(buffer)) throw new AppError('pack.notpack');
}

/**
 * The record at the end of a zip. What a mail gateway or a signing program put behind it is not part of what was signed, and goes: files lie
 * one behind the other up to this record, so no second zip is hidden there.
 */
async function readEnd(handle: FileHandle, size: number): Promise<{ count: number; begin: number }> {
  const length = Math.min(size, ZIP_END_BYTES + MOST_BEHIND_ZIP);
  const bytes = Buffer.alloc(length);
  await handle.read(bytes, 0, length, size - length);
  const found = zipEndIn(bytes);
  if (found === undefined) throw new AppError('pack.truncated');
  const end = bytes.subarray(found.at, found.at + ZIP_END_BYTES);
  const at = size - length + found.at;
  const count = end.readUInt16LE(10);
  const begin = end.readUInt32LE(16);
  if (end.readUInt16LE(8) !== count || begin + end.readUInt32LE(12) !== at) throw invalid('layout');
  if (at + ZIP_END_BYTES < size) {
    await handle.truncate(at + ZIP_END_BYTES);
    await handle.write(Buffer.alloc(2), 0, 2, at + 20);
  }
  if (count > PACK_LIMITS.entries) throw new AppError('pack.limit', { what: 'entries' });
  return { count, begin };
}

/** Most bytes that a file of this name may have. */
function mostBytes(name: string): number {
  if (name === 'mimetype') return MIMETYPE.length;
  if (name === 'manifest.json') return PACK_LIMITS.manifestBytes;
  if (name === 'manifest.sig') return PACK_LIMITS.signatureBytes;
  return name.startsWith('data/') ? PACK_LIMITS.dataBytes : PACK_LIMITS.fileBytes;
}

function assertPlain(entry: Entry): void {
  const {
    fileName,
    generalPurposeBitFlag: flags,
    compressionMethod,
    compressedSize,
    uncompressedSize,
  } = entry;
  if (!ENTRY_NAME.test(fileName) || entry.fileNameRaw.toString('latin1') !== fileName) throw invalid('name');
  if ((flags & FLAG_ENCRYPTED) !== 0 || (flags & ~FLAGS) !== 0) throw invalid('flags');
  if (!METHODS.includes(compressionMethod)) throw invalid('method');
  if (fileName.startsWith('files/') && compressionMethod !== 0) throw invalid('method');
  // A link or a folder says so in the upper half, when it was made on a system that has them.
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (unixType !== 0 && unixType !== TYPE_OF_UNIX_FILE) throw invalid('link');
  if ((entry.externalFileAttributes & 0x10) !== 0) throw invalid('folder');
  if (uncompressedSize > mostBytes(fileName)) throw new AppError('pack.limit', { what: 'file' });
  if (uncompressedSize > 1024 && uncompressedSize > compressedSize * PACK_LIMITS.ratio)
    throw new AppError('pack.limit', { what: 'ratio' });
  if (entry.extraFieldLength !== 0 || entry.fileCommentLength !== 0) throw invalid('extra');
}

/**
 * Looks at every header before a byte of content is read: names, kinds, sizes, that the header inside says the same, and that the
 * files lie one behind the other from the first byte on without a gap or an overlap.
 */
async function listEntries(
  zip: ZipFile,
  expected: { count: number; begin: number },
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const places: { readonly entry: Entry; readonly end: number }[] = [];
  for await (const entry of zip.eachEntry()) {
    assertPlain(entry);
    if (entries.has(entry.fileName)) throw invalid('twice');
    entries.set(entry.fileName, entry);
    const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false });
    const isSame =
      local.fileName.equals(entry.fileNameRaw) &&
      local.compressionMethod === entry.compressionMethod &&
      local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
      local.extraFieldLength === 0;
    if (!isSame) throw invalid('header');
    const length = LOCAL_HEADER + local.fileNameLength + local.extraFieldLength + entry.compressedSize;
    places.push({ entry, end: entry.relativeOffsetOfLocalHeader + length });
  }
  if (entries.size !== expected.count) throw invalid('count');
  places.sort((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  let begin = 0;
  for (const [at, { entry, end }] of places.entries()) {
    if (entry.relativeOffsetOfLocalHeader !== begin) throw invalid('layout');
    begin = places[at + 1]?.entry.relativeOffsetOfLocalHeader ?? expected.begin;
    const behind = begin - end;
    const allowed = (entry.generalPurposeBitFlag & FLAG_DESCRIPTOR) !== 0 ? DESCRIPTORS : [0];
    if (!allowed.includes(behind)) throw invalid('layout');
  }
  return entries;
}

/** The text an Error of the zip reader stands for: all of them mean that the file is not what it says. */
const zipError = (cause: unknown): AppError => {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('store.full', {}, cause);
  return new AppError('pack.damaged', {}, cause);
};

/** Ends a stream that gives nothing for too long, such as from a stick that was pulled. */
async function* watched(stream: Readable): AsyncIterable<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const wind = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stream.destroy(new AppError('pack.gone')), PACK_LIMITS.silence);
  };
  try {
    wind();
    for await (const part of stream) {
      wind();
      yield part as Buffer;
    }
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of watched(await zip.openReadStreamPromise(entry))) {
    bytes += part.length;
    if (bytes > mostBytes(entry.fileName)) throw new AppError('pack.limit', { what: 'file' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Copies a PDF into staging under a name made of its hash. */
async function stagePdf(
  zip: ZipFile,
  entry: Entry,
  expected: PackFile,
  folder: string,
): Promise<{ path: string; bytes: number }> {
  const target = path.join(folder, expected.sha256);
  const hash = createHash('sha256');
  let bytes = 0;
  let start = Buffer.alloc(0);
  let end = Buffer.alloc(0);
  const stream = await zip.openReadStreamPromise(entry);
  await pipeline(
    watched(stream),
    async function* (parts) {
      for await (const part of parts) {
        bytes += part.length;
        if (bytes > expected.size) throw new AppError('pack.hash', { name: expected.path });
        if (start.length < HEAD_BYTES) start = Buffer.concat([start, part.subarray(0, HEAD_BYTES)]);
        end = Buffer.concat([end, part.subarray(-END_BYTES)]).subarray(-END_BYTES);
        hash.update(part);
        yield part;
      }
    },
    createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }),
  );
  if (bytes !== expected.size || hash.digest('hex') !== expected.sha256)
    throw new AppError('pack.hash', { name: expected.path });
  if (kindOfFile(start, end) !== 'pdf') throw invalid('not-a-pdf');
  return { path: target, bytes };
}

/** The manifest names everything that is there but itself, its signature and the type, and nothing else, each by the right kind. */
function assertNamed(manifest: PackManifest, entries: ReadonlyMap<string, Entry>): void {
  const named = new Map(manifest.files.map((file) => [file.path, file]));
  if (named.size !== manifest.files.length) throw invalid('twice');
  if (named.size + 3 !== entries.size) throw invalid('count');
  let data = 0;
  for (const file of manifest.files) {
    const entry = entries.get(file.path);
    if (entry === undefined) throw invalid('missing');
    const isPdf = file.path.startsWith('files/');
    if (!isPdf && !file.path.startsWith('data/')) throw invalid('name');
    if (isPdf !== (file.type === 'pdf')) throw invalid('type');
    if (isPdf && file.path !== `files/${file.sha256}`) throw invalid('name');
    if (entry.uncompressedSize !== file.size) throw new AppError('pack.hash', { name: file.path });
    if (!isPdf) data += file.size;
  }
  if (data > PACK_LIMITS.allDataBytes) throw new AppError('pack.limit', { what: 'data' });
}

async function readEntries(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  staging: string,
  format: Format,
): Promise<CheckedPack> {
  const [type, manifestEntry, signatureEntry] = ['mimetype', 'manifest.json', 'manifest.sig'].map((name) =>
    entries.get(name),
  );
  if (type === undefined || manifestEntry === undefined || signatureEntry === undefined)
    throw new AppError('pack.notpack');
  if (type.relativeOffsetOfLocalHeader !== 0 || (await readWhole(zip, type)).toString('latin1') !== MIMETYPE)
    throw new AppError('pack.notpack');
  const manifestBytes = await readWhole(zip, manifestEntry);
  const signedBy = verifySignature(manifestBytes, await readWhole(zip, signatureEntry));
  const said = parseBounded(manifestBytes, 'manifest.json');
  const manifest = readManifest(said, format);
  assertNamed(manifest, entries);

  const data: { name: string; value: unknown }[] = [];
  const files = new Map<string, { path: string; bytes: number }>();
  for (const file of manifest.files) {
    const entry = entries.get(file.path) as Entry;
    if (file.type === 'pdf') {
      files.set(file.sha256, await stagePdf(zip, entry, file, staging));
      continue;
    }
    const bytes = await readWhole(zip, entry);
    if (sha256Of(bytes) !== file.sha256) throw new AppError('pack.hash', { name: file.path });
    data.push({ name: file.path, value: parseBounded(bytes, file.path) });
  }
  return { manifest, reading: readingOf(said, format), signedBy, data, files };
}

/**
 * Checks a pack in full and stages its PDFs in a folder. Facts are read into memory, at most 128 MB of them; PDFs pass through.
 *
 * @param file a copy of the pack of our own, as a plain zip; what was put behind its end is cut off
 * @param staging an empty folder; nothing is written anywhere else, and its owner removes it whatever happens
 * @throws AppError `pack.notpack`, `pack.truncated`, `pack.limit` with `what`, `pack.entry` with `what`, `pack.damaged`, `pack.hash`
 * with `name`, `pack.sig`, `pack.key`, `pack.newer` with `found`, `pack.schema` with `at`, `pack.gone`, `store.full`.
 */
export async function readPack(file: string, staging: string, format: Format = FORMAT): Promise<CheckedPack> {
  const { size } = await stat(file);
  if (size > PACK_LIMITS.packBytes) throw new AppError('pack.limit', { what: 'pack' });
  if (size < ZIP_END_BYTES) throw new AppError('pack.notpack');
  const handle = await open(file, 'r+');
  let zip: ZipFile | undefined;
  try {
    await assertBegins(handle);
    const end = await readEnd(handle, size);
    zip = await openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    // What goes wrong is thrown where it is awaited; an event besides must not end the process.
    zip.on('error', () => undefined);
    return await readEntries(zip, await listEntries(zip, end), staging, format);
  } catch (cause) {
    throw zipError(cause);
  } finally {
    zip?.close();
    await handle.close();
  }
}
