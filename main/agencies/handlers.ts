import type { agenciesContract } from '../../shared/agencies';
import type { Handlers } from '../../shared/kernel';
import type { AgenciesService } from './service';

/** Answers the calls of the agencies room. */
export function createAgenciesHandlers(service: AgenciesService): Handlers<typeof agenciesContract> {
  return {
    'agencies.list': ({ state }) => service.list(state),
    'agencies.create': (fields) => service.create(fields),
    'agencies.update': ({ agencyId, changes }) => service.update(agencyId, changes),
    'agencies.appoint': ({ agencyId, person }) => service.appoint(agencyId, person),
    'agencies.endDuty': ({ agencyId, focalPointId, until }) => service.endDuty(agencyId, focalPointId, until),
    'agencies.history': ({ agencyId }) => service.history(agencyId),
  };
}
