export { createExchangeHandlers } from './handlers';
export { createKeyStore, type KeyStore, type Vault } from './key-store';
export { createPackNaming, type PackNaming } from './naming';
export type { SendTarget } from './sending';
export { createExchange, type ExchangeDependencies, type ExchangeService } from './service';
export type { Touched } from './touched';
export { type Readers, verifyTouched } from './verifying';
