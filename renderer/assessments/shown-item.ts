import type { Edition, Item, ReadItem, TranslatedItem } from '../../shared/questionnaires';
import { ENGLISH, type LanguageCode } from '../../shared/vocabulary';
import { call, notifyError, useChange, useEnglishForNow } from '../platform';
import { useEditionLanguages, useEditionTexts } from '../questionnaires';
import { useUsual } from './queries';

/** An item in the language in which somebody works, with English one key away. */
export interface ShownItem {
  readonly item: ReadItem;
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
  const set = useChange({
    mutationFn: (chosen: LanguageCode | null) =>
      call('settings.update', { questionLanguage: chosen ?? ENGLISH }),
    onSuccess: () => usual.refetch(),
    onError: notifyError,
  });
  const languages = useEditionLanguages(edition).data?.map((one) => one.language) ?? [];
  const { chosen, isInEnglish: showsEnglish, readInEnglish } = useEnglishForNow();
  const language = languages.find((one) => one === chosen) ?? null;
  const texts = useEditionTexts(edition, language);
  const translation = texts.data?.items.find(({ itemId }) => itemId === item.id) ?? null;
  const isTranslated = language !== null && translation !== null && !showsEnglish;
  return {
    item: isTranslated
      ? {
          ...item,
          ...translation.texts,
          theme: texts.data?.themes[item.theme] ?? item.theme,
          readIn: { language, state: translation.state },
        }
      : item,
    ...{ language, languages, translation, showsEnglish },
    choose: (wanted) => {
      readInEnglish(false);
      set.mutate(wanted);
    },
    toggleEnglish: () => readInEnglish(!showsEnglish),
  };
}
