import { calendarsById } from '#features/clocks/server/public/calendars-by-id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import { shiftBegan, shiftEnded } from '../contract/roster.ts'
import { backAt, dutyAt } from '../domain/duty.ts'
import type { ShiftRow } from './dispatch.tables.ts'
import { changesOf, lockDueShifts, saveShift } from './shifts.store.ts'

const batch = 200
const dayMs = 86_400_000

/** Looks at one batch of shifts whose time has come, and tells whose begins or ends; gives how many it looked at. */
export async function changeShiftBatch(context: CommandContext): Promise<number> {
  const { db, now } = context
  const shifts = await lockDueShifts(db, now, batch)
  if (shifts.length === 0) return 0
  const calendarOf = await calendarsById(db)
  const changes = Map.groupBy(
    await changesOf(
      db,
      shifts.map((shift) => shift.person_id),
      now,
    ),
    (change) => change.person_id,
  )
  for (const shift of shifts) {
    const calendar = calendarOf(shift.calendar_id)
    if (calendar === undefined) {
      await saveShift(db, { ...shift, next_at: new Date(now + dayMs) })
      continue
    }
    const own = (changes.get(shift.person_id) ?? []).map(({ starts_at, ends_at, works }) => ({
      startsAt: starts_at.getTime(),
      endsAt: ends_at.getTime(),
      works,
    }))
    const { onDuty, until } = dutyAt(calendar, own, now)
    await saveShift(db, { ...shift, on_duty: onDuty, next_at: new Date(until) })
    tell(context, shift, { onDuty, back: onDuty ? now : backAt(calendar, own, now) })
  }
  return shifts.length
}

function tell(
  { emit }: CommandContext,
  shift: ShiftRow,
  { onDuty, back }: { onDuty: boolean; back: number | null },
): void {
  if (onDuty === shift.on_duty) return
  if (onDuty) emit(shiftBegan, { subject: shift.person_id, facts: {} })
  else {
    const facts = { backAt: back === null ? null : new Date(back).toISOString() }
    emit(shiftEnded, { subject: shift.person_id, facts })
  }
}

/** Shifts begin and end by themselves. */
export const changeShifts = timer({
  name: 'dispatch.change-shifts',
  everySeconds: 5,
  run: async ({ transact }) => {
    const quiet = 'a look that finds everybody where they were'
    while ((await transact(changeShiftBatch, { quiet })) > 0);
  },
})
