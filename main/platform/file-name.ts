const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/** What Windows takes for a device, whatever ending it has. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))/i;

/** Windows counts a name with all its folders: 259 letters in most programs. Two thirds of that are left to the folders. */
const LONGEST = 100;

const WITHOUT_NAME = 'Waymark';

/** As much of a text as has room, no letter parted from its marks. */
function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (index + segment.length > LONGEST) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/**
 * Words as a name that every system takes for a file, without its ending: nothing that separates folders, no dot or blank at its end, no
 * name of a device, and short enough for the folders of an office.
 */
export function safeName(words: string): string {
  const plain = words.replaceAll(NOT_IN_NAMES, ' ').replaceAll(/\s+/g, ' ').trim();
  const name = cut(plain).replace(/[. ]+$/, '');
  if (name === '') return WITHOUT_NAME;
  return DEVICE.test(name) ? `_${name}` : name;
}
