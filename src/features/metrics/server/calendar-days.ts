/** Gives the calendar day (`YYYY-MM-DD`) of moments in a time zone. */
export function calendarDays(timeZone: string): (at: number) => string {
  // The Swedish locale writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (at) => format.format(at)
}
