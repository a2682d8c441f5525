import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawMap, MAP_HEIGHT, MAP_WIDTH } from '../../../../renderer/practices/map/geography';
import { cutTo } from '../../../../renderer/practices/map/label-text';
import { overlap, placeLabels, pointTowards } from '../../../../renderer/practices/map/labels';
import { MEMBERS } from '../../../../shared/vocabulary';

const SHEET = { width: MAP_WIDTH, height: MAP_HEIGHT, line: 15, dot: 4.5 };
const { members, land } = drawMap();

describe('the map', () => {
  it('draws every member, each island State as a dot on the sheet', () => {
    expect(members.map(({ code }) => code).sort()).toEqual(MEMBERS.map(({ code }) => code).sort());
    for (const { code, path, x, y, isDot } of members) {
      expect(isDot || path !== '', code).toBe(true);
      expect(x > 0 && x < MAP_WIDTH && y > 0 && y < MAP_HEIGHT, code).toBe(true);
    }
    expect(land.length).toBeGreaterThan(100);
  });

  it('has the Pacific in the middle: Fiji, Tonga and Samoa stand together, and America to the east of them', () => {
    const at = (code: string) => members.find((member) => member.code === code) ?? { x: 0, y: 0 };
    expect(Math.abs(at('FJ').x - at('TO').x)).toBeLessThan(60);
    expect(Math.abs(at('FJ').x - at('WS').x)).toBeLessThan(80);
    expect(at('US').x).toBeGreaterThan(at('WS').x);
    // No shape is torn from one side of the sheet to the other.
    for (const code of ['FJ', 'NZ', 'US', 'VU'] as const) {
      const path = members.find((member) => member.code === code)?.path ?? '';
      const xs = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
      expect(Math.max(...xs) - Math.min(...xs), code).toBeLessThan(MAP_WIDTH / 2);
    }
  });

  it('names every dot, and no name lies on another or on a dot', () => {
    const wanted = members.map(({ code, x, y, isDot }) => ({ id: code, x, y, isDot, width: 95 }));
    const placed = placeLabels(wanted, SHEET);
    expect(placed.length).toBeGreaterThan(40);
    for (const { code } of members.filter(({ isDot }) => isDot))
      expect(
        placed.some(({ id }) => id === code),
        code,
      ).toBe(true);
  });
});

describe('names on a sheet', () => {
  it('never lie on one another, on a dot or over the edge, wherever the points are', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: MAP_WIDTH, noNaN: true }),
      y: fc.double({ min: 0, max: MAP_HEIGHT, noNaN: true }),
      width: fc.integer({ min: 10, max: 160 }),
      isDot: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 45 }), (points) => {
        const wanted = points.map((each, at) => ({ id: String(at), ...each }));
        const placed = placeLabels(wanted, SHEET);
        const dots = wanted
          .filter(({ isDot }) => isDot)
          .map(({ x, y }) => ({ left: x - 4.5, top: y - 4.5, right: x + 4.5, bottom: y + 4.5 }));
        for (const [at, box] of placed.entries()) {
          expect(placed.slice(at + 1).some((other) => overlap(box, other))).toBe(false);
          expect(dots.some((dot) => overlap(box, dot))).toBe(false);
          expect(box.left >= 0 && box.top >= 0 && box.right <= MAP_WIDTH && box.bottom <= MAP_HEIGHT).toBe(
            true,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('every member can be reached from every other with the arrow keys', () => {
  const points = members.map(({ code, x, y }) => ({ id: code as string, x, y }));
  const reached = new Set<string>(['TH']);
  const queue = points.filter(({ id }) => id === 'TH');
  for (const from of queue)
    for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
      const next = pointTowards(points, from, arrow);
      if (reached.has(next.id)) continue;
      reached.add(next.id);
      queue.push(next);
    }
  expect(points.filter(({ id }) => !reached.has(id))).toEqual([]);
});

it('a name that takes too much room is cut between two letters, and any other is left', () => {
  const widthOf = (text: string) => text.length * 10;
  expect(cutTo('Samoa', 50, widthOf)).toBe('Samoa');
  expect(cutTo('Brunei Darussalam', 120, widthOf)).toBe('Brunei Daru…');
  expect(cutTo('Brunei Darussalam', 80, widthOf)).toBe('Brunei…');
  // What stands above or below a letter goes or stays with it.
  expect(cutTo('\u0e17\u0e35\u0e48\u0e17\u0e35\u0e48', 50, widthOf)).toBe('\u0e17\u0e35\u0e48…');
});
