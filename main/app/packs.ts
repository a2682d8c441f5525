import {
  createExchange,
  createExchangeHandlers,
  createKeyStore,
  type ExchangeDependencies,
  type Readers,
  type Vault,
  verifyTouched,
} from '../exchange';
import { parentPort } from './utility-port';
import type { VaultWish } from './vault';

/** The platform's vault, asked through main; see `serveVault`. */
function askedVault(): Vault & { answered(given: { id: number; bytes: string | null }): void } {
  let count = 0;
  const waiting = new Map<number, (bytes: string | null) => void>();
  const ask = (action: 'seal' | 'unseal', bytes: string) =>
    new Promise<string | null>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      parentPort().postMessage({ vault: { id: count, action, bytes } } satisfies VaultWish);
    });
  const asBytes = (text: string | null) => (text === null ? null : Buffer.from(text, 'base64'));
  return {
    seal: async (secret) => asBytes(await ask('seal', secret.toString('base64'))),
    unseal: async (sealed) => asBytes(await ask('unseal', sealed.toString('base64'))),
    answered: ({ id, bytes }) => {
      waiting.get(id)?.(bytes);
      waiting.delete(id);
    },
  };
}

export interface PacksOptions
  extends Omit<ExchangeDependencies, 'keys' | 'verify' | 'contributions' | 'choosing'> {
  /** Folder of the workspace, where its key lies. */
  readonly root: string;
  readonly tables: Readers['tables'];
  readonly lists: Readers['lists'];
  readonly library: Readers['library'] & { list: ExchangeDependencies['choosing']['listDocuments'] };
  readonly assessments: Readers['assessments'] & ExchangeDependencies['contributions'];
}

/** The calls of the exchange, on the rooms whose things travel. */
export function createPacks({ root, library, assessments, tables, lists, ...rest }: PacksOptions) {
  const vault = askedVault();
  const exchange = createExchange({
    ...rest,
    keys: createKeyStore(root, vault),
    contributions: assessments,
    choosing: {
      listDocuments: (filter) => library.list(filter),
      getAssessment: (id, agencyId) => assessments.get(id, agencyId),
    },
    verify: (touched) => verifyTouched({ library, assessments, tables, lists }, touched),
  });
  return {
    calls: {
      ...createExchangeHandlers(exchange),
      'vault.answered': (given: { id: number; bytes: string | null }) => {
        vault.answered(given);
        return {};
      },
    },
    hasTravelled: exchange.hasTravelled,
    settlePlacing: exchange.settlePlacing,
    stop: () => exchange.stop(),
  };
}
