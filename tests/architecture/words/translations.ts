import { placeholders, type Sentences } from './sentences';

const PLURAL = /_(one|other)$/;
/** What is called by its name in a sentence: a button, a screen, a part of it. */
const QUOTED = /“([^“”{}]+)”/g;

interface Wanted {
  readonly sentence: string;
  /** The sentence that has every gap: of one thing alone English may leave some out. */
  readonly whole: string;
}

/** The keys that a language needs for those of English: of what is counted, one for each form in which it counts. */
function wantedKeys(english: ReadonlyMap<string, string>, language: string): Map<string, Wanted> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = new Map<string, Wanted>();
  for (const [key, sentence] of english) {
    const stem = key.replace(PLURAL, '');
    const several = english.get(`${stem}_other`);
    if (stem === key || several === undefined || !english.has(`${stem}_one`)) {
      wanted.set(key, { sentence, whole: sentence });
    } else {
      for (const form of forms) {
        wanted.set(`${stem}_${form}`, {
          sentence: english.get(`${stem}_${form}`) ?? several,
          whole: several,
        });
      }
    }
  }
  return wanted;
}

function* faultsOfSentence(
  key: string,
  { sentence, whole }: Wanted,
  own: string | undefined,
): Iterable<string> {
  if (own === undefined) return yield `${key} is missing`;
  if (own.trim() === '') yield `${key} is empty`;
  if (own !== own.normalize('NFC')) yield `${key} is not in the usual form of its letters`;
  const wanted = new Set(placeholders(sentence));
  const filled = new Set(placeholders(own));
  for (const name of wanted) if (!filled.has(name) && name !== 'count') yield `${key} leaves {{${name}}} out`;
  const known = new Set(placeholders(whole));
  for (const name of filled) if (!known.has(name)) yield `nothing fills {{${name}}} of ${key}`;
}

/** Whether a sentence names something, at its beginning or within it. */
const quotes = (sentence: string, name: string) => sentence.toLowerCase().includes(`“${name.toLowerCase()}”`);

/** Every name of something in the window, and what it is called in another language: several where English has one for many things. */
function namesIn(english: Sentences, own: Sentences): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const [room, sentences] of english) {
    for (const [key, name] of sentences) {
      const called = own.get(room)?.get(key);
      if (called === undefined) continue;
      const known = names.get(name) ?? new Set();
      names.set(name, known.add(called));
    }
  }
  return names;
}

/**
 * What is not whole in the sentences of a language, as `room: fault`: one is missing or nobody asks for it, a gap is not the English one's, or
 * something is called by another name than its own.
 */
export function translationFaults(english: Sentences, own: Sentences, language: string): string[] {
  const names = namesIn(english, own);
  const faults = [...own.keys()].flatMap((room) => (english.has(room) ? [] : [`${room}: no such room`]));
  for (const [room, sentences] of english) {
    const given = own.get(room) ?? new Map<string, string>();
    const wanted = wantedKeys(sentences, language);
    for (const [key, one] of wanted) {
      const translated = given.get(key);
      for (const fault of faultsOfSentence(key, one, translated)) faults.push(`${room}: ${fault}`);
      for (const [, name = ''] of one.whole.matchAll(QUOTED)) {
        const called = [...(names.get(name) ?? [])];
        if (translated !== undefined && called.length > 0 && !called.some((each) => quotes(translated, each)))
          faults.push(`${room}: ${key} calls “${name}” otherwise than “${called.join('” or “')}”`);
      }
    }
    for (const key of given.keys()) if (!wanted.has(key)) faults.push(`${room}: nobody asks for ${key}`);
  }
  return faults;
}
