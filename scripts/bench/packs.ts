import '../typescript-imports.ts';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { against, type Figure } from './figure.ts';

const DOCUMENTS = 400;
const BYTES = 250_000;
/** So many are new, and as many are changed, when the second pack goes. */
const NEWER = 20;
const ROUNDS = 3;

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const minute = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();

/**
 * What it costs to send an office what is new since the last pack: of 400 laws of 250 KB, 20 that are new and 20 whose catalogue
 * changed. The peer is a pack of all of them, which is what goes where nobody knows what went before.
 */
export async function benchPacks(): Promise<Figure[]> {
  const { openDatabase } = await import('../../main/database/index.ts');
  const { createLibraryService, createFileStore } = await import('../../main/library/index.ts');
  const { insertDocument } = await import('../../main/library/repository.ts');
  const { createAround } = await import('../../main/exchange/around.ts');
  const { createKeyStore } = await import('../../main/exchange/index.ts');
  const { createSending } = await import('../../main/exchange/sending.ts');
  const { selection } = await import('../../shared/exchange/index.ts');
  const { libraryFilter } = await import('../../shared/library/index.ts');
  const root = mkdtempSync(path.join(tmpdir(), 'waymark-bench-packs-'));
  const db = openDatabase({ file: path.join(root, 'waymark.db') });
  try {
    let last = 0;
    const newId = () => {
      last += 1;
      return idOf(last);
    };
    const common = { db, clock: () => minute(last), actor: () => 'Bench', announce: () => undefined };
    const library = createLibraryService({ ...common, onChanged: () => undefined });
    const store = createFileStore(path.join(root, 'files'));
    const ids: string[] = [];
    const add = (): void => {
      const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES)]);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      mkdirSync(path.dirname(store.pathOf(sha256)), { recursive: true });
      writeFileSync(store.pathOf(sha256), bytes);
      const documentId = newId();
      ids.push(documentId);
      insertDocument(db, {
        ...{ documentId, versionId: newId(), guessed: [], fileFacts: '{}', at: minute(last) },
        fields: {
          ...{ type: 'LAW', title: `Act ${ids.length}`, titleEnglish: null, state: 'TH', language: 'tha' },
          ...{ status: 'inforce', number: null, issuingBody: null, adoptedOn: '2024-02-01', inForceOn: null },
          ...{ appliesTo: null, expiresOn: null, pillars: ['PROS'], topics: [], access: 'public' },
        },
        file: {
          ...{ sha256, bytes: bytes.length, pageCount: 90, searchablePages: 90, textState: 'good' },
          ...{ sourceName: `act ${ids.length}.pdf`, addedAt: minute(last) },
        },
      });
    };
    for (let at = 0; at < DOCUMENTS; at += 1) add();
    const sending = createSending({
      ...{ ...common, newId, store, app: 'bench' },
      around: createAround({ db, editions: [], instruments: () => [], shippedConcepts: new Set() }),
      keys: createKeyStore(root, { seal: async () => null, unseal: async () => null }),
      choosing: {
        listDocuments: (filter) => library.list(filter),
        getAssessment: () => {
          throw new Error('no assessment is sent here');
        },
      },
    });
    const everything = selection.parse({ filter: libraryFilter.parse({ sort: 'title' }) });
    const send = async (to: string, onlyNew: boolean) => {
      const file = path.join(root, `${onlyNew ? 'new' : 'all'}.waymark`);
      const began = performance.now();
      const { stamp, things } = sending.previewSend(everything, { to, onlyNew });
      const how = { from: 'Us', to, onlyNew, note: '', kind: 'library', inParts: false } as const;
      await sending.send(everything, { ...how, passphrase: null, stamp, file });
      const ms = performance.now() - began;
      const leaving = things.filter(({ state }) => state === 'leaves').length;
      return { ms, megabytes: statSync(file).size / 1_000_000, leaving };
    };
    const [news, all]: [Awaited<ReturnType<typeof send>>[], Awaited<ReturnType<typeof send>>[]] = [[], []];
    await send('Them', false);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let at = 0; at < NEWER; at += 1) library.update(ids[at] ?? '', { number: `${round}-${at}/2026` });
      for (let at = 0; at < NEWER; at += 1) add();
      const delta = await send('Them', true);
      if (delta.leaving < 2 * NEWER) throw new Error(`${delta.leaving} things are new, not ${2 * NEWER}`);
      news.push(delta);
      all.push(await send(`Somebody ${round}`, false));
    }
    const of = (packs: typeof all, what: 'ms' | 'megabytes') => packs.map((pack) => pack[what]);
    return [
      against(
        'pack of what is new to a receiver, written',
        'ms',
        of(news, 'ms'),
        'a pack of all',
        of(all, 'ms'),
      ),
      against(
        ...(['pack of what is new to a receiver', 'MB', of(news, 'megabytes')] as const),
        ...(['a pack of all', of(all, 'megabytes')] as const),
      ),
    ];
  } finally {
    db.close();
    rmSync(root, { recursive: true, force: true });
  }
}
