import type { exchangeContract, Selection } from '../../shared/exchange';
import type { CallsOf, Handlers } from '../../shared/kernel';
import { runBetweenCalls } from '../platform';
import type { SendTarget } from './sending';
import type { ExchangeService } from './service';

/** Answers the calls of the exchange, and those that main makes for the window once it knows the paths. */
export function createExchangeHandlers(exchange: ExchangeService) {
  const forWindow: Handlers<Pick<typeof exchangeContract, CallsOf<typeof exchangeContract, 'data'>>> = {
    'exchange.identity': () => exchange.identity(),
    'exchange.receivers': () => exchange.receivers(),
    'exchange.sendable': () => exchange.sendable(),
    'exchange.previewSend': ({ selection, ...sending }) =>
      runBetweenCalls(exchange.previewing(selection, sending)),
    'exchange.preview': ({ opened }) => exchange.preview(opened),
    'exchange.apply': ({ opened, choice }) => exchange.apply(opened, choice),
    'exchange.close': async ({ opened }) => {
      await exchange.close(opened);
      return {};
    },
    'exchange.laterPacks': ({ id }) => exchange.laterPacks(id),
    'exchange.undo': ({ id }) => exchange.undo(id),
    'exchange.ledger': () => exchange.ledger(),
    'exchange.waiting': () => exchange.waiting(),
    'exchange.setReminder': ({ id, isReminded }) => exchange.setReminder(id, isReminded),
    'exchange.receipt': ({ id }) => exchange.receipt(id),
    'exchange.lookForSent': ({ id }) => exchange.lookForSent(id),
    'exchange.unplaced': () => exchange.unplaced(),
    'exchange.letGo': ({ id }) => exchange.letGo(id),
    'exchange.sent': ({ id }) => exchange.sent(id),
    'exchange.senders': () => exchange.senders(),
    'exchange.setTrust': ({ publicKey, trust }) => exchange.setTrust(publicKey, trust),
  };
  return {
    ...forWindow,
    'exchange.openPaths': ({ paths, passphrase }: { paths: readonly string[]; passphrase: string | null }) =>
      exchange.open(paths, passphrase),
    'exchange.sendInto': ({ selection, target }: { selection: Selection; target: SendTarget }) =>
      exchange.send(selection, target),
    'exchange.sendAgainInto': ({ id, file }: { id: string; file: string }) => exchange.sendAgain(id, file),
  };
}
