import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { createSigner, type Signer } from '../../main/exchange/signing';
import type { PackManifest } from '../../shared/exchange';

/** A file of a zip as it is to be written, truthful or not. */
export interface RawEntry {
  readonly name: Buffer;
  readonly content: Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** What the headers claim, where it is not the truth. */
  readonly claimed?: { readonly size?: number; readonly crc?: number; readonly packed?: number };
  readonly localName?: Buffer;
  readonly attributes?: number;
  readonly offset?: number;
}

export const entry = (name: string, content: Buffer | string, more: Partial<RawEntry> = {}): RawEntry => ({
  name: Buffer.from(name),
  content: Buffer.from(content),
  ...more,
});

/** A zip written byte by byte, so that every lie a zip can tell can be told. */
export function rawZip(
  entries: readonly RawEntry[],
  around: { before?: Buffer; after?: Buffer } = {},
): Buffer {
  const parts: Buffer[] = [around.before ?? Buffer.alloc(0)];
  const central: Buffer[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const {
    name,
    content,
    method = 0,
    flags = 0,
    claimed = {},
    localName = name,
    attributes,
    ...rest
  } of entries) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(0x00_21_00_00, 6);
    fields.writeUInt32LE(claimed.crc ?? crc32(content), 10);
    fields.writeUInt32LE(claimed.packed ?? packed.length, 14);
    fields.writeUInt32LE(claimed.size ?? content.length, 18);
    const lengths = (named: Buffer) => {
      const two = Buffer.alloc(4);
      two.writeUInt16LE(named.length, 0);
      return two;
    };
    const local = Buffer.concat([
      Buffer.from('504b0304', 'hex'),
      fields,
      lengths(localName),
      localName,
      packed,
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((attributes ?? 0o100644 << 16) >>> 0, 6);
    tail.writeUInt32LE(rest.offset ?? offset, 10);
    central.push(Buffer.concat([Buffer.from('504b01020000', 'hex'), fields, lengths(name), tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end, around.after ?? Buffer.alloc(0)]);
}

export const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export const SIGNER = createSigner();

export const manifestHead = (more: Partial<PackManifest> = {}): Omit<PackManifest, 'files'> => ({
  format: 'waymark-pack',
  formatVersion: { major: 1, minor: 0 },
  requires: [],
  kind: 'library',
  packId: '01890000-0000-7000-8000-000000000001',
  series: '01890000-0000-7000-8000-000000000002',
  revision: 1,
  base: null,
  from: 'Office of the coordinator',
  to: 'Ministry of Labour',
  createdAt: '2026-03-01T08:00:00.000Z',
  app: '0.1.0',
  note: '',
  ...more,
});

export interface RawPack {
  readonly head?: Readonly<Record<string, unknown>>;
  readonly contents?: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** Changes the list of the manifest before it is signed. */
  readonly list?: (files: Record<string, unknown>[]) => readonly unknown[];
  /** Changes the entries after everything was hashed and signed. */
  readonly entries?: (entries: RawEntry[]) => readonly RawEntry[];
  readonly signer?: Signer;
  readonly manifest?: (manifest: Buffer) => Buffer;
  readonly around?: { before?: Buffer; after?: Buffer };
}

/** A pack with right hashes and a right signature around whatever it is given. */
export function rawPack({
  head = manifestHead(),
  contents = [],
  list = (files) => files,
  entries = (all) => all,
  signer = SIGNER,
  manifest: change = (bytes) => bytes,
  around = {},
}: RawPack): Buffer {
  const files = contents.map(({ name, bytes }) => ({
    path: name,
    size: bytes.length,
    sha256: sha256Of(bytes),
    type: name.startsWith('files/') ? 'pdf' : 'things',
  }));
  const manifest = change(Buffer.from(JSON.stringify({ ...head, files: list(files) })));
  return rawZip(
    entries([
      entry('mimetype', 'application/vnd.waymark.pack+zip'),
      entry('manifest.json', manifest),
      entry('manifest.sig', signer.sign(manifest)),
      ...contents.map(({ name, bytes }) => entry(name, bytes)),
    ]),
    around,
  );
}

export const pdf = (text: string): { readonly name: string; readonly bytes: Buffer } => {
  const bytes = Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
  return { name: `files/${sha256Of(bytes)}`, bytes };
};

/** A folder of its own, with a staging folder in it and everything else watched. */
export function packFolder() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'waymark-pack-'));
  const staging = path.join(root, 'staging');
  let count = 0;
  return {
    root,
    staging,
    write: (bytes: Buffer, name = `in-${++count}.waymark`) => {
      const file = path.join(root, name);
      writeFileSync(file, bytes);
      return file;
    },
    /** Everything under the folder, relative. */
    list: () => (readdirSync(root, { recursive: true }) as string[]).sort(),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
