/** Licences that let Waymark be given to anybody, closed or open, with nothing asked but their notices. */
const PERMITTED = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib'],
  ...['Unlicense', 'CC0-1.0', 'OFL-1.1'],
]);

/**
 * Whether an SPDX expression permits shipping: of an OR one side is enough, of an AND every part is needed. What is missing,
 * unknown or cannot be read permits nothing.
 */
export function isPermitted(expression: string | undefined): boolean {
  const words = (expression ?? '').match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;

  function either(): boolean {
    let fine = both();
    while (words[at] === 'OR') {
      at += 1;
      const other = both();
      fine = fine || other;
    }
    return fine;
  }

  function both(): boolean {
    let fine = one();
    while (words[at] === 'AND') {
      at += 1;
      const other = one();
      fine = fine && other;
    }
    return fine;
  }

  function one(): boolean {
    const word = words[at] ?? '';
    at += 1;
    if (word !== '(') return PERMITTED.has(word);
    const fine = either();
    if (words[at] !== ')') return false;
    at += 1;
    return fine;
  }

  const fine = either();
  return fine && at === words.length;
}
