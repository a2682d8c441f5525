import { z } from 'zod';

/** UUID version 7: sorts by time of making, stable across PCs. */
export const uuid = z.uuid();

/** A calendar day, ISO 8601 `YYYY-MM-DD`, Gregorian. Shown in the reader's calendar, always stored like this. */
export const isoDate = z.iso.date();

/** A moment in UTC, ISO 8601 with milliseconds and `Z`. */
export const instant = z.iso.datetime();

/** Lower-case hex SHA-256 of a file or a canonical text. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Gives the present moment as an ISO instant; passed in so that tests can hold it still. */
export type Clock = () => string;

/** Makes a fresh UUIDv7; passed in so that tests can count. */
export type NewId = () => string;
