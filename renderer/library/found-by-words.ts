import type { OptionsFilter } from '@mantine/core';
import { foldTitle } from '../../shared/library';

/** More than anybody looks through; typing narrows the list. A library has thousands, and drawing all takes half a second. */
export const MOST_OFFERED = 30;

/**
 * For Mantine's selects: what is offered while somebody types, found by words in any order and without accents. What a value is found by
 * is given in `texts`, folded. Where the words are those of the chosen one, all are offered, to choose another.
 */
export function foundByWords(texts: ReadonlyMap<string, string>): OptionsFilter {
  return ({ options, search, limit }) => {
    const wanted = foldTitle(search).split(/\s+/).filter(Boolean);
    const isChosen = options.some((option) => 'label' in option && option.label === search);
    return options
      .filter((option) => {
        if (!('value' in option) || isChosen) return true;
        const text = texts.get(String(option.value)) ?? '';
        return wanted.every((word) => text.includes(word));
      })
      .slice(0, limit);
  };
}
