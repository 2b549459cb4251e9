const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The day so many days later, such as 2026-03-01 for 2026-02-28 and 1. */
export const daysLater = (day: string, days: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, such as 2026-02-28. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return false
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  const leap = month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0))
  return day >= 1 && day <= (lengths[month - 1] ?? 0) + (leap ? 1 : 0)
}
