const GROUPS = 6;
const DIGITS = 4;

/**
 * A hash as people read it to each other on the telephone: six groups of four digits, `0417 2280 …`. Digits are known in every
 * language; 24 of them stand for 80 bits, more than anybody can search for a second key that has the same.
 *
 * @param hash lower-case hex SHA-256
 */
export function spokenDigits(hash: string): string {
  const digits = (BigInt(`0x${hash}`) % 10n ** BigInt(GROUPS * DIGITS))
    .toString()
    .padStart(GROUPS * DIGITS, '0');
  return Array.from({ length: GROUPS }, (_, at) => digits.slice(at * DIGITS, (at + 1) * DIGITS)).join(' ');
}
