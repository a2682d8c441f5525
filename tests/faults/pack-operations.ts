import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashFacts } from '../../main/exchange/facts-hash';
import { findPart } from '../../main/exchange/parts';
import { writePackOf } from '../support/packs-over';
import {
  ALL,
  assessmentOf,
  given,
  ITEMS,
  importSources,
  newestOf,
  type Operation,
  pause,
  prepared,
} from './operation';
import type { FaultWorkspace } from './workspace';

/** Beside the workspace, as on a stick. */
const stickOf = (root: string) => path.join(root, '..', 'stick');
const packOf = (root: string, name: string) => path.join(stickOf(root), `${name}.waymark`);
const factsFile = (root: string) => path.join(root, '..', 'facts.json');

/** Everything the fault tests have that can travel. */
function everything(workspace: FaultWorkspace) {
  return {
    filter: ALL,
    assessments: workspace.assessments
      .list()
      .map(({ id }) => ({ id, withAgencies: true, withDiscussion: true })),
    noteIds: workspace
      .packs()
      .notes.list()
      .map(({ topicId }) => topicId),
  };
}

const send = (workspace: FaultWorkspace, file: string, inParts = false) =>
  writePackOf(workspace.packs().exchange, file, everything(workspace), { from: 'Another office', inParts });

/** The hash of a pack on the stick, or of the whole to which a part belongs. */
async function hashOnStick(file: string): Promise<string> {
  if (file.endsWith('.waymark-part')) return (await findPart(file)).head.sha256;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** A file that a document names and the store does not have. */
function missingFiles({ library, folder }: FaultWorkspace): string[] {
  return library
    .storedFiles()
    .filter(({ sha256 }) => !existsSync(path.join(folder.files, sha256.slice(0, 2), sha256)))
    .map(({ sha256 }) => `${sha256} is not stored`);
}

async function takeAll(workspace: FaultWorkspace, file: string) {
  const { exchange } = workspace.packs();
  const { opened, things } = await exchange.open([file], null);
  // Where the two sides differ it is settled all at once.
  const conflicts = Object.fromEntries(
    things.flatMap(({ key, status }) => (status === 'conflict' ? [[key, 'theirs'] as const] : [])),
  );
  const { receipt } = await exchange.apply(opened, { take: null, conflicts });
  await exchange.close(opened);
  return receipt;
}

/** A pack is taken in and taken back, over and over. */
export const takingIn: Operation = {
  name: 'pack in and back',
  prepare: async (root) => {
    mkdirSync(stickOf(root), { recursive: true });
    await prepared(path.join(root, '..', 'sender'), async (sender) => {
      await importSources(sender, sender.folder.root);
      const { id } = assessmentOf(sender);
      sender.packs().notes.save('T1.1', 'Our practice');
      await send(sender, packOf(root, 'first'));
      // The second one changes what the first one brought, and brings more.
      sender.assessments.saveAnswers(
        id,
        ITEMS.map((itemId) => ({ itemId, ...given('from the sender') })),
      );
      sender.packs().notes.save('T1.1', 'Our new practice');
      sender.packs().notes.save('T1.2', 'More of it');
      for (const { id: document } of sender.library.list(ALL).slice(0, 3))
        sender.library.update(document, { number: '7/2026' });
      await send(sender, packOf(root, 'second'));
    });
    await prepared(root, async (workspace) => {
      await takeAll(workspace, packOf(root, 'first'));
      workspace.assessments.saveAnswers(
        assessmentOf(workspace).id,
        ITEMS.map((itemId) => ({ itemId, ...given('said here meanwhile') })),
      );
      writeFileSync(factsFile(root), JSON.stringify(hashFacts(workspace.db)));
    });
  },
  act: async (workspace, promise, stop) => {
    for (let n = 1; !stop(); n += 1) {
      const receipt = await takeAll(workspace, packOf(workspace.folder.root, 'second'));
      promise(`taken ${n}`);
      await workspace.packs().exchange.undo(receipt?.id ?? '');
      promise(`undone ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised, root) => {
    const wrong = missingFiles(workspace);
    const { exchange } = workspace.packs();
    const before = JSON.parse(readFileSync(factsFile(root), 'utf8')) as string;
    const [last] = exchange.ledger().received;
    const isIn = last !== undefined && last.undoneAt === null && exchange.ledger().received.length > 1;
    const expected = isIn ? exchange.receipt(last.id).factsAfter : before;
    if (hashFacts(workspace.db) !== expected)
      wrong.push(`the ledger says ${isIn ? 'taken in' : 'not taken in'}, the facts say something else`);
    const newest = newestOf(promised);
    const later = exchange.ledger().received.slice(0, -1);
    const done = { taken: later.length, undone: later.filter(({ undoneAt }) => undoneAt !== null).length };
    for (const what of ['taken', 'undone'] as const)
      if (done[what] < (newest.get(what) ?? 0))
        wrong.push(`${done[what]} were ${what}, promised ${newest.get(what)}`);
    if (readdirSync(workspace.folder.staging).length > 0) wrong.push('something is left in staging');
    // Whatever was cut off, the same pack goes in and back.
    if (!isIn) await takeAll(workspace, packOf(root, 'second'));
    await exchange.undo(exchange.ledger().received[0]?.id ?? '');
    if (hashFacts(workspace.db) !== before) wrong.push('taken back, the facts are not those from before');
    return wrong;
  },
};

/** Packs are written, one after the other. */
export const packing: Operation = {
  name: 'send a pack',
  prepare: async (root) => {
    mkdirSync(stickOf(root), { recursive: true });
    await prepared(root, async (workspace) => {
      await importSources(workspace, root);
      assessmentOf(workspace);
    });
  },
  act: async (workspace, promise, stop) => {
    for (let n = 1; !stop(); n += 1) {
      // Parts take longer to get their names: a kill falls between more often.
      await send(workspace, packOf(workspace.folder.root, `sent-${n}`), n % 2 === 0);
      promise(`sent ${n}`);
      await pause();
    }
  },
  look: async (workspace, promised, root) => {
    const { exchange } = workspace.packs();
    await exchange.settlePlacing();
    const { sent } = exchange.ledger();
    const known = new Map(sent.map(({ sha256, revision }) => [sha256, revision]));
    const packs = readdirSync(stickOf(root)).filter((name) => /^[^.].*\.waymark(?:-part)?$/.test(name));
    const wrong: string[] = [];
    const onStick = new Set<string>();
    for (const name of packs) {
      const hash = await hashOnStick(path.join(stickOf(root), name));
      onStick.add(hash);
      if (!known.has(hash)) wrong.push(`${name} can be carried away and is not in the ledger`);
    }
    for (const { sha256, revision, place } of sent)
      if ((place === null) !== onStick.has(sha256))
        wrong.push(
          `the ledger says that pack ${revision} went out: ${place === null}, and it stands there: ${place !== null}`,
        );
    const newest = newestOf(promised).get('sent') ?? 0;
    if (packs.length < newest) wrong.push(`${packs.length} packs, promised ${newest}`);
    // The next one goes on from there.
    await send(workspace, packOf(root, 'after'));
    if (new Set(known.values()).size !== known.size) wrong.push('two packs have the same number');
    return wrong;
  },
};
