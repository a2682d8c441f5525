/** What stands at a place of the English keyboard, without and with Shift. */
const SIGNS: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
};

/**
 * The key that is meant, letters small: what it writes, or, where the layout writes another script (Thai, Khmer, Lao, Burmese and more,
 * digits among them), what stands at its place on an English keyboard. Who writes Khmer need not change the layout to give a command.
 */
export function pressedKey({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase();
  const place = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  if (place !== undefined) return place.toLowerCase();
  return SIGNS[code]?.[shiftKey ? 1 : 0] ?? key;
}
