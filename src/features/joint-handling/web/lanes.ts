import type { RaciRole, TaskState } from '../domain/codes.ts'

/** A sub-task as a bar needs it; times are ISO moments. */
export interface LaneTask {
  readonly id: string
  readonly position: number
  readonly role: RaciRole
  readonly state: TaskState
  readonly unit: { readonly id: string; readonly name: string }
  readonly askedAt: string
  readonly sentAt: string | null
  readonly endedAt: string | null
  readonly dueAt: string | null
  readonly overdue: boolean
}

/** Where a bar lies, in percent of the width; bars of one unit that meet stand in rows of their own. */
export interface Bar<Task> {
  readonly task: Task
  readonly row: number
  readonly left: number
  readonly width: number
  /** Where its time ends, while it is still open. */
  readonly due: number | null
}

export interface Lanes<Task> {
  readonly from: number
  readonly to: number
  readonly now: number
  readonly lanes: readonly {
    readonly unit: LaneTask['unit']
    readonly rows: number
    readonly bars: readonly Bar<Task>[]
  }[]
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** So much of the width stands free after the last moment, and so wide is a bar at least. */
const margin = 0.06
const narrowest = 9

interface Span<Task> {
  readonly task: Task
  readonly start: number
  readonly end: number
  readonly due: number | null
}

function spanOf<Task extends LaneTask>(task: Task, now: number): Span<Task> {
  const start = Date.parse(task.sentAt ?? task.askedAt)
  const ended = task.endedAt === null ? null : Date.parse(task.endedAt)
  const due =
    task.dueAt === null || ended !== null || task.state === 'returned' ? null : Date.parse(task.dueAt)
  return { task, start, end: Math.max(start, ended ?? now), due }
}

/** Sub-tasks as lanes: one for each unit in the order they were asked, over the time from the first sending to the last due moment. */
export function lanesOf<Task extends LaneTask>(tasks: readonly Task[], now: number): Lanes<Task> {
  const spans = tasks.map((task) => spanOf(task, now))
  const from = Math.min(...spans.map(({ start }) => start))
  const last = Math.max(...spans.map(({ end, due }) => Math.max(end, due ?? 0)), from + hourMs)
  const to = last + (last - from) * margin
  const percent = (at: number) => ((at - from) / (to - from)) * 100
  const units = [...new Map(tasks.map(({ unit }) => [unit.id, unit])).values()]
  const lanes = units.map((unit) => {
    const own = spans.filter(({ task }) => task.unit.id === unit.id)
    const bars = inRows(own.map((span) => barOf(span, percent)))
    return { unit, rows: Math.max(...bars.map(({ row }) => row)) + 1, bars }
  })
  return { from, to, now: percent(Math.min(Math.max(now, from), to)), lanes }
}

function barOf<Task>({ task, start, end, due }: Span<Task>, percent: (at: number) => number): Bar<Task> {
  const width = Math.max(narrowest, percent(end) - percent(start))
  const left = Math.min(percent(start), 100 - width)
  return { task, row: 0, left, width, due: due === null ? null : percent(due) }
}

/** Puts each bar into the first row of its lane in which it meets no other, its time to answer counted with it. */
function inRows<Task>(bars: readonly Bar<Task>[]): Bar<Task>[] {
  const ends: number[] = []
  return [...bars]
    .sort((a, b) => a.left - b.left)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.left)
      const row = free === -1 ? ends.length : free
      ends[row] = Math.max(bar.left + bar.width, bar.due ?? 0)
      return { ...bar, row }
    })
}

const dayMs = 24 * hourMs
const steps = [
  hourMs,
  2 * hourMs,
  4 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  14 * dayMs,
  30 * dayMs,
]

/** What clocks on the wall are ahead of UTC, told by the time of day they show at a moment: «15:06». */
export function offsetOf(at: number, shown: string): number {
  const [hours = 0, minutes = 0] = shown.split(':').map(Number)
  const ahead = (hours * 60 + minutes) * minuteMs - ((Math.floor(at / minuteMs) * minuteMs) % dayMs)
  // Between 12 hours behind and 14 ahead.
  return ahead > 14 * hourMs ? ahead - dayMs : ahead <= -12 * hourMs ? ahead + dayMs : ahead
}

/** Round moments to write along the lanes, a handful at most. `offsetMs`: what clocks on the wall are ahead of UTC. */
export function ticksOf(
  { from, to }: Pick<Lanes<unknown>, 'from' | 'to'>,
  { most, offsetMs }: { most: number; offsetMs: number },
): { at: number; left: number; midnight: boolean }[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? (to - from) / most
  const first = Math.ceil((from + offsetMs) / step) * step - offsetMs
  const ticks = []
  for (let at = first; at < to; at += step)
    ticks.push({ at, left: ((at - from) / (to - from)) * 100, midnight: (at + offsetMs) % dayMs === 0 })
  return ticks
}
