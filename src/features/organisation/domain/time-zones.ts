/** The latest minute after midnight at which days may begin: before noon. */
export const latestDayBegin = 719

/** Whether a text names a time zone of the IANA database. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}
