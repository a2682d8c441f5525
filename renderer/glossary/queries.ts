import { useMutation, useQuery } from '@tanstack/react-query';
import type { GlossaryConcept } from '../../shared/glossary';
import type { LanguageCode } from '../../shared/vocabulary';
import { call, notifyError, ROOM_KEYS } from '../platform';

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

function useChange<I>(change: (input: I) => Promise<GlossaryConcept>) {
  return useMutation({ mutationFn: change, onError: notifyError });
}

/** The ways to change the glossary; the list follows by the event that each announces. */
export function useGlossaryChanges() {
  return {
    addConcept: useChange((input: Omit<NamedTerm, 'conceptId'>) => call('glossary.addConcept', input)),
    addTerm: useChange((input: NamedTerm) => call('glossary.addTerm', input)),
    changeTerm: useChange((input: NamedTerm & { readonly newText: string }) =>
      call('glossary.changeTerm', input),
    ),
    setHidden: useChange((input: NamedTerm & { readonly hidden: boolean }) =>
      call('glossary.setHidden', input),
    ),
    setChecked: useChange((input: NamedTerm & { readonly checkedBy: string | null }) =>
      call('glossary.setChecked', input),
    ),
    restore: useChange((conceptId: string) => call('glossary.restore', { conceptId })),
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
