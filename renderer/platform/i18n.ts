import i18next, { type BackendModule, type i18n, type PostProcessorModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Sentences of the first screen, in the script itself; every other room's come with the room. */
const first = import.meta.glob<ResourceKey>(
  '../../resources/locales/en/{app,ui,home,errors,vocabulary,calendar}.json',
  {
    eager: true,
    import: 'default',
  },
);
const later = import.meta.glob<ResourceKey>(
  [
    '../../resources/locales/*/*.json',
    '!../../resources/locales/en/{app,ui,home,errors,vocabulary,calendar}.json',
  ],
  { import: 'default' },
);

const FOLDER = '../../resources/locales/';
const FALLBACK = 'en';

/** Tags of the languages that have a folder of sentences, English first. */
export const SHIPPED_LANGUAGES: readonly string[] = [
  FALLBACK,
  ...new Set(
    Object.keys(later)
      .map((file) => file.slice(FOLDER.length).split('/')[0] ?? FALLBACK)
      .filter((language) => language !== FALLBACK)
      .sort(),
  ),
];

const shippedFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, room, give) => {
    const load = later[`${FOLDER}${language}/${room}.json`];
    if (!load) return give(new Error(`no sentences for ${language}/${room}`), false);
    load().then(
      (sentences) => give(null, sentences),
      (cause: unknown) => give(cause instanceof Error ? cause : new Error(String(cause)), false),
    );
  },
};

/** The same by room. Given whole they are there at once; asked for one by one each would be copied, and a task later. */
const firstByRoom = Object.fromEntries(
  Object.entries(first).map(([file, sentences]) => [file.replace(/^.*\/|\.json$/g, ''), sentences]),
);

/** A name may end with a point of its own, as Thai short names do: the one that closes the sentence behind it is then left out. */
const oneStop: PostProcessorModule = {
  type: 'postProcessor',
  name: 'one-stop',
  process: (said: string, _key, words: object) =>
    Object.values(words).reduce<string>(
      (now, word: unknown) =>
        typeof word === 'string' && /[^.]\.$/.test(word) ? now.replaceAll(`${word}.`, () => word) : now,
      said,
    ),
};

/** A sentence that is missing must be noticed by who forgot it, but never by a user, who sees the English one or the key. */
function missingSentence(key: string, standIn?: string): string {
  if (standIn !== undefined) return standIn;
  if (import.meta.env.DEV) throw new Error(`No sentence for the key ${key}`);
  return key;
}

/** Starts the sentences in one language (a tag such as `en`). Rooms are loaded when a screen first asks for them. */
export async function startI18n(language: string): Promise<i18n> {
  const instance = i18next.use(shippedFiles).use(oneStop).use(initReactI18next);
  await instance.init({
    lng: SHIPPED_LANGUAGES.includes(language) ? language : FALLBACK,
    fallbackLng: FALLBACK,
    resources: { [FALLBACK]: firstByRoom },
    partialBundledLanguages: true,
    ns: ['app', 'ui', 'errors', 'home', 'vocabulary', 'calendar'],
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    postProcess: oneStop.name,
    returnNull: false,
    parseMissingKeyHandler: missingSentence,
    react: { useSuspense: true },
  });
  return i18next;
}

/** Every room with sentences. */
const ROOMS: readonly string[] = [
  ...new Set(
    [...Object.keys(first), ...Object.keys(later)].map((file) => file.replace(/^.*\/|\.json$/g, '')),
  ),
].sort();

/**
 * Loads the sentences of all rooms, one room after the other while there is nothing else to do, and ends when all are there. A screen
 * that has to wait for its own is held back by React for 0.3 s after it has said that it waits, however soon they come.
 */
export async function loadSentencesWhenIdle(): Promise<void> {
  // Windows of the program have it; where it is not there, rooms come when they are asked for.
  if (typeof requestIdleCallback !== 'function') return;
  for (const room of ROOMS) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await i18next.loadNamespaces(room);
  }
}

/** Changes the language of the window at once, where its sentences are shipped. */
export async function showLanguage(language: string): Promise<void> {
  if (SHIPPED_LANGUAGES.includes(language) && i18next.language !== language) {
    await i18next.changeLanguage(language);
  }
}
