import { z } from 'zod';
import type { PillarCode } from './pillars';

/** A group of topics; it carries the pillar under which the site map shows it. */
export interface TopicGroupEntry {
  readonly id: string;
  readonly pillar: PillarCode | 'all';
}

/** A topic: what documents are tagged with and what items ask about. */
export interface TopicEntry {
  readonly id: string;
  readonly group: string;
  /** The pillar of the topic itself, which may differ from its group's; `all` for the forms of exploitation. */
  readonly pillar: PillarCode | 'all';
}

/** The ten groups of topics in the order of the site map (vocabulary 5). */
export const TOPIC_GROUPS = [
  { id: 'T1', pillar: 'POL' },
  { id: 'T2', pillar: 'POL' },
  { id: 'T3', pillar: 'POL' },
  { id: 'T4', pillar: 'all' },
  { id: 'T5', pillar: 'PREV' },
  { id: 'T6', pillar: 'PREV' },
  { id: 'T7', pillar: 'PROT' },
  { id: 'T8', pillar: 'PROT' },
  { id: 'T9', pillar: 'PROT' },
  { id: 'T10', pillar: 'PROS' },
] as const satisfies readonly TopicGroupEntry[];

export type TopicGroupId = (typeof TOPIC_GROUPS)[number]['id'];

/** The 58 topics (vocabulary 5). They drive the site map, the facets and the themes of items. */
export const TOPICS = [
  { id: 'T1.1', group: 'T1', pillar: 'POL' },
  { id: 'T1.2', group: 'T1', pillar: 'POL' },
  { id: 'T1.3', group: 'T1', pillar: 'POL' },
  { id: 'T1.4', group: 'T1', pillar: 'POL' },
  { id: 'T1.5', group: 'T1', pillar: 'POL' },
  { id: 'T2.1', group: 'T2', pillar: 'POL' },
  { id: 'T2.2', group: 'T2', pillar: 'POL' },
  { id: 'T2.3', group: 'T2', pillar: 'POL' },
  { id: 'T2.4', group: 'T2', pillar: 'POL' },
  { id: 'T2.5', group: 'T2', pillar: 'POL' },
  { id: 'T2.6', group: 'T2', pillar: 'POL' },
  { id: 'T2.7', group: 'T2', pillar: 'POL' },
  { id: 'T3.1', group: 'T3', pillar: 'POL' },
  { id: 'T3.2', group: 'T3', pillar: 'POL' },
  { id: 'T3.3', group: 'T3', pillar: 'POL' },
  { id: 'T3.4', group: 'T3', pillar: 'POL' },
  { id: 'T3.5', group: 'T3', pillar: 'PREV' },
  { id: 'T3.6', group: 'T3', pillar: 'PREV' },
  { id: 'T4.1', group: 'T4', pillar: 'all' },
  { id: 'T4.2', group: 'T4', pillar: 'all' },
  { id: 'T4.3', group: 'T4', pillar: 'all' },
  { id: 'T4.4', group: 'T4', pillar: 'all' },
  { id: 'T4.5', group: 'T4', pillar: 'all' },
  { id: 'T4.6', group: 'T4', pillar: 'all' },
  { id: 'T4.7', group: 'T4', pillar: 'all' },
  { id: 'T5.1', group: 'T5', pillar: 'PREV' },
  { id: 'T5.2', group: 'T5', pillar: 'PREV' },
  { id: 'T5.3', group: 'T5', pillar: 'PREV' },
  { id: 'T5.4', group: 'T5', pillar: 'PREV' },
  { id: 'T5.5', group: 'T5', pillar: 'PREV' },
  { id: 'T5.6', group: 'T5', pillar: 'PREV' },
  { id: 'T6.1', group: 'T6', pillar: 'PREV' },
  { id: 'T6.2', group: 'T6', pillar: 'PREV' },
  { id: 'T6.3', group: 'T6', pillar: 'PREV' },
  { id: 'T6.4', group: 'T6', pillar: 'PREV' },
  { id: 'T6.5', group: 'T6', pillar: 'PREV' },
  { id: 'T6.6', group: 'T6', pillar: 'PREV' },
  { id: 'T6.7', group: 'T6', pillar: 'PREV' },
  { id: 'T6.8', group: 'T6', pillar: 'PREV' },
  { id: 'T7.1', group: 'T7', pillar: 'PROT' },
  { id: 'T7.2', group: 'T7', pillar: 'PROT' },
  { id: 'T7.3', group: 'T7', pillar: 'PROT' },
  { id: 'T7.4', group: 'T7', pillar: 'PROT' },
  { id: 'T7.5', group: 'T7', pillar: 'PREV' },
  { id: 'T8.1', group: 'T8', pillar: 'PROT' },
  { id: 'T8.2', group: 'T8', pillar: 'PROT' },
  { id: 'T8.3', group: 'T8', pillar: 'PROT' },
  { id: 'T8.4', group: 'T8', pillar: 'PROT' },
  { id: 'T8.5', group: 'T8', pillar: 'PROT' },
  { id: 'T9.1', group: 'T9', pillar: 'PROT' },
  { id: 'T9.2', group: 'T9', pillar: 'PROT' },
  { id: 'T9.3', group: 'T9', pillar: 'PROT' },
  { id: 'T10.1', group: 'T10', pillar: 'PROS' },
  { id: 'T10.2', group: 'T10', pillar: 'PROS' },
  { id: 'T10.3', group: 'T10', pillar: 'PROS' },
  { id: 'T10.4', group: 'T10', pillar: 'PROS' },
  { id: 'T10.5', group: 'T10', pillar: 'PROS' },
  { id: 'T10.6', group: 'T10', pillar: 'PROS' },
] as const satisfies readonly TopicEntry[];

export type TopicId = (typeof TOPICS)[number]['id'];

/** A topic group such as `T6`. */
export const topicGroupId = z.enum(TOPIC_GROUPS.map((entry) => entry.id));

/** A topic such as `T6.4`. */
export const topicId = z.enum(TOPICS.map((entry) => entry.id));

/** The topics of one group in their order. */
export function topicsOfGroup(group: TopicGroupId): readonly (typeof TOPICS)[number][] {
  return TOPICS.filter((entry) => entry.group === group);
}
