import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import { isHeld, patientlyAtOnce, syncFolderAtOnce } from '../platform';
import { createSigner, restoreSigner, type Signer } from './signing';

/** What the platform offers to keep a secret for the user who is logged in; null where it offers nothing worth the name. */
export interface Vault {
  seal(secret: Buffer): Promise<Buffer | null>;
  /** Null when it cannot be opened here, such as on another PC. */
  unseal(sealed: Buffer): Promise<Buffer | null>;
}

const keyFile = z.strictObject({
  format: z.literal('waymark-key/1'),
  publicKey: z.base64(),
  /** Whether the platform's vault has closed the secret. */
  sealed: z.boolean(),
  secret: z.base64(),
});
type KeyFile = z.infer<typeof keyFile>;

/** The key of a workspace, made when it is first needed. */
export interface KeyStore {
  get(): Promise<Signer>;
}

/** The key that is kept; undefined where there is none, or a damaged one. One that cannot be read for now is no reason to make another. */
function readKey(file: string): KeyFile | undefined {
  let text: string;
  try {
    text = patientlyAtOnce(() => readFileSync(file, 'utf8'));
  } catch (cause) {
    if (isHeld(cause)) throw new AppError('fs.locked', {}, cause);
    return undefined;
  }
  try {
    return keyFile.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Keeps the secret key in a file of its own in the workspace, readable to its user only and closed by the platform's vault where there
 * is one. It is not in the database, so no backup and no copy outside holds it. A key that cannot be opened here (the workspace was
 * moved to another PC, or the file is damaged) is put aside and a new one is made: receivers then see a changed key.
 */
export function createKeyStore(folder: string, vault: Vault): KeyStore {
  const file = path.join(folder, 'pack-key.json');
  let known: Promise<Signer> | undefined;

  const write = (signer: Signer, sealed: Buffer | null): void => {
    mkdirSync(folder, { recursive: true });
    const content: KeyFile = {
      format: 'waymark-key/1',
      publicKey: signer.publicKey,
      sealed: sealed !== null,
      secret: (sealed ?? signer.secret).toString('base64'),
    };
    writeFileSync(`${file}.tmp`, JSON.stringify(content), { mode: 0o600, flush: true });
    // Nothing is thrown away: on its own PC a key that cannot be opened here may open again.
    if (readKey(file)?.publicKey !== signer.publicKey && existsSync(file)) {
      const aside = path.join(folder, `pack-key-${Date.now()}.json`);
      patientlyAtOnce(() => renameSync(file, aside));
    }
    patientlyAtOnce(() => renameSync(`${file}.tmp`, file));
    syncFolderAtOnce(folder);
  };

  /** Closes a key by the vault that was kept without one. Where that fails, as on a full disk, it stays as it is: it is the same key. */
  const closeByVault = async (signer: Signer): Promise<void> => {
    try {
      const sealed = await vault.seal(signer.secret);
      if (sealed !== null) write(signer, sealed);
    } catch {
      // The next start tries again.
    }
  };

  const open = async (): Promise<Signer | undefined> => {
    const stored = readKey(file);
    if (stored === undefined) return undefined;
    const bytes = Buffer.from(stored.secret, 'base64');
    const secret = stored.sealed ? await vault.unseal(bytes) : bytes;
    if (secret === null) return undefined;
    try {
      const signer = restoreSigner(secret);
      if (signer.publicKey !== stored.publicKey) return undefined;
      if (!stored.sealed) await closeByVault(signer);
      return signer;
    } catch {
      return undefined;
    }
  };

  const begin = async (): Promise<Signer> => {
    const opened = await open();
    if (opened !== undefined) return opened;
    const made = createSigner();
    write(made, await vault.seal(made.secret));
    return made;
  };

  return {
    get: () => {
      known ??= begin().catch((cause: unknown) => {
        known = undefined;
        throw cause;
      });
      return known;
    },
  };
}
