import { createAssessmentsHandlers } from '../../../main/assessments';
import type { Instruments } from '../../../shared/instruments';
import type { Edition } from '../../../shared/questionnaires';
import { summaryOf } from '../../../shared/questionnaires';
import { type AssessmentsRoom, anAssessmentsRoom } from '../../support/builders/assessments-room';
import type { FakeAnswers } from '../../support/fake-bridge';

/** Two articles: one that obliges as far as possible, one that only frames. */
export const INSTRUMENTS: Instruments = [
  {
    code: 'TIPP',
    kind: 'treaty',
    name: 'Protocol in full',
    shortName: 'UN Trafficking in Persons Protocol',
    year: 2000,
    inForce: '2003-12-25',
    verification: 'confirmed',
    bodies: [],
    articles: [
      {
        key: 'TIPP 2',
        number: '2',
        summary: 'Protect the privacy of victims',
        duty: 'Mq',
        qualifier: 'as-far-as-possible',
        pillar: 'POL',
        verification: 'from-memory',
      },
    ],
  },
];

/**
 * Answers of the data process given by its own services over a real database in memory: what a screen shows and saves is what the
 * program would show and save. The caller closes `room.db`.
 */
export function withRealRules(edition: Edition): { room: AssessmentsRoom; answers: FakeAnswers } {
  const room = anAssessmentsRoom({ editions: [edition] });
  return {
    room,
    answers: {
      ...createAssessmentsHandlers(room.assessments),
      'questionnaires.list': () => [summaryOf(edition)],
      'questionnaires.get': () => edition,
      'instruments.list': () => INSTRUMENTS,
    },
  };
}
