/** A sentence with its gaps filled. */
export function filled(sentence: string, gaps: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(gaps[name] ?? whole));
}
