import { geoNaturalEarth1, geoPath } from 'd3-geo';
import type { Feature, Geometry, MultiPoint } from 'geojson';
import { feature } from 'topojson-client';
import world from 'world-atlas/countries-110m.json';
import type { MemberCode } from '../../../shared/vocabulary';
import { PLACES_OF } from './places';

export const MAP_WIDTH = 1160;
export const MAP_HEIGHT = 500;

/** The Pacific in the middle: the sheet is cut in the Atlantic, so every member is whole. */
const MIDDLE = 155;
/** Corners of what is shown: Türkiye and Syria to the east of America, New Zealand to the north of Asia. */
const FRAME: MultiPoint = {
  type: 'MultiPoint',
  coordinates: [
    [27, -46],
    [27, 56],
    [-70, -46],
    [-70, 56],
  ],
};

export interface DrawnMember {
  readonly code: Exclude<MemberCode, 'ZZ'>;
  /** Path of the shape; empty where the map has none. */
  readonly path: string;
  /** Where the dot or the name stands. */
  readonly x: number;
  readonly y: number;
  readonly isDot: boolean;
}

export interface DrawnMap {
  /** Land of all others. */
  readonly land: readonly string[];
  readonly members: readonly DrawnMember[];
}

interface Topology {
  readonly objects: { readonly countries: { readonly geometries: readonly { readonly id?: string }[] } };
}

/** The map of the world as lines, the Pacific in its middle (Natural Earth 1:110m). Takes some milliseconds. */
export function drawMap(): DrawnMap {
  const projection = geoNaturalEarth1()
    .rotate([-MIDDLE, 0])
    .fitExtent(
      [
        [8, 8],
        [MAP_WIDTH - 8, MAP_HEIGHT - 8],
      ],
      FRAME,
    );
  const path = geoPath(projection).digits(1);
  const topology = world as unknown as Topology;
  const shapes = topology.objects.countries.geometries.map(
    (geometry) => feature(world as never, geometry as never) as unknown as Feature<Geometry>,
  );
  const numbers = new Set(Object.values(PLACES_OF).map(({ number }) => number));
  const byNumber = new Map(shapes.map((shape) => [String(shape.id), shape]));
  return {
    land: shapes.filter(({ id }) => !numbers.has(String(id))).map((shape) => path(shape) ?? ''),
    members: Object.entries(PLACES_OF).map(([code, place]) => {
      const shape = byNumber.get(place.number);
      const at = place.dot ?? place.name;
      const [x, y] = (at === undefined ? undefined : projection([at[0], at[1]])) ??
        (shape === undefined ? undefined : path.centroid(shape)) ?? [0, 0];
      return {
        code: code as DrawnMember['code'],
        path: shape === undefined ? '' : (path(shape) ?? ''),
        ...{ x, y, isDot: place.dot !== undefined },
      };
    }),
  };
}
