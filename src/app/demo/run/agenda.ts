/** Something to be done at a moment; `whose` keeps the deeds about one thing one after the other. */
export interface Entry {
  readonly at: number
  readonly whose: string
  readonly deed: () => Promise<void>
}

/** What is still to be done, the earliest first; of two at the same moment, the one written down first. */
export interface Agenda {
  add(entry: Entry): void
  /** Takes what is due by a moment, but no more than a stretch of `stretchMs` at once. */
  take(until: number, stretchMs: number): Entry[]
}

const hourMs = 3_600_000

/** Deeds by the hour: of the tens of thousands, only those of the hour at hand are ever put in order. */
export function openAgenda(): Agenda {
  const hours = new Map<number, Entry[]>()
  let earliest = Number.POSITIVE_INFINITY

  const firstHour = (until: number): number | null => {
    for (let hour = earliest; hour <= Math.floor(until / hourMs); hour++) {
      if ((hours.get(hour)?.length ?? 0) > 0) return hour
      earliest = hour + 1
    }
    return null
  }
  return {
    add(entry) {
      const hour = Math.floor(entry.at / hourMs)
      hours.set(hour, [...(hours.get(hour) ?? []), entry])
      earliest = Math.min(earliest, hour)
    },
    take(until, stretchMs) {
      if (!Number.isFinite(earliest)) return []
      const hour = firstHour(until)
      if (hour === null) return []
      const waiting = (hours.get(hour) ?? []).toSorted((one, other) => one.at - other.at)
      const end = Math.min(until, (waiting[0] as Entry).at + stretchMs)
      hours.set(
        hour,
        waiting.filter((entry) => entry.at > end),
      )
      return waiting.filter((entry) => entry.at <= end)
    },
  }
}
