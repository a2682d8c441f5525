import type { Handlers } from '../../shared/kernel';
import type { worksContract } from '../../shared/library';
import type { Works } from './works';

/** Answers the calls about versions, relations and reviews. */
export function createWorksHandlers(works: Works): Handlers<typeof worksContract> {
  return {
    'library.setVersion': ({ versionId, changes }) => works.setVersion(versionId, changes),
    'library.markOfficial': ({ versionId, official }) => works.markOfficial(versionId, official),
    'library.orderVersions': ({ documentId, versionIds }) => works.orderVersions(documentId, versionIds),
    'library.join': (joined) => works.join(joined),
    'library.unjoin': (joined) => works.unjoin(joined),
    'library.splitOff': ({ versionId }) => works.splitOff(versionId),
    'library.relate': (relation) => works.relate(relation),
    'library.unrelate': ({ relationId }) => works.unrelate(relationId),
    'library.setReview': ({ documentId, changes }) => works.setReview(documentId, changes),
    'library.markChecked': ({ documentId, months }) => works.markChecked(documentId, months),
    'library.uncheck': ({ documentId, ...check }) => works.uncheck(documentId, check),
  };
}
