import type { assessmentsContract } from '../../shared/assessments';
import type { Handlers } from '../../shared/kernel';
import type { AssessmentsService } from './service';

/** Answers the calls of the assessments room. */
export function createAssessmentsHandlers(service: AssessmentsService): Handlers<typeof assessmentsContract> {
  return {
    'assessments.list': () => service.list(),
    'assessments.create': (input) => service.create(input),
    'assessments.takeAway': ({ assessmentId }) => {
      service.takeAway(assessmentId);
      return {};
    },
    'assessments.get': ({ assessmentId, agencyId }) => service.get(assessmentId, agencyId),
    'assessments.saveAnswer': (input) => service.saveAnswer(input),
    'assessments.confirmAnswer': (place) => service.confirmAnswer(place),
    'assessments.cite': (input) => service.cite(input),
    'assessments.removeCitation': (input) => service.removeCitation(input),
    'assessments.replaceCitation': (input) => service.replaceCitation(input),
    'assessments.citationsOf': ({ versionId }) => service.citationsOf(versionId),
    'assessments.freeze': ({ assessmentId, frozenBy }) => service.freeze(assessmentId, frozenBy),
    'assessments.startNext': ({ snapshotId, referenceDate, edition }) =>
      service.startNext(snapshotId, referenceDate, edition),
    'assessments.moveEdition': ({ assessmentId, edition }) => service.moveEdition(assessmentId, edition),
    'assessments.undoMove': ({ assessmentId }) => service.undoMove(assessmentId),
    'assessments.lastMove': ({ assessmentId }) => service.lastMove(assessmentId),
    'assessments.listSnapshots': () => service.listSnapshots(),
    'assessments.getSnapshot': ({ snapshotId }) => service.getSnapshot(snapshotId),
    'assessments.history': (place) => service.history(place),
    'assessments.changedEvidence': ({ assessmentId, itemId }) =>
      service.changedEvidence(assessmentId, itemId),
    'assessments.hold': (input) => service.hold(input),
    'assessments.removeHeld': (input) => service.removeHeld(input),
    'assessments.checkEvidence': (input) => service.checkEvidence(input),
    'assessments.participation': ({ assessmentId }) => service.participation(assessmentId),
    'assessments.departed': ({ assessmentId }) => service.departed(assessmentId),
    'assessments.assignByRole': ({ assessmentId, agencyIds }) =>
      service.assignByRole(assessmentId, agencyIds),
    'assessments.assign': ({ assessmentId, changes }) => service.assign(assessmentId, changes),
    'assessments.setDueDate': ({ assessmentId, agencyId, dueOn }) =>
      service.setDueDate(assessmentId, agencyId, dueOn),
    'assessments.agencyProgress': ({ assessmentId }) => service.agencyProgress(assessmentId),
    'assessments.previewContribution': ({ document }) => service.previewContribution(document),
    'assessments.applyContribution': ({ document, choice }) => service.applyContribution(document, choice),
    'assessments.listReceipts': ({ assessmentId }) => service.listReceipts(assessmentId),
    'assessments.check': ({ assessmentId }) => service.check(assessmentId),
    'assessments.decide': (input) => service.decide(input),
    'assessments.listDecisions': ({ assessmentId, itemId, workshopId }) =>
      service.listDecisions(assessmentId, itemId, workshopId),
    'assessments.discussion': ({ assessmentId, itemId }) => service.discussion(assessmentId, itemId),
    'assessments.discuss': (input) => service.discuss(input),
    'assessments.listWorkshops': ({ assessmentId }) => service.listWorkshops(assessmentId),
    'assessments.startWorkshop': (input) => service.startWorkshop(input),
    'assessments.vote': (input) => service.vote(input),
    'assessments.moveWorkshop': ({ workshopId, atItem, ended }) =>
      service.moveWorkshop(workshopId, atItem, ended),
    'assessments.getSnapshotRecord': ({ snapshotId }) => service.getSnapshotRecord(snapshotId),
    'assessments.restate': (input) => service.restate(input),
    'assessments.listRestatements': ({ snapshotId }) => service.listRestatements(snapshotId),
  };
}
