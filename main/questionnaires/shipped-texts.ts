import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type ItemTexts, itemTexts } from '../../shared/questionnaires';
import { type LanguageCode, languageCode } from '../../shared/vocabulary';

const words = z.string().trim().min(1).max(600);
const byEnglishName = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema);

/** What an edition says besides its items, by the English names. */
const shippedNames = z.strictObject({
  themes: byEnglishName(words),
  levels: byEnglishName(z.strictObject({ name: words, descriptor: words })),
});
export type ShippedNames = z.infer<typeof shippedNames>;

/** A file of translated items: of each the text, and the hash of the English text that was translated. */
const shippedTextsFile = z.strictObject({
  questionnaire: z.string(),
  language: languageCode,
  ...shippedNames.shape,
  items: z.array(z.strictObject({ itemId: z.string(), source: z.string().length(64), texts: itemTexts })),
});

/** Drafts of the items in other languages that ship with the program. Nobody in the workspace has checked them. */
export interface ShippedTexts {
  /** Languages of which there is a draft. */
  languages(questionnaire: string): readonly LanguageCode[];
  /** The draft of an item whose English text has this hash. */
  find(
    questionnaire: string,
    language: LanguageCode,
    item: { readonly id: string; readonly source: string },
  ): ItemTexts | undefined;
  /** Names of themes and levels in a language; empty where there is no draft. */
  names(questionnaire: string, language: LanguageCode): ShippedNames;
}

interface Read {
  readonly items: ReadonlyMap<string, ItemTexts>;
  readonly names: ShippedNames;
}

const NOTHING: Read = { items: new Map(), names: { themes: {}, levels: {} } };

const FILE = /^[a-z]{3}\.json$/;

/** Reads the drafts below the resources when they are first asked for, a language at a time. A file that is damaged has none. */
export function createShippedTexts(resourcesDir: string): ShippedTexts {
  const folderOf = (questionnaire: string) =>
    path.join(resourcesDir, 'questionnaires', questionnaire, 'texts');
  const known = new Map<string, Read>();
  const keyOf = ({ id, source }: { readonly id: string; readonly source: string }) => `${id} ${source}`;

  const read = (questionnaire: string, language: LanguageCode): Read => {
    try {
      const text = readFileSync(path.join(folderOf(questionnaire), `${language}.json`), 'utf8');
      const file = shippedTextsFile.parse(JSON.parse(text));
      if (file.language !== language || file.questionnaire !== questionnaire) return NOTHING;
      const { themes, levels } = file;
      const items = file.items.map(
        ({ itemId, source, texts }) => [keyOf({ id: itemId, source }), texts] as const,
      );
      return { items: new Map(items), names: { themes, levels } };
    } catch {
      return NOTHING;
    }
  };
  const textsIn = (questionnaire: string, language: LanguageCode): Read => {
    const name = `${questionnaire} ${language}`;
    const texts = known.get(name) ?? read(questionnaire, language);
    known.set(name, texts);
    return texts;
  };

  return {
    languages: (questionnaire) => {
      try {
        return readdirSync(folderOf(questionnaire))
          .filter((file) => FILE.test(file))
          .flatMap((file) => languageCode.safeParse(file.slice(0, 3)).data ?? [])
          .sort();
      } catch {
        return [];
      }
    },
    find: (questionnaire, language, item) => textsIn(questionnaire, language).items.get(keyOf(item)),
    names: (questionnaire, language) => textsIn(questionnaire, language).names,
  };
}
