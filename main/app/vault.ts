import { safeStorage } from 'electron';
import { z } from 'zod';
import type { BackgroundProcess } from './background-process';

const wish = z.object({
  vault: z.strictObject({
    id: z.number().int(),
    action: z.enum(['seal', 'unseal']),
    /** Base64. */
    bytes: z.string().max(10_000),
  }),
});
export type VaultWish = z.infer<typeof wish>;

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
    const { success, data: heard } = wish.safeParse(message);
    if (!success) return;
    const { id } = heard.vault;
    void data.caller.call('vault.answered', { id, bytes: turned(heard.vault) }).catch(() => undefined);
  });
}
