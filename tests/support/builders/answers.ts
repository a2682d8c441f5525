import type { Answer, AnswerValue, Citation, Level } from '../../../shared/assessments';
import { anId } from './ids';

/** A level answer. */
export function aLevel(level: Level): AnswerValue {
  return { kind: 'level', level, practiceAhead: false };
}

export const NOT_APPLICABLE: AnswerValue = { kind: 'na', reason: 'The State has no land border.' };
export const NOT_KNOWN: AnswerValue = { kind: 'nk', whoMightKnow: 'Ministry of Labour' };
export const NOT_ANSWERED: AnswerValue = { kind: 'none' };

/** A citation of page 3 of a made-up law. */
export function aCitation(given: Partial<Citation> = {}): Citation {
  return {
    id: anId(9001),
    versionId: anId(8001),
    documentTitle: 'Anti-Trafficking Act',
    page: 3,
    pageLabel: 'iii',
    quote: 'Whoever recruits a person by deception commits an offence.',
    rectangles: [[72, 500.5, 200, 12]],
    note: '',
    createdAt: '2025-01-10T08:00:00.000Z',
    ...given,
  };
}

/** A confirmed answer at level 2. */
export function anAnswer(given: Partial<Answer> = {}): Answer {
  return {
    itemId: 'POL-01',
    value: aLevel(2),
    text: '',
    fallReason: null,
    confirmed: true,
    citations: [],
    held: [],
    checks: [],
    revision: 1,
    updatedAt: '2025-01-10T08:00:00.000Z',
    ...given,
  };
}
