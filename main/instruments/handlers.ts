import type { Instruments, instrumentsContract } from '../../shared/instruments';
import type { Handlers } from '../../shared/kernel';
import type { Treaties } from './treaties';

/** Answers the calls of the instruments room: from the table loaded at the start, and from what was entered about treaties. */
export function createInstrumentHandlers(
  instruments: Instruments,
  treaties: Treaties,
): Handlers<typeof instrumentsContract> {
  return {
    'instruments.list': () => instruments,
    'instruments.statuses': () => treaties.list(),
    'instruments.setStatus': ({ member, instrument, fields }) => treaties.set(member, instrument, fields),
    'instruments.statusHistory': ({ member, instrument }) => treaties.history(member, instrument),
  };
}
