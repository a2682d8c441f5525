export * from './fingerprint';
export * from './limits';
export * from './manifest';
export * from './parts';
