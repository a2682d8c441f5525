/** Windows lets nobody replace or remove a file that is open, knows no signals, and has no /proc. */
export const isWindows = process.platform === 'win32';

/** Wine has no links as Windows has them, and names of any length. `npm run windows` says so. */
export const isWine = process.env.WAYMARK_WINE === '1';
