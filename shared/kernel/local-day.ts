/** The day of an instant on this PC's clock, as an ISO date. East of Greenwich a morning's UTC day is the day before. */
export function localDay(instant: string): string {
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
