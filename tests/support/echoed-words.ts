/** Says each sentence by its key and what fills it, so that a test sees which one is said; where words are joined to sentences as English does. */
export function echoedWords(key: string, given: Readonly<Record<string, unknown>> = {}): string {
  if (key === 'reports:sentence') return `${given['words']}.`;
  if (key === 'reports:sentences') return `${given['first']}. ${given['then']}`;
  return [key, ...Object.values(given)].join(' ');
}
