import type { Instruments } from '../../shared/instruments';
import type { LanguageCode } from '../../shared/vocabulary';
import type { ShippedDrafts } from '../platform';

/** Every instrument in a language; null for English. */
export type ReadInstruments = (language: LanguageCode | null) => Instruments;

/** Names and summaries in their drafts of a language, or in English where there is none of the present text. */
export function createReadInstruments(
  instruments: () => Instruments,
  drafts: ShippedDrafts,
): ReadInstruments {
  return (language) => {
    if (language === null) return instruments();
    return instruments().map((instrument) => {
      const { code, name, shortName, articles } = instrument;
      const [ownName, ownShortName] = drafts.find(language, code, [name, shortName]) ?? [];
      return {
        ...instrument,
        ...(ownName !== undefined &&
          ownShortName !== undefined && { name: ownName, shortName: ownShortName, isDraft: true as const }),
        articles: articles.map((article) => {
          const [summary] = drafts.find(language, `${article.key} summary`, [article.summary]) ?? [];
          return summary === undefined ? article : { ...article, summary, isDraft: true as const };
        }),
      };
    });
  };
}
