/** The screen most offices have. */
export const OFFICE_SCREEN = { x: 0, y: 0, width: 1366, height: 768 } as const;

/** What a program under test takes over from the test's own environment. */
export function inherited(): Record<string, string> {
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const kept = given.filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('WAYMARK_'));
  const hasLetters = ['LC_ALL', 'LC_CTYPE', 'LANG'].some((name) => (process.env[name] ?? '') !== '');
  // Of a bare system a browser takes names of files to be ASCII, which the system of no user does.
  // The window begins in the language of the computer; tests look for its English words, and days are written day first as in the region.
  return { ...(hasLetters ? {} : { LC_ALL: 'C.UTF-8' }), ...Object.fromEntries(kept), LANGUAGE: 'en_GB' };
}
