import { useState } from 'react';
import type { Edition, Item, TranslatedItem } from '../../shared/questionnaires';
import type { LanguageCode } from '../../shared/vocabulary';
import { languageCode, languageOfTag } from '../../shared/vocabulary';
import { call, notifyError, useChange, useShownIn } from '../platform';
import { useEditionLanguages, useEditionTexts } from '../questionnaires';
import { useUsual } from './queries';

const ENGLISH: LanguageCode = 'eng';

/** An item in the language in which somebody works, with English one key away. */
export interface ShownItem {
  readonly item: Item;
  /** The language chosen; null for English. */
  readonly language: LanguageCode | null;
  /** Languages into which some items of the edition are translated. */
  readonly languages: readonly LanguageCode[];
  /** The translation of this item; null where there is none. */
  readonly translation: TranslatedItem | null;
  readonly showsEnglish: boolean;
  choose(language: LanguageCode | null): void;
  toggleEnglish(): void;
}

/** Shows an item in the chosen language, or while none is chosen in that of the window, where it is translated; else in English. */
export function useShownItem(edition: Edition, item: Item): ShownItem {
  const usual = useUsual();
  const [showsEnglish, setShowsEnglish] = useState(false);
  const set = useChange({
    mutationFn: (chosen: LanguageCode | null) =>
      call('settings.update', { questionLanguage: chosen ?? ENGLISH }),
    onSuccess: () => usual.refetch(),
    onError: notifyError,
  });
  const { language: window } = useShownIn();
  const languages = useEditionLanguages(edition).data?.map((one) => one.language) ?? [];
  const chosen = languageCode
    .nullable()
    .catch(null)
    .parse(usual.data?.questionLanguage ?? null);
  const wanted = chosen ?? languages.find((one) => one === languageOfTag(window)) ?? ENGLISH;
  const language = wanted === ENGLISH ? null : wanted;
  const texts = useEditionTexts(edition, language);
  const translation = texts.data?.find(({ itemId }) => itemId === item.id) ?? null;
  const isTranslated = language !== null && translation !== null && !showsEnglish;
  return {
    item: isTranslated ? { ...item, ...translation.texts } : item,
    ...{ language, languages, translation, showsEnglish },
    choose: (chosen) => {
      setShowsEnglish(false);
      set.mutate(chosen);
    },
    toggleEnglish: () => setShowsEnglish((present) => !present),
  };
}
