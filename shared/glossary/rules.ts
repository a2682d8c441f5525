import type { LanguageCode } from '../vocabulary';
import type { GlossaryConcept, GlossaryTerm, SeenIn, ShippedGlossary } from './model.ts';
import { SEEN_IN } from './model.ts';

/** What a workspace says of one term: a shipped one that is hidden or checked, or one of its own. */
export interface TermFact {
  readonly conceptId: string;
  readonly language: LanguageCode;
  readonly text: string;
  readonly hidden: boolean;
  readonly checkedBy: string | null;
}

/** The name of a term within its matter. Upper and lower case are one. */
export function termKey({ language, text }: Pick<TermFact, 'language' | 'text'>): string {
  return `${language} ${text.normalize('NFC').toLowerCase()}`;
}

/** The shipped matters, English terms first. */
export function shippedGlossary({ concepts, languages }: ShippedGlossary): GlossaryConcept[] {
  const seen = new Map(
    languages.map(({ language, standsIn }) => [
      language,
      SEEN_IN.map((where) => [where, new Set(standsIn[where] ?? [])] as const),
    ]),
  );
  const term = (language: LanguageCode, text: string, checkedBy: string | null): GlossaryTerm => ({
    language,
    text,
    shipped: true,
    seenIn: (seen.get(language) ?? []).flatMap(([where, texts]): SeenIn[] =>
      texts.has(text) ? [where] : [],
    ),
    hidden: false,
    checkedBy,
  });
  return concepts.concepts.map(({ id, topic, terms }) => ({
    id,
    shipped: true,
    topic,
    terms: [
      ...terms.map((text) => ({ ...term('eng', text, null) })),
      ...languages.flatMap(({ language, checkedBy, terms: own }) =>
        (own[id] ?? []).map((text) => term(language, text, checkedBy)),
      ),
    ],
  }));
}

/**
 * The glossary of a workspace: what ships, with what the workspace says of it, and its own terms and matters behind. A term
 * of the workspace that ships too stays a shipped one; what was hidden and no longer ships is left out.
 */
export function glossaryOf(
  shipped: readonly GlossaryConcept[],
  own: readonly { readonly id: string }[],
  facts: readonly (TermFact & { readonly own: boolean })[],
): GlossaryConcept[] {
  const byConcept = Map.groupBy(facts, ({ conceptId }) => conceptId);
  const withFacts = (concept: GlossaryConcept): GlossaryConcept => {
    const ofConcept = byConcept.get(concept.id);
    if (ofConcept === undefined) return concept;
    const said = new Map(ofConcept.map((fact) => [termKey(fact), fact]));
    const terms = concept.terms.map((term): GlossaryTerm => {
      const fact = said.get(termKey(term));
      said.delete(termKey(term));
      if (fact === undefined) return term;
      return { ...term, hidden: fact.hidden, checkedBy: fact.checkedBy ?? term.checkedBy };
    });
    const added = [...said.values()]
      .filter((fact) => fact.own)
      .map(
        ({ language, text, hidden, checkedBy }): GlossaryTerm => ({
          language,
          text,
          shipped: false,
          seenIn: [],
          hidden,
          checkedBy,
        }),
      );
    return { ...concept, terms: [...terms, ...added] };
  };
  const ownConcepts = own.map(({ id }): GlossaryConcept => ({ id, shipped: false, topic: null, terms: [] }));
  return [...shipped, ...ownConcepts].map(withFacts);
}

/** What a matter is called in lists: its first English term in use, else its first term. */
export function conceptName({ id, terms }: GlossaryConcept): string {
  const used = terms.filter(({ hidden }) => !hidden);
  return (used.find(({ language }) => language === 'eng') ?? used[0] ?? terms[0])?.text ?? id;
}

/** What is wrong with the shipped files taken together, as sentences for their makers; empty when they fit. */
export function shippedProblems({ concepts, languages }: ShippedGlossary): string[] {
  const ids = new Set(concepts.concepts.map(({ id }) => id));
  const problems: string[] = [];
  if (ids.size !== concepts.concepts.length) problems.push('a matter stands twice');
  for (const { language, terms, standsIn } of languages) {
    const known = new Set<string>();
    for (const [id, texts] of Object.entries(terms)) {
      if (!ids.has(id)) problems.push(`${language}: ${id} is no matter`);
      for (const text of texts) known.add(text);
      if (new Set(texts).size !== texts.length) problems.push(`${language}: ${id} has a term twice`);
    }
    for (const where of SEEN_IN) {
      for (const text of standsIn[where] ?? []) {
        if (!known.has(text)) problems.push(`${language}: ${text} was seen but is no term`);
      }
    }
  }
  return problems;
}
