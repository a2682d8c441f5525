import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { charactersOfGlyphs } from '../../../../main/jobs/font-program';

const arimo = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
);

it('gives the characters of glyphs', () => {
  const characters = charactersOfGlyphs(arimo);
  const values = new Set(characters.values());
  for (const letter of 'Aazé\u0416\u1ea1') expect(values).toContain(letter.codePointAt(0));
  expect(characters.size).toBeGreaterThan(2000);
  // A capital A of Latin and of Cyrillic are one glyph in many fonts, or two: the first of each glyph is given.
  expect(values.size).toBe(characters.size);
});

it('takes what is left of a damaged program, and nothing of what is none', () => {
  for (let length = 0; length < arimo.length; length += 4099) {
    const size = charactersOfGlyphs(arimo.subarray(0, length)).size;
    expect(size).toBeLessThanOrEqual(charactersOfGlyphs(arimo).size);
  }
  expect(charactersOfGlyphs(Buffer.from('not a font at all, whatever its name')).size).toBe(0);
});

it('is not held by segments that overlap without end', () => {
  const segments = 30_000;
  const program = Buffer.alloc(12 + 16 + 12 + 16 + 8 * segments);
  program.writeUInt16BE(1, 4);
  program.write('cmap', 12, 'latin1');
  program.writeUInt32BE(28, 20);
  program.writeUInt16BE(1, 30);
  program.writeUInt16BE(3, 32);
  program.writeUInt16BE(1, 34);
  program.writeUInt32BE(12, 36);
  program.writeUInt16BE(4, 40);
  program.writeUInt16BE(2 * segments, 46);
  for (let at = 0; at < segments; at += 1) program.writeUInt16BE(0xfffe, 54 + 2 * at);
  expect(charactersOfGlyphs(program).size).toBeLessThan(0x1_0000);
});
