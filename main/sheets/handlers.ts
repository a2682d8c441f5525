import type { CallsOf, Handlers } from '../../shared/kernel';
import type { sheetsContract } from '../../shared/sheets';
import type { SheetsService } from './service';

type Calls = Pick<typeof sheetsContract, CallsOf<typeof sheetsContract, 'data'>>;

/** Answers the calls of the sheets room, apart from those for which the user must point at a place. */
export function createSheetsHandlers(service: SheetsService): Handlers<Calls> {
  return {
    'sheets.languages': async () => [...(await service.languages())],
    'sheets.requests': ({ assessmentId }) => service.requests(assessmentId),
    'sheets.returns': ({ assessmentId }) => service.returns(assessmentId),
    'sheets.apply': ({ fileId, choice }) => service.apply(fileId, choice),
    'sheets.look': ({ fileId }) => service.look(fileId),
  };
}
