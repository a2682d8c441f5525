import { dayAfter } from '../library';

/** A whole day in a file for other calendar programs. */
export interface IcsEvent {
  /** The same for the same matter, so that a second import changes it and adds nothing. */
  readonly uid: string;
  readonly on: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  /** Whether everybody may see it; a calendar that is shared shows of any other only that there is something. */
  readonly isForAll: boolean;
}

const LONGEST_LINE = 75;

/** Bytes of a character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}

/** A text as a value (RFC 5545 3.3.11): line ends, commas, semicolons and backslashes escaped, other control characters left out. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[,;]/g, '\\$&')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** A line cut into pieces of at most 75 bytes, never inside a character (RFC 5545 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of line) {
    const bytes = bytesOf(character);
    if (size + bytes > LONGEST_LINE) {
      lines.push(piece);
      // The space that marks a line as going on counts too.
      [piece, size] = [' ', 1];
    }
    piece += character;
    size += bytes;
  }
  return [...lines, piece].join('\r\n');
}

const plainDay = (day: string) => day.replaceAll('-', '');

/**
 * A calendar as other programs read it (RFC 5545): one all-day event each, which takes up no time. Days are always of the Common Era.
 *
 * @param now The instant at which it is made.
 * @param about What is to be said of the calendar as a whole; empty for nothing.
 */
export function icsOf(events: readonly IcsEvent[], now: string, about = ''): string {
  const stamp = `${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//Calendar//EN',
    'CALSCALE:GREGORIAN',
    // The first is what RFC 7986 calls it, the second what the programs read that came before.
    ...(about === '' ? [] : [`DESCRIPTION:${escaped(about)}`, `X-WR-CALDESC:${escaped(about)}`]),
    ...events.flatMap(({ uid, on, summary, description, category, isForAll }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${plainDay(on)}`,
      `DTEND;VALUE=DATE:${plainDay(dayAfter(on))}`,
      `SUMMARY:${escaped(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      `CATEGORIES:${escaped(category)}`,
      ...(isForAll ? [] : ['CLASS:CONFIDENTIAL']),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
