import type { Instruments, instrumentsContract } from '../../shared/instruments';
import type { Handlers } from '../../shared/kernel';

/** Answers the calls of the instruments room from the table loaded at the start. */
export function createInstrumentHandlers(instruments: Instruments): Handlers<typeof instrumentsContract> {
  return { 'instruments.list': () => instruments };
}
