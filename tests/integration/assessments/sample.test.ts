import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  loadSampleAssessments,
  SAMPLE_STATE,
  type SampleAssessments,
  seedSampleAssessments,
} from '../../../main/assessments';
import { createComparisonService } from '../../../main/comparison';
import { loadEditions } from '../../../main/questionnaires';
import { coverageRate, evidencedLevel, openPoints } from '../../../shared/assessments';
import type { Edition } from '../../../shared/questionnaires';
import { aCitation } from '../../support/builders';
import { type AssessmentsRoom, anAssessmentsRoom } from '../../support/builders/assessments-room';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');

let editions: readonly Edition[];
let sample: SampleAssessments;
beforeAll(async () => {
  [editions, sample] = await Promise.all([loadEditions(RESOURCES), loadSampleAssessments(RESOURCES)]);
});

let room: AssessmentsRoom;
beforeEach(() => {
  room = anAssessmentsRoom({ editions });
});
afterEach(() => room.db.close());

describe('the sample', () => {
  it('answers every item of the shipped edition in two years, and says of every word that it is a sample', () => {
    seedSampleAssessments(room.assessments, sample);
    const snapshots = room.assessments.listSnapshots();
    expect(snapshots.map(({ referenceDate, state }) => [referenceDate, state])).toEqual([
      ['2025-12-31', SAMPLE_STATE],
      ['2024-12-31', SAMPLE_STATE],
    ]);
    for (const { id, progress, frozenBy } of snapshots) {
      expect(progress.asked).toBe(113);
      for (const count of [progress.notApplicable, progress.notKnown, progress.notAnswered])
        expect(count).toBeGreaterThan(0);
      expect(coverageRate(progress)).toBeGreaterThan(0.9);
      const words = room.assessments
        .getSnapshot(id)
        .answers.flatMap(({ text, value }) => [
          text,
          value.kind === 'na' ? value.reason : value.kind === 'nk' ? value.whoMightKnow : '',
        ]);
      for (const word of [frozenBy, ...words.filter((one) => one !== '')]) expect(word).toMatch(/^Sample: /);
    }
    for (const { answers } of sample.years)
      expect(Object.keys(answers)).toEqual(editions[0]?.items.map(({ id }) => id));
  });

  it('leaves a third year open, about a third of it confirmed', () => {
    seedSampleAssessments(room.assessments, sample);
    const open = room.assessments.list()[0];
    expect(open).toMatchObject({ status: 'open', referenceDate: '2026-12-31' });
    const share = (open?.progress.unconfirmed ?? 0) / 113;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.7);
  });

  it('shows every kind of change a learner should meet, each fall with its reason', () => {
    seedSampleAssessments(room.assessments, sample);
    const [second, first] = room.assessments.listSnapshots();
    const { overallCounts, constantSet, warnings } = createComparisonService({
      ...room,
      actor: () => 'Reader',
      announce: () => undefined,
      targetsOf: () => new Map(),
    }).compare([first?.id ?? '', second?.id ?? '']);
    const kinds = [
      'better',
      'worse',
      'same',
      'same-without-level',
      'newly-answered',
      'knowledge-changed',
      'both-missing',
    ] as const;
    for (const kind of kinds) expect([kind, overallCounts[kind]]).not.toEqual([kind, 0]);
    expect(constantSet.length).toBeGreaterThan(90);
    expect(warnings).toEqual([]);
    const [before, after] = [first, second].map((one) => room.assessments.getSnapshot(one?.id ?? '').answers);
    const codes = openPoints(after ?? [], before).map(({ code }) => code);
    expect(codes).not.toContain('fall-without-reason');
  });

  it('is put in once, and leaves alone what a learner changed', () => {
    seedSampleAssessments(room.assessments, sample);
    const open = room.assessments.list()[0]?.id ?? '';
    room.assessments.confirmAnswer({ assessmentId: open, itemId: 'PROS-01' });
    const before = room.assessments.list();
    seedSampleAssessments(room.assessments, sample);
    expect(room.assessments.list()).toEqual(before);
  });

  it('goes on where it was interrupted', () => {
    const whole = anAssessmentsRoom({ editions });
    seedSampleAssessments(whole.assessments, sample);
    const said = ({ assessments }: AssessmentsRoom) =>
      assessments
        .list()
        .map(({ id }) =>
          assessments.get(id).answers.map(({ value, text, confirmed }) => ({ value, text, confirmed })),
        );

    for (const stopAt of ['saveAnswers', 'freeze', 'startNext'] as const) {
      const part = anAssessmentsRoom({ editions });
      const broken = {
        ...part.assessments,
        [stopAt]: () => {
          throw new Error('killed');
        },
      };
      expect(() => seedSampleAssessments(broken, sample)).toThrow('killed');
      seedSampleAssessments(part.assessments, sample);
      expect(said(part)).toEqual(said(whole));
      part.db.close();
    }
    whole.db.close();
  });

  it('cites passages where it is given some', () => {
    const { id: _id, createdAt: _at, documentTitle: _title, ...citation } = aCitation();
    const bare = { ...sample, held: [] };
    seedSampleAssessments(room.assessments, bare, (date, itemId) =>
      date === '2025-12-31' && itemId === 'POL-03' ? [citation] : [],
    );
    expect(room.assessments.listSnapshots().map(({ progress }) => progress.withEvidence)).toEqual([1, 0]);
    expect(room.assessments.list()[0]?.progress.withEvidence).toBe(1);
  });
});

describe('the evidence of the sample', () => {
  it('supports every level on some item, none on others, and is read by second people', () => {
    seedSampleAssessments(room.assessments, sample);
    const [last] = room.assessments.listSnapshots();
    const { answers, referenceDate } = room.assessments.getSnapshot(last?.id ?? '');
    const evidenced = new Set(answers.map((answer) => evidencedLevel(answer, () => null, referenceDate)));
    expect(evidenced).toEqual(new Set([0, 1, 2, 3, 4, null]));
    const checks = answers.flatMap((answer) => answer.checks);
    expect(new Set(checks.map(({ by }) => by)).size).toBe(sample.secondReaders.length);
    for (const itemId of sample.notRead)
      expect(answers.find((answer) => answer.itemId === itemId)?.checks).toEqual([]);
  });
});

describe('a damaged sample', () => {
  it('is refused by code', async () => {
    await expect(loadSampleAssessments('/nowhere')).rejects.toMatchObject({
      code: 'assessments.sample-damaged',
    });
  });
});
