import type { TopicPage } from '../../shared/topics';

/** The parts that a page can have, in the order in which they stand. */
export const PARTS = [
  'what',
  'why',
  'law',
  'measures',
  'standard',
  'steps',
  'watch',
  'signs',
  'evidence',
  'cautions',
  'practice',
  'resources',
  'related',
] as const;
export type PartName = (typeof PARTS)[number];

const IN_PAGE: Readonly<Record<PartName, (page: TopicPage) => unknown>> = {
  what: ({ what }) => what,
  why: ({ why }) => why,
  law: ({ legalRefs }) => legalRefs,
  measures: ({ measures }) => measures,
  standard: ({ standard }) => standard,
  steps: ({ steps }) => steps,
  watch: ({ watch }) => watch,
  signs: ({ signs }) => signs,
  evidence: ({ evidence }) => evidence,
  cautions: ({ cautions }) => cautions,
  practice: ({ patterns }) => patterns,
  resources: ({ resources }) => resources,
  related: ({ related }) => related,
};

/** The parts that a page has. */
export function partsOf(page: TopicPage): readonly PartName[] {
  return PARTS.filter((name) => IN_PAGE[name](page) !== undefined);
}
