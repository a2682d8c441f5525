import type { assessmentsContract } from '../../shared/assessments';
import type { Handlers } from '../../shared/kernel';
import type { AssessmentsService } from './service';

/** Answers the calls of the assessments room. */
export function createAssessmentsHandlers(service: AssessmentsService): Handlers<typeof assessmentsContract> {
  return {
    'assessments.list': () => service.list(),
    'assessments.create': (input) => service.create(input),
    'assessments.get': ({ assessmentId }) => service.get(assessmentId),
    'assessments.saveAnswer': (input) => service.saveAnswer(input),
    'assessments.confirmAnswer': (place) => service.confirmAnswer(place),
    'assessments.cite': (input) => service.cite(input),
    'assessments.removeCitation': (input) => service.removeCitation(input),
    'assessments.replaceCitation': (input) => service.replaceCitation(input),
    'assessments.citationsOf': ({ versionId }) => service.citationsOf(versionId),
    'assessments.freeze': ({ assessmentId, frozenBy }) => service.freeze(assessmentId, frozenBy),
    'assessments.startNext': ({ snapshotId, referenceDate }) => service.startNext(snapshotId, referenceDate),
    'assessments.listSnapshots': () => service.listSnapshots(),
    'assessments.getSnapshot': ({ snapshotId }) => service.getSnapshot(snapshotId),
    'assessments.history': (place) => service.history(place),
  };
}
