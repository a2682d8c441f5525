import { useSearch } from '@tanstack/react-router';

/** Id of the agency whose answers the screen shows, from its address; null for the national ones. */
export function useAnsweringAs(): string | null {
  const { as } = useSearch({ strict: false });
  return typeof as === 'string' ? as : null;
}

/** The part of an address that keeps whose answers are shown. */
export function asAgency(agencyId: string | null): { readonly as?: string } {
  return agencyId === null ? {} : { as: agencyId };
}
