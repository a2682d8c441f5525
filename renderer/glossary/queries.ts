import { useQuery } from '@tanstack/react-query';
import type { GlossaryConcept } from '../../shared/glossary';
import type { LanguageCode } from '../../shared/vocabulary';
import { call, notifyError, ROOM_KEYS, useChange } from '../platform';

/** A term by its matter, language and words. */
export interface NamedTerm {
  readonly conceptId: string;
  readonly language: LanguageCode;
  readonly text: string;
}

/** All matters with their terms, hidden ones too. */
export function useGlossary() {
  return useQuery({ queryKey: [...ROOM_KEYS.glossary, 'list'], queryFn: () => call('glossary.list', {}) });
}

function useConceptChange<I>(change: (input: I) => Promise<GlossaryConcept>) {
  return useChange({ mutationFn: change, onError: notifyError });
}

/** Adds a matter; the place that asked shows why it failed. */
export function useAddConcept() {
  return useChange({
    mutationFn: (input: Omit<NamedTerm, 'conceptId'>) => call('glossary.addConcept', input),
  });
}

/** The ways to change the glossary; the list follows by the event that each announces. */
export function useGlossaryChanges() {
  return {
    addTerm: useConceptChange((input: NamedTerm) => call('glossary.addTerm', input)),
    changeTerm: useConceptChange((input: NamedTerm & { readonly newText: string }) =>
      call('glossary.changeTerm', input),
    ),
    setHidden: useConceptChange((input: NamedTerm & { readonly hidden: boolean }) =>
      call('glossary.setHidden', input),
    ),
    setChecked: useConceptChange((input: NamedTerm & { readonly checkedBy: string | null }) =>
      call('glossary.setChecked', input),
    ),
    restore: useConceptChange((conceptId: string) => call('glossary.restore', { conceptId })),
  };
}

/** The name written beside what a person has checked; empty while none is given. */
export function usePersonName(): string {
  const settings = useQuery({
    queryKey: [...ROOM_KEYS.settings, 'all'],
    queryFn: () => call('settings.get', {}),
  });
  return settings.data?.personName ?? '';
}
