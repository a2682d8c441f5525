import type { glossaryContract } from '../../shared/glossary';
import type { Handlers } from '../../shared/kernel';
import type { GlossaryService } from './service.ts';

/** Answers the calls of the glossary room. */
export function createGlossaryHandlers(glossary: GlossaryService): Handlers<typeof glossaryContract> {
  return {
    'glossary.list': () => glossary.list(),
    'glossary.addConcept': (term) => glossary.addConcept(term),
    'glossary.addTerm': (term) => glossary.addTerm(term),
    'glossary.changeTerm': ({ newText, ...term }) => glossary.changeTerm(term, newText),
    'glossary.setHidden': ({ hidden, ...term }) => glossary.setHidden(term, hidden),
    'glossary.setChecked': ({ checkedBy, ...term }) => glossary.setChecked(term, checkedBy),
    'glossary.restore': ({ conceptId }) => glossary.restore(conceptId),
  };
}
