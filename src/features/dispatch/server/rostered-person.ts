import { calendarNames } from '#features/clocks/server/public/calendars-by-id.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { peopleInReach } from './roster.query.ts'

/** Somebody whose hours the actor may set; refuses everybody else as unknown. */
export async function rosteredPerson({ db, actor }: CommandContext, personId: string): Promise<void> {
  const row = await peopleInReach(db, actor)
    .select('people.id')
    .where('people.id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
}

export async function knownCalendar(db: ReadHandle, calendarId: string): Promise<void> {
  const names = await calendarNames(db)
  if (!names.some(({ id }) => id === calendarId)) throw new Refusal('dispatch.noSuchCalendar', 'invalid')
}
