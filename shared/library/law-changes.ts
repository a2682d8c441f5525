import { z } from 'zod';
import { isoDate, uuid } from '../kernel';
import { type LanguageCode, type LegalStatus, languageCode } from '../vocabulary';
import { dayAfter } from './in-force';
import { type RelationEdge, type RelationKind, successionOf } from './relations';
import { currentVersion } from './versions';

/** What can happen to a text that something rests on, the gravest first. */
export const LAW_CHANGES = [
  'repealed',
  'superseded',
  'expired',
  'suspended',
  'lapsed',
  /** Some of its provisions were changed, repealed or replaced. */
  'amended',
  /** The library has a later text of the same document. */
  'newer-version',
] as const;
export const lawChangeKind = z.enum(LAW_CHANGES);
export type LawChangeKind = z.infer<typeof lawChangeKind>;

/** One thing that happened to a text. */
export const lawChange = z.strictObject({
  /** Names this very change for ever, so that what was decided about it is not asked again. */
  key: z.string().min(1),
  kind: lawChangeKind,
  /** Only a part of the text is meant. */
  inPart: z.boolean(),
  /** First day on which it is so; null where nobody entered it. */
  since: isoDate.nullable(),
  /** The document that does it. */
  by: z.strictObject({ documentId: uuid, title: z.string(), language: languageCode.nullable() }).nullable(),
});
export type LawChange = z.infer<typeof lawChange>;

/** A version as far as its place among the others goes; its language is the document's where it has none of its own. */
export interface LivingVersion {
  readonly id: string;
  readonly sha256: string;
  readonly language: LanguageCode | null;
  readonly label: string;
  readonly publishedOn: string | null;
  readonly isOfficial: boolean;
}

/** What another document does to a text. */
export interface ActOnText {
  readonly relationId: string;
  readonly kind: RelationKind;
  readonly inPart: boolean;
  readonly effectiveOn: string | null;
  readonly documentId: string;
}

/** What the library knows of the life of a document. Versions stand newest first. */
export interface TextLife {
  readonly documentId: string;
  readonly title: string;
  readonly language: LanguageCode | null;
  readonly status: LegalStatus;
  readonly adoptedOn: string | null;
  readonly inForceOn: string | null;
  readonly expiresOn: string | null;
  /** Documents that became a part of it: whoever names them means it now. */
  readonly parts: readonly string[];
  readonly versions: readonly LivingVersion[];
  /** What other documents do to it, oldest entry first. */
  readonly acts: readonly ActOnText[];
}

/** Documents by id; those in the trash are not among them. */
export type TextLives = ReadonlyMap<string, TextLife>;

const NEVER_LAW: ReadonlySet<LegalStatus> = new Set(['draft', 'lapsed']);
const ENDED_BY_STATUS: readonly LawChangeKind[] = [
  'repealed',
  'superseded',
  'expired',
  'suspended',
  'lapsed',
];

/** A change that takes the whole text away, so that nothing can rest on it any more. */
export function endsText({ kind, inPart }: Pick<LawChange, 'kind' | 'inPart'>): boolean {
  return !inPart && kind !== 'amended' && kind !== 'newer-version';
}

/** From which day an act works; undefined while it does not, null where it does and nobody entered the day. */
function worksSince(act: ActOnText, acting: TextLife | undefined, today: string): string | null | undefined {
  if (acting === undefined || NEVER_LAW.has(acting.status)) return undefined;
  const since = act.effectiveOn ?? acting.inForceOn;
  if (since !== null) return since <= today ? since : undefined;
  return acting.status === 'adopted' ? undefined : null;
}

function changesByActs(life: TextLife, lives: TextLives, today: string): LawChange[] {
  return life.acts.flatMap((act) => {
    if (act.kind === 'implements' || act.kind === 'translates') return [];
    const acting = lives.get(act.documentId);
    const since = worksSince(act, acting, today);
    if (acting === undefined || since === undefined) return [];
    const ends = act.kind !== 'amends' && !act.inPart;
    return [
      {
        key: `relation:${act.relationId}`,
        kind: ends
          ? act.kind === 'repeals'
            ? ('repealed' as const)
            : ('superseded' as const)
          : ('amended' as const),
        inPart: act.inPart,
        since,
        by: { documentId: acting.documentId, title: acting.title, language: acting.language },
      },
    ];
  });
}

