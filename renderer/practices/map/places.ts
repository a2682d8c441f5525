import type { MemberCode } from '../../../shared/vocabulary';

/** Where a member is drawn: a shape of the map by its ISO 3166-1 number, and for small ones a dot that can be seen and hit. */
export interface MemberPlace {
  readonly number: string;
  /** Longitude and latitude of the dot, about the middle of the main islands or of the city. */
  readonly dot?: readonly [number, number];
  /** Longitude and latitude of the name, where the middle of the shape is no good place for it. */
  readonly name?: readonly [number, number];
}

/** All members but the made-up one. The member that sits in for a territory is drawn there. */
export const PLACES_OF: Readonly<Record<Exclude<MemberCode, 'ZZ'>, MemberPlace>> = {
  AF: { number: '004' },
  AU: { number: '036' },
  BD: { number: '050' },
  BT: { number: '064' },
  BN: { number: '096', dot: [114.7, 4.6] },
  KH: { number: '116' },
  CN: { number: '156', name: [103, 35] },
  KP: { number: '408' },
  FJ: { number: '242', dot: [178.0, -17.8] },
  FR: { number: '540', dot: [165.5, -21.3] },
  // These two are closer than two dots: they are moved apart a little.
  HK: { number: '344', dot: [114.7, 22.7] },
  IN: { number: '356', name: [78.5, 22.5] },
  ID: { number: '360', name: [113.5, -0.5] },
  IR: { number: '364' },
  IQ: { number: '368' },
  JP: { number: '392', name: [138.5, 36.5] },
  JO: { number: '400' },
  KI: { number: '296', dot: [173.0, 1.4] },
  LA: { number: '418', name: [102.4, 19.8] },
  MO: { number: '446', dot: [112.4, 21.2] },
  MY: { number: '458', name: [102.2, 4.2] },
  MV: { number: '462', dot: [73.5, 3.2] },
  MN: { number: '496' },
  MM: { number: '104', name: [96, 21.5] },
  NR: { number: '520', dot: [166.9, -0.5] },
  NP: { number: '524' },
  NZ: { number: '554', name: [171.5, -43.5] },
  PK: { number: '586' },
  PW: { number: '585', dot: [134.5, 7.5] },
  PG: { number: '598', name: [143.8, -6.3] },
  PH: { number: '608', name: [122.5, 12] },
  KR: { number: '410' },
  WS: { number: '882', dot: [-171.8, -13.8] },
  SG: { number: '702', dot: [103.8, 1.3] },
  SB: { number: '090', dot: [160.0, -9.4] },
  LK: { number: '144' },
  SY: { number: '760' },
  TH: { number: '764', name: [101, 15.5] },
  TL: { number: '626', dot: [125.8, -8.8] },
  TO: { number: '776', dot: [-175.2, -21.1] },
  TR: { number: '792' },
  AE: { number: '784' },
  US: { number: '840', name: [-98, 39.5] },
  VU: { number: '548', dot: [167.6, -16.2] },
  VN: { number: '704', name: [107.8, 13.5] },
};
