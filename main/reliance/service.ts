import type { AppEvent } from '../../shared/app';
import type { ChangedEvidence } from '../../shared/assessments';
import { AppError, type Clock, canonicalJson, isAppError } from '../../shared/kernel';
import { type ChangedVersion, endsText } from '../../shared/library';
import {
  type AffectedItem,
  type ChangedTextLine,
  type DecisionMade,
  groupOf,
  isGone,
  isOpenLine,
  type Reliance,
  type RelianceDecision,
  type RelianceGroup,
  type RestingLine,
} from '../../shared/reliance';
import type { Reanchored } from '../../shared/texts';
import type { MemberCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import { appendHistory } from '../database';
import type { PlanningService } from '../planning';
import type { PassageFinder } from '../texts';
import {
  citationOf,
  type LinesDependencies,
  listResting,
  type Narrowed,
  type Resting,
  settledAndOthers,
  tallyResting,
} from './lines';
import { insertDecision, listDecisions } from './repository';

export interface RelianceDependencies extends LinesDependencies {
  readonly assessments: Pick<
    AssessmentsService,
    'get' | 'resting' | 'tallyResting' | 'restingItems' | 'countRestingAnswers' | 'replaceCitation'
  >;
  readonly planning: Pick<PlanningService, 'resting' | 'findings' | 'actionsByItem'>;
  readonly passages: Pick<PassageFinder, 'find'>;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
}

/** A citation and the passage of the new text it is to point to. */
export interface Move {
  readonly dependant: string;
  readonly page: number;
  readonly pageLabel: string | null;
  readonly quote: string;
}

export interface RelianceService {
  /** The texts that changed and on which something rests, with how much; no text is read. */
  list(narrowed: Pick<Narrowed, 'documentId' | 'itemId'>): Reliance;
  /** What rests on one of them, of one list. */
  lines(asked: {
    readonly versionId: string;
    readonly group: RelianceGroup;
    readonly itemId: string | null;
  }): RestingLine[];
  count(): { readonly answers: number; readonly others: number };
  /** Where what was cited stands in the new texts, in the order asked; null where that cannot be told. */
  passages(dependants: readonly string[]): Promise<(Reanchored | null)[]>;
  /** @throws AppError `reliance.reason-missing`, `reliance.not-found`, `reliance.frozen`. */
  decide(dependants: readonly string[], decision: Exclude<RelianceDecision, 'moved'>, reason: string): void;
  /** @throws AppError `reliance.not-found`, `reliance.frozen`; as `assessments.replaceCitation`. */
  move(moves: readonly Move[]): void;
  /** Every decision about a thing, oldest first. */
  history(dependant: string): Omit<DecisionMade, 'dependant'>[];
  /** Citations of an assessment, or of one of its items, whose text changed, as far as nobody has decided. */
  changedEvidence(assessmentId: string, itemId?: string): ChangedEvidence[];
  /** Items of an assessment whose national answer rests on a text that is gone, as far as nobody has decided. */
  itemsWithoutText(assessmentId: string): ReadonlySet<string>;
}

/** Made once: asking for the order of a language anew at each comparison takes most of the time of a long list. */
const byTitle = new Intl.Collator();

function toText(
  { life, version, changes, newText }: ChangedVersion,
  counts: ChangedTextLine['counts'],
): ChangedTextLine {
  return {
    versionId: version.id,
    documentId: life.documentId,
    title: life.title,
    language: version.language,
    label: version.label,
    changes: [...changes],
    counts,
    newText:
      newText === null
        ? null
        : {
            documentId: newText.life.documentId,
            versionId: newText.version.id,
            title: newText.life.title,
            language: newText.version.language,
            label: newText.version.label,
            publishedOn: newText.version.publishedOn,
          },
  };
}

/** What rests on texts that changed, and what people decided about it. Only lists and notes; answers are changed in their own room. */
export function createRelianceService(dependencies: RelianceDependencies): RelianceService {
  const { db, clock, actor, announce, assessments, planning, passages } = dependencies;

  /** What hangs on the items of open national answers: only where nothing is damaged, for that is told elsewhere. */
  const affectedBy = (versionIds: readonly string[], itemId: string | undefined): AffectedItem[] => {
    const open = assessments.restingItems(versionIds, { itemId });
    const byAssessment = Map.groupBy(open, ({ assessmentId }) => assessmentId);
    return [...byAssessment].flatMap(([assessmentId, of]) => {
      const items = new Set(of.map((each) => each.itemId));
      const member = of[0]?.state as MemberCode;
      try {
        const actions = planning.actionsByItem(member, assessments.get(assessmentId));
        return planning
          .findings(assessmentId)
          .filter(({ itemId }) => items.has(itemId))
          .map(({ itemId, gaps, target, targetIsSet, dueOn }) => ({
            ...{ assessmentId, itemId, gaps, target, targetIsSet, dueOn },
            actions: (actions.get(itemId) ?? []).map(({ id, planId, title }) => ({
              planId,
              actionId: id,
              title,
            })),
          }));
      } catch (cause) {
        if (isAppError(cause)) return [];
        throw cause;
      }
    });
  };

  /** The lines that some keys name. @throws AppError `reliance.not-found`, `reliance.frozen`. */
  const linesOf = (
    dependants: readonly string[],
  ): { readonly resting: Resting; readonly lines: RestingLine[] } => {
    const resting = listResting(dependencies, { dependants });
    const byKey = new Map(resting.lines.map((line) => [line.dependant, line]));
    const lines = dependants.map((key) => {
      const line = byKey.get(key);
      if (line === undefined) throw new AppError('reliance.not-found');
      if (line.state === 'frozen') throw new AppError('reliance.frozen');
      return line;
    });
    return { resting, lines };
  };

  const note = (
    line: RestingLine,
    changed: ChangedVersion | undefined,
    decision: RelianceDecision,
    reason: string,
  ) => {
    const at = clock();
    const by = actor();
    for (const { key } of changed?.changes ?? []) {
      insertDecision(db, { dependant: line.dependant, change: key, decision, reason, by, at });
    }
    appendHistory(db, {
      at,
      actor: by,
      entity: 'reliance',
      entityId: line.dependant,
      field: 'decision',
      before: line.decision?.decision ?? null,
      after: canonicalJson({ decision, reason, changes: (changed?.changes ?? []).map(({ key }) => key) }),
    });
  };

  const undecided = (wanted: Pick<Narrowed, 'assessmentId' | 'itemId' | 'nationalOnly'>) => {
    const { changed, lines } = listResting(dependencies, wanted);
    return lines.filter(isOpenLine).flatMap((line) => {
      const version = changed.get(line.versionId);
      return version === undefined || line.answer === null ? [] : [{ line, version, answer: line.answer }];
    });
  };

  return {
    list: (narrowed) => {
      const { changed, counts } = tallyResting(dependencies, narrowed);
      const texts = [...changed.values()].flatMap((each) => {
        const of = counts.get(each.version.id);
        return of === undefined ? [] : [toText(each, of)];
      });
      return {
        texts: texts.toSorted((a, b) => byTitle.compare(a.title, b.title)),
        affected: affectedBy(
          texts.map(({ versionId }) => versionId),
          narrowed.itemId ?? undefined,
        ),
      };
    },

    lines: ({ group, ...asked }) =>
      listResting(dependencies, asked).lines.filter((line) => groupOf(line) === group),

    count: () => {
      const { changed, settled, others } = settledAndOthers(dependencies);
      const ids = settled.flatMap(({ dependant }) => citationOf(dependant) ?? []);
      return {
        answers: assessments.countRestingAnswers([...changed.keys()], ids),
        others: others.filter(isOpenLine).length,
      };
    },

    passages: async (dependants) => {
      const { changed, lines } = listResting(dependencies, { dependants });
      const byKey = new Map(lines.map((line) => [line.dependant, line]));
      return passages.find(
        dependants.map((key) => {
          const line = byKey.get(key);
          const version = changed.get(line?.versionId ?? '');
          return line === undefined || version?.newText == null
            ? null
            : {
                before: version.version.sha256,
                after: version.newText.version.sha256,
                quote: line.quote,
                page: line.page,
              };
        }),
      );
    },

    decide: (dependants, decision, reason) => {
      if (decision === 'dismissed' && reason.trim() === '') throw new AppError('reliance.reason-missing');
      db.transaction(() => {
        const { resting, lines } = linesOf(dependants);
        for (const line of lines) note(line, resting.changed.get(line.versionId), decision, reason);
      });
      announce({ name: 'reliance.changed' });
    },

    move: (moves) => {
      db.transaction(() => {
        const { resting, lines } = linesOf(moves.map(({ dependant }) => dependant));
        lines.forEach((line, at) => {
          const { answer } = line;
          const changed = resting.changed.get(line.versionId);
          const moved = moves[at];
          if (answer === null || changed?.newText == null || moved === undefined) {
            throw new AppError('reliance.not-found');
          }
          note(line, changed, 'moved', '');
          assessments.replaceCitation({
            assessmentId: answer.assessmentId,
            itemId: answer.itemId,
            agencyId: answer.agency?.id ?? null,
            citationId: line.dependant.slice('citation:'.length),
            citation: {
              versionId: changed.newText.version.id,
              page: moved.page,
              pageLabel: moved.pageLabel,
              quote: moved.quote,
              rectangles: [],
              note: answer.note,
            },
          });
        });
      });
      announce({ name: 'reliance.changed' });
    },

    history: (dependant) =>
      (listDecisions(db, [dependant]).get(dependant) ?? []).map(({ dependant: _key, ...made }) => made),

    changedEvidence: (assessmentId, itemId) =>
      undecided({ assessmentId, itemId: itemId ?? null }).flatMap(({ line, version, answer }) => {
        const [gravest] = version.changes;
        return gravest === undefined
          ? []
          : [
              {
                citationId: line.dependant.slice('citation:'.length),
                itemId: answer.itemId,
                agencyId: answer.agency?.id ?? null,
                kind: gravest.kind,
                ends: endsText(gravest),
                since: gravest.since,
              },
            ];
      }),

    itemsWithoutText: (assessmentId) =>
      new Set(
        undecided({ assessmentId, nationalOnly: true })
          .filter(({ version }) => isGone(version))
          .map(({ answer }) => answer.itemId),
      ),
  };
}
