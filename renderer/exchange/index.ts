export { BringPackScreen } from './screens/BringPackScreen';
export { ExchangeScreen } from './screens/ExchangeScreen';
export { ReceiptScreen } from './screens/ReceiptScreen';
export { SendScreen } from './screens/SendScreen';
export { SentScreen } from './screens/SentScreen';
