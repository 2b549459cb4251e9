/** What decides whether a row came while the list was open. */
interface Row {
  readonly id: string
  readonly readAt: string | null
}

/**
 * What came since: unread rows that were not shown and stand above one that is. What stands below was loaded by scrolling; what was read
 * meanwhile is no news.
 */
export function arrivedIn(rows: readonly Row[], shown: ReadonlySet<string>): string[] {
  const lastShown = rows.findLastIndex(({ id }) => shown.has(id))
  const above = lastShown === -1 ? rows : rows.slice(0, lastShown)
  return above.filter(({ id, readAt }) => readAt === null && !shown.has(id)).map(({ id }) => id)
}
