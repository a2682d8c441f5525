/** A piece of text in one script, with what an office program needs to set it. */
export interface ScriptRun {
  readonly text: string;
  /** Language by which a complex script is set; null for scripts that need no shaping. */
  readonly language: string | null;
  /** A font that Windows has for it; null where the font of the document does. */
  readonly font: string | null;
}

/** Scripts that office programs set with a font of their own ("complex scripts"), and the font of Windows that has them. */
const COMPLEX = [
  { script: 'Thai', language: 'th-TH', font: 'Leelawadee UI' },
  { script: 'Khmer', language: 'km-KH', font: 'Leelawadee UI' },
  { script: 'Lao', language: 'lo-LA', font: 'Leelawadee UI' },
  { script: 'Myanmar', language: 'my-MM', font: 'Myanmar Text' },
  { script: 'Devanagari', language: 'ne-NP', font: 'Nirmala UI' },
  { script: 'Sinhala', language: 'si-LK', font: 'Nirmala UI' },
  { script: 'Tamil', language: 'ta-IN', font: 'Nirmala UI' },
  { script: 'Bengali', language: 'bn-BD', font: 'Nirmala UI' },
  { script: 'Tibetan', language: 'dz-BT', font: 'Microsoft Himalaya' },
  { script: 'Arabic', language: 'ar-SA', font: 'Segoe UI' },
  { script: 'Thaana', language: 'dv-MV', font: 'MV Boli' },
] as const;

const TESTS = COMPLEX.map(({ script, language, font }) => ({
  language,
  font,
  is: new RegExp(`[\\p{Script=${script}}]`, 'u'),
}));
const LETTER = /[\p{L}\p{N}]/u;
const ANY_COMPLEX = new RegExp(`[${COMPLEX.map(({ script }) => `\\p{Script=${script}}`).join('')}]`, 'u');

/** Cuts a text where its script changes. Marks, spaces and signs stay with what they follow. Joined again it is the same text. */
export function scriptRuns(text: string): readonly ScriptRun[] {
  if (!ANY_COMPLEX.test(text)) return text === '' ? [] : [{ text, language: null, font: null }];
  const runs: { text: string; language: string | null; font: string | null }[] = [];
  for (const character of text) {
    const complex = TESTS.find(({ is }) => is.test(character));
    const last = runs.at(-1);
    const language =
      complex?.language ?? (LETTER.test(character) || last === undefined ? null : last.language);
    if (last !== undefined && last.language === language) last.text += character;
    else runs.push({ text: character, language, font: complex?.font ?? null });
  }
  return runs;
}

/** The script run that a language begins with, to set a whole document by; null where it needs no complex script. */
export function complexOf(language: string): { readonly language: string; readonly font: string } | null {
  const code = language.split('-')[0];
  return COMPLEX.find((each) => each.language.split('-')[0] === code) ?? null;
}
