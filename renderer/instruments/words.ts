import type { TFunction } from 'i18next';
import type { Article, Boundness, ResolvedRef, TreatyStatusEntry } from '../../shared/instruments';
import type { MemberCode } from '../../shared/vocabulary';

/** Sentences of any rooms, with those of instruments among them. */
type Words = TFunction<['instruments', 'vocabulary']> | TFunction<'instruments'>;

/** How an article is named: guides have parts, treaties articles, and a range is several. */
export function articleNameKey(
  { instrument, whole }: Pick<ResolvedRef, 'instrument' | 'whole'>,
  number: string,
): string {
  if (whole || number === 'whole') return 'article.whole';
  if (instrument.kind === 'soft-law') return 'article.part';
  return /^\d+-\d+$/.test(number) ? 'article.range' : 'article.full';
}

/** How strongly an article asks, with what softens a qualified duty, and how far our summary was checked. */
export function dutyWords(t: Words, article: Article, isGuide: boolean): string {
  const strength = isGuide
    ? t('instruments:kind.soft-law.meaning')
    : article.qualifier === null
      ? t('instruments:legal.duty', {
          duty: t(`instruments:duty.${article.duty}.label`),
          meaning: t(`instruments:duty.${article.duty}.meaning`),
        })
      : t('instruments:legal.qualified', {
          qualifier: t(`instruments:qualifier.${article.qualifier}.label`),
        });
  return article.verification === 'confirmed'
    ? strength
    : `${strength} ${t('instruments:legal.verification', { state: t(`instruments:verification.${article.verification}.label`) })}`;
}

/** Whether a treaty binds a State, as a sentence. */
export function boundSentence(
  t: Words,
  day: (iso: string) => string,
  bound: Exclude<Boundness, { readonly kind: 'guide' }>,
  member: MemberCode,
): string {
  return t(`instruments:${boundKey(bound)}`, {
    state: t(`vocabulary:member.${member}.label`),
    day: 'since' in bound && bound.since !== null ? day(bound.since) : '',
    from: 'from' in bound && bound.from !== null ? day(bound.from) : '',
    status: 'status' in bound ? t(`vocabulary:treatyStatus.${bound.status}.label`) : '',
  });
}

function boundKey(bound: Exclude<Boundness, { readonly kind: 'guide' }>): string {
  if (bound.kind === 'not-known') return 'bound.not-known';
  if (bound.kind === 'not-bound') return bound.from === null ? 'bound.not' : 'bound.not-yet';
  const since = bound.since === null ? 'bound.yes' : 'bound.since';
  return bound.withReservation ? `${since}-reserved` : since;
}

/** When a State signed and ratified a treaty, a sentence each. */
export function joinedSentences(
  t: Words,
  day: (iso: string) => string,
  entry: TreatyStatusEntry | undefined,
): string[] {
  return (['signedOn', 'ratifiedOn'] as const).flatMap((field) => {
    const on = entry?.[field] ?? null;
    return on === null
      ? []
      : [t('instruments:treaty.fact', { what: t(`instruments:treaty.${field}`), day: day(on) })];
  });
}
