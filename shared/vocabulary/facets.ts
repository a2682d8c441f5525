import { z } from 'zod';

/** Groups of victims a text may be about; one of the facets that cross all topics (vocabulary 5). */
export const VICTIM_GROUPS = [
  'women',
  'men',
  'children',
  'lgbtiq',
  'persons-with-disabilities',
  'stateless',
  'ethnic-minority',
] as const;

export type VictimGroup = (typeof VICTIM_GROUPS)[number];

/** A group of victims. */
export const victimGroup = z.enum(VICTIM_GROUPS);

/** The part a member plays on a trafficking route (vocabulary 5). */
export const ROUTE_ROLES = ['origin', 'transit', 'destination', 'internal'] as const;

export type RouteRole = (typeof ROUTE_ROLES)[number];

/** A member's part on a route. */
export const routeRole = z.enum(ROUTE_ROLES);

/** Economic sectors where exploitation is found (vocabulary 5). */
export const SECTORS = [
  'fishing',
  'domestic-work',
  'agriculture',
  'construction',
  'manufacturing',
  'entertainment',
  'mining',
  'online',
] as const;

export type Sector = (typeof SECTORS)[number];

/** An economic sector. */
export const sector = z.enum(SECTORS);
