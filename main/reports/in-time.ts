import { AppError } from '../../shared/kernel';

/**
 * What printing gives, or an error once it has taken longer than anybody waits: what never answers would hold up whatever is to be printed
 * after it. `giveUp` is then called, to end what hangs; an answer that comes later is dropped.
 *
 * @throws AppError `reports.not-printed` with `minutes`; what printing throws.
 */
export function inTime<T>(
  printing: Promise<T>,
  limitMs: number,
  giveUp: (minutes: number) => void = () => undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const limit = setTimeout(() => {
      const minutes = Math.round(limitMs / 60_000);
      reject(new AppError('reports.not-printed', { minutes }));
      giveUp(minutes);
    }, limitMs);
    void printing.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}
