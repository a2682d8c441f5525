/** An ISO day some months later; the last day of a shorter month where the day does not exist in it (`2024-05-31` + 9 is `2025-02-28`). */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const laterYear = Math.floor(total / 12);
  const laterMonth = (total % 12) + 1;
  const last = new Date(Date.UTC(laterYear, laterMonth, 0)).getUTCDate();
  const padded = (value: number, width: number) => String(value).padStart(width, '0');
  return `${padded(laterYear, 4)}-${padded(laterMonth, 2)}-${padded(Math.min(date, last), 2)}`;
}
