import type { Answer, Level } from '../assessments';
import { countForce, type DocumentSummary } from '../library';
import { type DocumentType, type LanguageCode, type MemberCode, speaksOfPeriod } from '../vocabulary';
import { type CitedPractice, HOLDING_KINDS, type HoldingKind, type MemberHolding } from './model';

const KIND_OF: Readonly<Record<DocumentType, HoldingKind>> = {
  CON: 'laws',
  LAW: 'laws',
  REG: 'laws',
  ORD: 'laws',
  TRT: 'laws',
  NAP: 'plans',
  STR: 'plans',
  BUD: 'plans',
  SOP: 'procedures',
  FORM: 'procedures',
  MOU: 'procedures',
  GDL: 'guides',
  TRN: 'guides',
  TOOL: 'guides',
  STAT: 'assessments',
  RPT: 'assessments',
  EVAL: 'assessments',
  RES: 'assessments',
  EXT: 'assessments',
  CRT: 'others',
  MTG: 'others',
  COM: 'others',
};

/** What a type of document is for. */
export function holdingKindOf(type: DocumentType): HoldingKind {
  return KIND_OF[type];
}

type Held = Pick<DocumentSummary, 'state' | 'type' | 'language' | 'force'>;

/** What the library holds for each of some members, in their order; a member without a document has counts of nought. */
export function holdingsOf(
  members: readonly MemberCode[],
  documents: readonly Held[],
  {
    today,
    lastAdded,
    practices,
  }: {
    readonly today: string;
    readonly lastAdded: ReadonlyMap<string, string>;
    readonly practices: ReadonlyMap<string, number>;
  },
): MemberHolding[] {
  const byState = Map.groupBy(documents, ({ state }) => state);
  return members.map((state) => {
    const held = byState.get(state) ?? [];
    const kinds = Object.fromEntries(HOLDING_KINDS.map((kind) => [kind, 0])) as Record<HoldingKind, number>;
    for (const { type } of held) kinds[holdingKindOf(type)] += 1;
    const force = countForce(
      held.filter(({ type }) => !speaksOfPeriod(type)).map((each) => each.force),
      today,
    );
    return {
      ...{ state, total: held.length, kinds, inForce: force.yes, forceUnknown: force.unknown },
      lastAdded: lastAdded.get(state) ?? null,
      languages: [
        ...new Set(held.flatMap(({ language }): LanguageCode[] => (language === null ? [] : [language]))),
      ],
      practices: practices.get(state) ?? 0,
    };
  });
}

/** From this level on a measure works in the ordinary course (items B.1). */
export const HIGH_LEVEL: Level = 3;

export interface AnswerSource {
  readonly state: MemberCode;
  readonly referenceDate: string;
  readonly answers: readonly Answer[];
}

/** What the library knows of a cited version; undefined when it is not there any more. */
export type CitedFacts = Pick<CitedPractice, 'documentId' | 'title' | 'type' | 'topics'> & {
  readonly state: MemberCode | null;
};

/**
 * Pages cited for a high level, by the member whose practice they show: that of the document, or of the answer where the document
 * belongs to none. Each page and item once, at its highest level and then newest; highest first.
 */
export function citedPractices(
  sources: readonly AnswerSource[],
  factsOf: (versionId: string) => CitedFacts | undefined,
): ReadonlyMap<MemberCode, readonly CitedPractice[]> {
  const found = new Map<string, { readonly member: MemberCode; readonly practice: CitedPractice }>();
  for (const { state, referenceDate, answers } of sources) {
    for (const { itemId, value, confirmed, citations } of answers) {
      // What was carried over and nobody has confirmed is last year's, and stands there.
      if (!confirmed || value.kind !== 'level' || value.level < HIGH_LEVEL) continue;
      for (const { versionId, page, pageLabel, quote } of citations) {
        const facts = factsOf(versionId);
        if (facts === undefined) continue;
        const { state: of, ...document } = facts;
        const key = `${versionId} ${page} ${itemId}`;
        const known = found.get(key)?.practice;
        const isBetter =
          known === undefined ||
          value.level > known.level ||
          (value.level === known.level && referenceDate > known.referenceDate);
        if (!isBetter) continue;
        const place = { ...document, versionId, page, pageLabel, quote, itemId };
        found.set(key, {
          member: of ?? state,
          practice: { ...place, level: value.level, answerOf: state, referenceDate },
        });
      }
    }
  }
  const inOrder = [...found.values()].sort(
    (a, b) => b.practice.level - a.practice.level || a.practice.title.localeCompare(b.practice.title),
  );
  return new Map(
    [...Map.groupBy(inOrder, ({ member }) => member)].map(([member, all]) => [
      member,
      all.map(({ practice }) => practice),
    ]),
  );
}