/**
 * What happened to a version of a document up to a day, the gravest first: acts of other documents that work by then, its last day
 * that has passed, a status that says it ended where nothing else tells why, and a later text of the same document in its language.
 * An act that is a draft, or works from a later day, changes nothing yet.
 *
 * @param today An ISO day.
 */
export function lawChangesOf(
  life: TextLife,
  lives: TextLives,
  versionId: string,
  today: string,
): LawChange[] {
  const changes = changesByActs(life, lives, today);
  const alone = { inPart: false, by: null };
  if (life.expiresOn !== null && life.expiresOn < today) {
    changes.push({
      ...alone,
      key: `expired:${life.expiresOn}`,
      kind: 'expired',
      since: dayAfter(life.expiresOn),
    });
  }
  const told = ENDED_BY_STATUS.find((kind) => kind === life.status);
  if (told !== undefined && !changes.some(endsText)) {
    changes.push({ ...alone, key: `status:${told}`, kind: told, since: null });
  }
  const later = laterVersion(life.versions, versionId);
  if (later !== undefined) {
    changes.push({ ...alone, key: `version:${later.id}`, kind: 'newer-version', since: later.publishedOn });
  }
  return changes.toSorted((a, b) => LAW_CHANGES.indexOf(a.kind) - LAW_CHANGES.indexOf(b.kind));
}

/**
 * The text that took the place of a version: of a document's versions, which stand newest first, the newest one in the same language
 * that comes before it. Undefined where it is the newest itself, or not among them.
 */
export function laterVersion<V extends Pick<LivingVersion, 'id' | 'language'>>(
  versions: readonly V[],
  versionId: string,
): V | undefined {
  const at = versions.findIndex(({ id }) => id === versionId);
  const version = versions[at];
  return version === undefined
    ? undefined
    : versions.slice(0, at).find(({ language }) => language === version.language);
}

/** The version of a document that is read instead of one in some language: its current one in that language, else its current one. */
function versionLike(life: TextLife, language: LanguageCode | null): LivingVersion | undefined {
  const same = life.versions.filter((version) => version.language === language);
  return currentVersion(same) ?? currentVersion(life.versions);
}

/** A version that changed, with what happened to it and where it is to be looked for now. */
export interface ChangedVersion {
  readonly life: TextLife;
  readonly version: LivingVersion;
  readonly changes: readonly LawChange[];
  /**
   * In the newest document that took the place of this one as a whole, else in the later text of the same document; null where
   * there is neither.
   */
  readonly newText: { readonly life: TextLife; readonly version: LivingVersion } | null;
}

/** Every version to which something happened up to a day, by its id. */
export function changedVersions(lives: TextLives, today: string): Map<string, ChangedVersion> {
  const edges: RelationEdge[] = [...lives.values()].flatMap((to) =>
    to.acts
      .filter((act) => !act.inPart && worksSince(act, lives.get(act.documentId), today) !== undefined)
      .map(({ kind, documentId }) => ({ kind, from: documentId, to: to.documentId, inPart: false })),
  );
  const successors = successionOf(edges);
  const changed = new Map<string, ChangedVersion>();
  for (const life of lives.values()) {
    const newest = life.acts.length === 0 ? undefined : successors(life.documentId).at(-1);
    const successor = newest === undefined ? undefined : lives.get(newest);
    for (const version of life.versions) {
      const changes = lawChangesOf(life, lives, version.id, today);
      if (changes.length === 0) continue;
      const replaced = successor && versionLike(successor, version.language);
      const later = laterVersion(life.versions, version.id);
      const newText =
        successor !== undefined && replaced !== undefined
          ? { life: successor, version: replaced }
          : later === undefined
            ? null
            : { life, version: later };
      changed.set(version.id, { life, version, changes, newText });
    }
  }
  return changed;
}
