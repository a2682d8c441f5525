import type { AppEvent } from '../../shared/app';
import {
  type GlossaryConcept,
  type GlossaryTerm,
  glossaryOf,
  type ShippedGlossary,
  shippedGlossary,
  type TermFact,
  termKey,
} from '../../shared/glossary';
import { AppError, type Clock, canonicalJson, type NewId } from '../../shared/kernel';
import type { LanguageCode } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import { deleteTerm, insertConcept, listConcepts, listTerms, saveTerm } from './repository.ts';

type NamedTerm = Pick<TermFact, 'conceptId' | 'language' | 'text'>;

export interface GlossaryDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  /** What ships with the program, read when it is first asked for. */
  readonly shipped: () => ShippedGlossary;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** The glossary has changed: the search wants it anew. */
  readonly onChanged: () => void;
}

/** The terms of trafficking in many languages: what ships, and what the people of this workspace made of it. */
export interface GlossaryService {
  list(): GlossaryConcept[];
  /** One matter, at a fraction of what the list costs; null where there is none. */
  find(conceptId: string): GlossaryConcept | null;
  addConcept(term: { readonly language: LanguageCode; readonly text: string }): GlossaryConcept;
  /** @throws AppError `glossary.no-concept`, `glossary.term-known` when the matter has the term already. */
  addTerm(term: NamedTerm): GlossaryConcept;
  /**
   * Writes a term otherwise.
   *
   * @throws AppError `glossary.no-concept`, `glossary.no-term`, `glossary.term-known` also where a shipped term would differ in capital
   * letters alone: it is found either way.
   */
  changeTerm(term: NamedTerm, newText: string): GlossaryConcept;
  /** @throws AppError `glossary.no-concept`, `glossary.no-term` */
  setHidden(term: NamedTerm, hidden: boolean): GlossaryConcept;
  /** @throws AppError `glossary.no-concept`, `glossary.no-term` */
  setChecked(term: NamedTerm, checkedBy: string | null): GlossaryConcept;
  /** @throws AppError `glossary.no-concept` */
  restore(conceptId: string): GlossaryConcept;
}

/** Keeps what a workspace says of terms beside what ships, which is never changed; each change has a line of history. */
export function createGlossaryService(dependencies: GlossaryDependencies): GlossaryService {
  const { db, clock, newId, actor, announce, onChanged } = dependencies;
  const list = () => glossaryOf(shippedGlossary(dependencies.shipped()), listConcepts(db), listTerms(db));

  const find = (conceptId: string): GlossaryConcept | null => {
    const { concepts, languages } = dependencies.shipped();
    const only = <T extends { readonly id: string }>(each: readonly T[]) =>
      each.filter(({ id }) => id === conceptId);
    const shipped = { concepts: { ...concepts, concepts: only(concepts.concepts) }, languages };
    return glossaryOf(shippedGlossary(shipped), only(listConcepts(db)), listTerms(db))[0] ?? null;
  };

  const conceptOf = (conceptId: string): GlossaryConcept => {
    const concept = find(conceptId);
    if (concept === null) throw new AppError('glossary.no-concept');
    return concept;
  };

  const findTerm = (concept: GlossaryConcept, named: Pick<TermFact, 'language' | 'text'>) =>
    concept.terms.find((term) => termKey(term) === termKey(named));

  const termOf = (named: NamedTerm): GlossaryTerm => {
    const term = findTerm(conceptOf(named.conceptId), named);
    if (term === undefined) throw new AppError('glossary.no-term');
    return term;
  };

  const say = (conceptId: string, term: GlossaryTerm, changes: Partial<GlossaryTerm>): void => {
    const after = { ...term, ...changes };
    const at = clock();
    const { language, text } = term;
    saveTerm(
      db,
      { conceptId, language, text, own: !term.shipped, hidden: after.hidden, checkedBy: after.checkedBy },
      at,
    );
    const told = ({ hidden, checkedBy }: GlossaryTerm) => canonicalJson({ hidden, checkedBy });
    const isNew = !term.shipped && changes.shipped === false;
    appendHistory(db, {
      at,
      actor: actor(),
      entity: 'glossary',
      entityId: conceptId,
      field: `${language}: ${text}`,
      before: isNew ? null : told(term),
      after: told(after),
    });
  };

  const changed = (conceptId: string, work: () => void): GlossaryConcept => {
    db.transaction(work);
    announce({ name: 'glossary.changed' });
    onChanged();
    return conceptOf(conceptId);
  };

  const add = ({ conceptId, language, text }: NamedTerm): void => {
    const known = findTerm(conceptOf(conceptId), { language, text });
    if (known && !known.hidden) throw new AppError('glossary.term-known', { term: known.text });
    const fresh = { language, text, shipped: false, seenIn: [], hidden: false, checkedBy: null };
    if (known) say(conceptId, known, { hidden: false });
    else say(conceptId, fresh, { shipped: false });
  };

  return {
    list,
    find,
    addConcept: ({ language, text }) => {
      const conceptId = newId();
      return changed(conceptId, () => {
        insertConcept(db, conceptId, clock());
        add({ conceptId, language, text });
      });
    },
    addTerm: (term) => changed(term.conceptId, () => add(term)),
    changeTerm: (term, newText) =>
      changed(term.conceptId, () => {
        const before = termOf(term);
        if (newText === before.text) return;
        const after = { ...before, text: newText };
        if (termKey(after) !== termKey(before)) {
          say(term.conceptId, before, { hidden: true });
          add({ ...term, text: newText });
        } else if (before.shipped) throw new AppError('glossary.term-known', { term: before.text });
        else {
          // Terms that differ in capital letters are one: the row of the other spelling would hide this one.
          deleteTerm(db, { ...before, conceptId: term.conceptId });
          say(term.conceptId, after, { shipped: false });
        }
      }),
    setHidden: (term, hidden) => changed(term.conceptId, () => say(term.conceptId, termOf(term), { hidden })),
    setChecked: (term, checkedBy) =>
      changed(term.conceptId, () => say(term.conceptId, termOf(term), { checkedBy })),
    restore: (conceptId) => {
      const { terms } = conceptOf(conceptId);
      return changed(conceptId, () => {
        for (const term of terms) {
          if (term.hidden === term.shipped) say(conceptId, term, { hidden: !term.shipped });
        }
      });
    },
  };
}
