import { describe, expect, it } from 'vitest';
import { contrastRatio, PALETTES, pairsOf } from '../../../renderer/ui/palette';
import { variablesOf } from '../../../renderer/ui/theme';

const NAMES = Object.keys(PALETTES) as (keyof typeof PALETTES)[];

describe('the colours of the theme', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
    expect(contrastRatio('#ffffff', '#777777')).toBe(contrastRatio('#777777', '#ffffff'));
  });

  it.each(NAMES)('every pair of the %s scheme that occurs on a screen can be told apart', (name) => {
    const weak = pairsOf(name)
      .map((pair) => ({ ...pair, ratio: contrastRatio(pair.front, pair.back) }))
      .filter((pair) => pair.ratio < pair.least)
      .map((pair) => `${pair.name}: ${pair.ratio.toFixed(2)} instead of ${pair.least}`);
    expect(weak).toEqual([]);
  });

  it.each(NAMES)('the %s scheme draws only with colours of its palette', (name) => {
    const known = new Set(JSON.stringify(PALETTES[name]).match(/#[0-9a-f]{6}/g));
    const strange = Object.entries(variablesOf(name)).filter(([, colour]) => !known.has(colour));
    expect(strange).toEqual([]);
  });

  it('has no colour of its own where the desktop chose all of them', () => {
    const own = Object.entries(variablesOf('forced')).filter(
      ([, colour]) => !/^(?:color-mix\(in srgb, CanvasText \d+%, Canvas\)|[A-Z]\w+)$/.test(colour),
    );
    expect(own).toEqual([]);
  });
});
