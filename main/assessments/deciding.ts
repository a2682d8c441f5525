import { agencyNameIn, isSubNational } from '../../shared/agencies';
import {
  type Answer,
  type Citation,
  citesSame,
  type DecideInput,
  type Decision,
  type DiscussionEntry,
  decidedValue,
  decidesSame,
  dissentsOf,
  isTouched,
  keptFallReason,
  momentBehind,
  type Position,
  saysSame,
  untouchedAnswer,
  type Vote,
  validateAnswer,
  type Workshop,
  wordsNeeded,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import { appendHistory } from '../database';
import { findAnswer, insertCitation, listAnsweringAgencies } from './answers-repository';
import { listAssignments } from './assignments-repository';
import {
  findWorkshop,
  insertDecision,
  insertDiscussionEntry,
  lastDecisions,
  listDecisions,
  listDiscussion,
  listWorkshops,
  saveVote,
  saveWorkshop,
} from './decisions-repository';
import type { AssessmentsDependencies } from './dependencies';
import { inStoredOrder } from './evidence';
import { getAssessment, getOpenAssessment, withPresentTitles } from './open-assessment';
import type { AssessmentHead } from './repository';
import { type Change, createWriting, sameJson, shelfOf } from './writing';

export interface Deciding {
  /**
   * Decides the national answer of an item; see the contract. Deciding the same on the same ground again changes nothing.
   *
   * @throws AppError as `saveAnswer`; `assessments.lead-not-answered`, `assessments.no-level-given`,
   * `assessments.decision-without-value`, `-reason`, `-minutes`; `assessments.workshop-not-found`, `-ended`.
   */
  decide(input: DecideInput): { readonly answer: Answer; readonly decision: Decision };
  /**
   * The last decision on each item, those of one workshop, or all of one item.
   *
   * @throws AppError `assessments.not-found`, `assessments.decision-damaged`.
   */
  listDecisions(assessmentId: string, itemId: string | null, workshopId?: string | null): Decision[];
  /** @throws AppError `assessments.not-found`. */
  discussion(assessmentId: string, itemId: string | null): DiscussionEntry[];
  /** @throws AppError as `saveAnswer`; `assessments.message-empty`. */
  discuss(input: {
    readonly assessmentId: string;
    readonly itemId: string;
    readonly kind: DiscussionEntry['kind'];
    readonly text: string;
  }): DiscussionEntry[];
  /** Newest first. @throws AppError `assessments.not-found`. */
  listWorkshops(assessmentId: string): Workshop[];
  /** Undefined when there is no such workshop. */
  findWorkshop(workshopId: string): Workshop | undefined;
  /** @throws AppError `assessments.not-found`, `assessments.frozen`, `agencies.not-found`. */
  startWorkshop(
    input: Pick<Workshop, 'assessmentId' | 'title' | 'heldOn'> & { readonly present: readonly string[] },
  ): Workshop;
  /** @throws AppError `assessments.workshop-not-found`, `assessments.workshop-ended`, and as `saveAnswer`. */
  vote(input: {
    readonly workshopId: string;
    readonly itemId: string;
    readonly agencyId: string;
    readonly vote: Vote | null;
  }): Workshop;
  /** @throws AppError as `vote`. */
  moveWorkshop(workshopId: string, atItem: string | null, ended: boolean): Workshop;
}

/** Use cases of the coordinator: discuss, meet, decide. */
export function createDeciding(dependencies: AssessmentsDependencies): Deciding {
  const { db, clock, newId, library, actor, agencies, announce } = dependencies;
  const { openPlace, current, write, valueBefore } = createWriting(dependencies);

  const nameOf = (agencyId: string) => {
    const agency = agencies.find(agencyId);
    return agency === undefined ? agencyId : agencyNameIn(agency, 'eng');
  };

  /** What every agency that is asked, has answered or votes says on an item now. */
  const positionsOn = (assessmentId: string, itemId: string, voting: ReadonlySet<string>) => {
    const asked = listAssignments(db, assessmentId).filter((one) => one.itemId === itemId);
    const ids = new Set([
      ...asked.map(({ agencyId }) => agencyId),
      ...listAnsweringAgencies(db, assessmentId),
      ...voting,
    ]);
    return [...ids].flatMap((agencyId): { position: Position; answer: Answer }[] => {
      const agency = agencies.find(agencyId);
      const stored = findAnswer(db, { assessmentId, agencyId }, itemId)?.answer;
      const isAsked = asked.some((one) => one.agencyId === agencyId);
      if (agency === undefined || !(isAsked || stored !== undefined || voting.has(agencyId))) return [];
      const answer = stored ?? untouchedAnswer(itemId);
      const position: Position = {
        agencyId,
        agencyName: agencyNameIn(agency, 'eng'),
        isLead: asked.some((one) => one.agencyId === agencyId && one.isLead),
        isLocal: isSubNational(agency),
        // Carried over and never confirmed: the agency has not said it this year.
        value: answer.confirmed ? answer.value : { kind: 'none' },
        text: answer.confirmed ? answer.text : '',
        // What was taken back wholly is no answer: whoever looks later finds none either.
        revision: isTouched(answer) ? answer.revision : 0,
      };
      return [{ position, answer }];
    });
  };

  /** The national answer after a decision, with the evidence of the agencies that say the same. */
  const writeAnswer = (
    assessment: AssessmentHead,
    input: DecideInput,
    value: Answer['value'],
    supporting: readonly Answer[],
  ): Answer => {
    const place = { assessmentId: input.assessmentId, itemId: input.itemId };
    const stored = current(place);
    if (stored.answer.revision !== input.baseRevision)
      throw new AppError('assessments.answer-changed', {
        item: input.itemId,
        revision: stored.answer.revision,
      });
    const added: Citation[] = [];
    for (const given of supporting.flatMap(({ citations }) => citations)) {
      const isThere = [...stored.answer.citations, ...added].some((other) => citesSame(other, given));
      if (!isThere) added.push({ ...given, id: newId(), createdAt: clock() });
    }
    const { fallReason: reason } = stored.answer;
    const fallReason = reason === null ? null : keptFallReason(valueBefore(assessment, place), value, reason);
    const said = { value, text: input.text, fallReason, confirmed: true };
    const changes: Change[] = [
      ...(['value', 'text', 'fallReason', 'confirmed'] as const)
        .filter((field) => !sameJson(stored.answer[field], said[field]))
        .map((field) => ({ field, before: stored.answer[field], after: said[field] })),
      ...added.map((after): Change => ({ field: 'citation', before: null, after })),
    ];
    if (changes.length === 0) return stored.answer;
    const citations = inStoredOrder([...stored.answer.citations, ...added]);
    const written = write(
      shelfOf(place),
      { id: stored.id, answer: { ...stored.answer, ...said, citations } },
      changes,
    );
    for (const one of added) insertCitation(db, shelfOf(place), stored.id, one);
    return written;
  };

  const getWorkshop = (workshopId: string): Workshop => {
    const found = findWorkshop(db, workshopId);
    if (found === undefined) throw new AppError('assessments.workshop-not-found');
    if (found.endedAt !== null) throw new AppError('assessments.workshop-ended');
    return found;
  };

  const changeWorkshop = (
    workshopId: string,
    work: (workshop: Workshop, at: string) => Workshop,
  ): Workshop => {
    const assessmentId = db.transaction(() => {
      const before = getWorkshop(workshopId);
      getOpenAssessment(dependencies, before.assessmentId);
      const at = clock();
      saveWorkshop(db, { ...work(before, at), updatedAt: at });
      return before.assessmentId;
    });
    announce({ name: 'assessments.changed', ids: [assessmentId] });
    return findWorkshop(db, workshopId) as Workshop;
  };

  const history = (
    entity: 'decision' | 'discussion' | 'workshop',
    entityId: string,
    field: string,
    after: string,
  ) => appendHistory(db, { at: clock(), actor: actor(), entity, entityId, field, before: null, after });

  return {
    decide: (input) => {
      const result = db.transaction(() => {
        const { assessmentId, itemId, rule } = input;
        const assessment = openPlace({ assessmentId, itemId });
        const votes =
          input.workshopId === null
            ? []
            : getWorkshop(input.workshopId)
                .votes.filter((one) => one.itemId === itemId)
                .map(({ agencyId, vote }) => ({ agencyId, agencyName: nameOf(agencyId), vote }));
        const there = positionsOn(assessmentId, itemId, new Set(votes.map(({ agencyId }) => agencyId)));
        const positions = there.map(({ position }) => position);
        const value = decidedValue(rule, positions, input.value);
        validateAnswer(value);
        const needed = wordsNeeded(rule, positions);
        if (needed.reason && input.reason === '') throw new AppError('assessments.decision-without-reason');
        if (needed.minutes && input.minutes === '')
          throw new AppError('assessments.decision-without-minutes');
        const supporting = there.filter(({ position }) => saysSame(position.value, value));
        const answer = writeAnswer(
          assessment,
          input,
          value,
          supporting.map((one) => one.answer),
        );
        const before = listDecisions(db, assessmentId, itemId);
        const decision: Decision = {
          id: newId(),
          assessmentId,
          itemId,
          revision: before.length + 1,
          rule,
          value,
          reason: input.reason,
          minutes: input.minutes,
          decidedBy: input.decidedBy,
          decidedAt: clock(),
          workshopId: input.workshopId,
          positions,
          votes,
          dissents: dissentsOf(positions, value, { why: input.dissent, votes }),
        };
        const last = before.at(-1);
        if (last !== undefined && answer.revision === input.baseRevision && decidesSame(last, decision))
          return { answer, decision: last };
        insertDecision(db, decision);
        history('decision', decision.id, 'decided', canonicalJson({ assessmentId, itemId, rule, value }));
        return { answer, decision };
      });
      announce({ name: 'assessments.changed', ids: [input.assessmentId] });
      return { ...result, answer: withPresentTitles(library, result.answer) };
    },

    listDecisions: (assessmentId, itemId, workshopId = null) => {
      getAssessment(dependencies, assessmentId);
      return itemId === null
        ? lastDecisions(db, assessmentId, workshopId)
        : listDecisions(db, assessmentId, itemId);
    },

    discussion: (assessmentId, itemId) => {
      getAssessment(dependencies, assessmentId);
      return listDiscussion(db, assessmentId, itemId);
    },

    discuss: ({ assessmentId, itemId, kind, text }) => {
      const entries = db.transaction(() => {
        openPlace({ assessmentId, itemId });
        if (kind === 'message' && text === '') throw new AppError('assessments.message-empty');
        const at = momentBehind(listDiscussion(db, assessmentId, itemId), clock());
        const entry = { id: newId(), itemId, kind, author: actor(), text, at };
        insertDiscussionEntry(db, assessmentId, entry);
        history('discussion', entry.id, kind, canonicalJson({ assessmentId, itemId, text }));
        return listDiscussion(db, assessmentId, itemId);
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
      return entries;
    },

    listWorkshops: (assessmentId) => {
      getAssessment(dependencies, assessmentId);
      return listWorkshops(db, assessmentId);
    },

    findWorkshop: (workshopId) => findWorkshop(db, workshopId),

    startWorkshop: ({ assessmentId, title, heldOn, present }) => {
      const workshop = db.transaction((): Workshop => {
        const { state } = getOpenAssessment(dependencies, assessmentId);
        for (const id of present)
          if (agencies.find(id)?.state !== state) throw new AppError('agencies.not-found');
        const at = clock();
        const begun: Workshop = {
          ...{ id: newId(), assessmentId, title, heldOn, present: [...present] },
          ...{ atItem: null, endedAt: null, votes: [], createdAt: at, updatedAt: at },
        };
        saveWorkshop(db, begun);
        history('workshop', begun.id, 'started', canonicalJson({ assessmentId, title, heldOn }));
        return begun;
      });
      announce({ name: 'assessments.changed', ids: [assessmentId] });
      return workshop;
    },

    vote: ({ workshopId, itemId, agencyId, vote }) =>
      changeWorkshop(workshopId, (workshop, at) => {
        openPlace({ assessmentId: workshop.assessmentId, itemId });
        if (!workshop.present.includes(agencyId)) throw new AppError('assessments.item-not-assigned');
        saveVote(db, { workshopId, itemId, agencyId, vote, at });
        history('workshop', workshopId, 'voted', canonicalJson({ itemId, agencyId, vote }));
        return { ...workshop, atItem: itemId };
      }),

    moveWorkshop: (workshopId, atItem, ended) =>
      changeWorkshop(workshopId, (workshop, at) => {
        if (ended) history('workshop', workshopId, 'ended', canonicalJson(at));
        return { ...workshop, atItem, endedAt: ended ? at : null };
      }),
  };
}
