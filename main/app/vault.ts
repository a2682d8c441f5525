import { safeStorage } from 'electron';
import type { BackgroundProcess } from './background-process';

/** What the process of the data asks: to close or to open a secret, base64. */
export interface VaultWish {
  readonly vault: { readonly id: number; readonly action: 'seal' | 'unseal'; readonly bytes: string };
}

const isWish = (message: unknown): message is VaultWish =>
  typeof message === 'object' && message !== null && 'vault' in message;

/** Whether the platform keeps secrets for the user at all; on some desktops it would only hide them in plain sight. */
function isWorthIt(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

function turned({ action, bytes }: VaultWish['vault']): string | null {
  if (!isWorthIt()) return null;
  try {
    // What is sealed is text; a key's bytes go in as base64.
    return action === 'seal'
      ? safeStorage.encryptString(bytes).toString('base64')
      : safeStorage.decryptString(Buffer.from(bytes, 'base64'));
  } catch {
    return null;
  }
}

/** Closes and opens secrets for the process of the data, which cannot reach what the platform offers. */
export function serveVault(data: BackgroundProcess): void {
  data.listen((message) => {
    if (!isWish(message)) return;
    const { id } = message.vault;
    void data.caller.call('vault.answered', { id, bytes: turned(message.vault) }).catch(() => undefined);
  });
}
