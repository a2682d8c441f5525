export { createExchangeHandlers } from './handlers';
export { createKeyStore, type KeyStore, type Vault } from './key-store';
export {
  createExchange,
  type ExchangeDependencies,
  type ExchangeService,
  type SendTarget,
  type Touched,
} from './service';
export { type Readers, verifyTouched } from './verifying';
