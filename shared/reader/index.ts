export { readerContract } from './contract';
