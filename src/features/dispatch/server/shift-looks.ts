import { calendarsById } from '#features/clocks/server/public/calendars-by-id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { shiftBegan, shiftEnded } from '../contract/roster.ts'
import { backAt, dutyAt } from '../domain/duty.ts'
import type { ShiftRow } from './dispatch.tables.ts'
import { changesOf, saveShift } from './shifts.store.ts'

const dayMs = 86_400_000

/** Looks whether these people work now, when to look again, and tells whose shift began or ended. */
export async function lookAt(context: CommandContext, shifts: readonly ShiftRow[]): Promise<void> {
  if (shifts.length === 0) return
  const { db, now } = context
  const calendarOf = await calendarsById(db)
  const people = shifts.map((shift) => shift.person_id)
  const changes = Map.groupBy(await changesOf(db, people, now), (change) => change.person_id)
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
