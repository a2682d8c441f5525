import { z } from 'zod';
import { type Contract, nothing } from '../kernel';
import { languageCode } from '../vocabulary';
import { conceptId, glossaryConcept, termText } from './model.ts';

const term = z.strictObject({ conceptId, language: languageCode, text: termText });
const person = z.string().trim().min(1).max(120);
const change = ['glossary.no-concept', 'glossary.no-term'] as const;

export const glossaryContract = {
  /** All matters with their terms, hidden ones too. */
  'glossary.list': { owner: 'data', input: nothing, output: z.array(glossaryConcept), errors: [] },
  /** A matter of one's own, with its first term. */
  'glossary.addConcept': {
    owner: 'data',
    input: z.strictObject({ language: languageCode, text: termText }),
    output: glossaryConcept,
    errors: [],
  },
  'glossary.addTerm': {
    owner: 'data',
    input: term,
    output: glossaryConcept,
    errors: ['glossary.no-concept', 'glossary.term-known'],
  },
  /** Puts other words in a term's place. A shipped term is hidden and the new one stands beside it. */
  'glossary.changeTerm': {
    owner: 'data',
    input: term.extend({ newText: termText }),
    output: glossaryConcept,
    errors: [...change, 'glossary.term-known'],
  },
  /** Takes a term out of searches, or back in. Nothing is deleted. */
  'glossary.setHidden': {
    owner: 'data',
    input: term.extend({ hidden: z.boolean() }),
    output: glossaryConcept,
    errors: change,
  },
  /** Says who knows the language and found the term right; null takes it back. */
  'glossary.setChecked': {
    owner: 'data',
    input: term.extend({ checkedBy: person.nullable() }),
    output: glossaryConcept,
    errors: change,
  },
  /** Everything as it ships: hidden shipped terms come back, own terms of the matter are hidden. */
  'glossary.restore': {
    owner: 'data',
    input: z.strictObject({ conceptId }),
    output: glossaryConcept,
    errors: ['glossary.no-concept'],
  },
} as const satisfies Contract;
