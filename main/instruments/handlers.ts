import type { instrumentsContract } from '../../shared/instruments';
import type { Handlers } from '../../shared/kernel';
import type { InstrumentTable } from './load';
import type { Treaties } from './treaties';

/** Answers the calls of the instruments room: from the table that ships, and from what was entered about treaties. */
export function createInstrumentHandlers(
  table: () => InstrumentTable,
  treaties: Treaties,
): Handlers<typeof instrumentsContract> {
  return {
    'instruments.list': () => table().instruments,
    'instruments.statuses': () => treaties.list(),
    'instruments.setStatus': ({ member, instrument, fields }) => treaties.set(member, instrument, fields),
    'instruments.statusHistory': ({ member, instrument }) => treaties.history(member, instrument),
  };
}
