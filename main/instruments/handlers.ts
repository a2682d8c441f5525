import type { instrumentsContract } from '../../shared/instruments';
import type { Handlers } from '../../shared/kernel';
import type { ReadInstruments } from './read';
import type { Treaties } from './treaties';

/** Answers the calls of the instruments room: from what ships, and from what was entered about treaties. */
export function createInstrumentHandlers(
  instruments: ReadInstruments,
  treaties: Treaties,
): Handlers<typeof instrumentsContract> {
  return {
    'instruments.list': ({ language }) => instruments(language),
    'instruments.statuses': () => treaties.list(),
    'instruments.setStatus': ({ member, instrument, fields }) => treaties.set(member, instrument, fields),
    'instruments.statusHistory': ({ member, instrument }) => treaties.history(member, instrument),
  };
}
