import { sql } from 'kysely'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { shiftBegan, shiftEnded } from '../contract/roster.ts'
import type { Candidate } from '../domain/choosing.ts'
import { type Presence, type PresenceChange, type PresenceLog, presenceBefore } from '../domain/presence.ts'

interface Row {
  readonly subject_id: string
  readonly type: string
  readonly at: Date
  readonly facts: { readonly availability?: Candidate['availability'] }
}

const shiftTypes = [shiftBegan.type, shiftEnded.type]

function changeOf({ subject_id: personId, type, at, facts }: Row): PresenceChange {
  const what =
    facts.availability === undefined
      ? { onDuty: type === shiftBegan.type }
      : { availability: facts.availability }
  return { personId, at: at.getTime(), ...what }
}

/** What was said last before a moment, of presence and of shifts; leans on events_subject. */
async function saidBefore(db: ReadHandle, personIds: readonly string[], from: number): Promise<Row[]> {
  const lastOf = (types: readonly string[]) => sql`
    select said.* from unnest(${personIds}::uuid[]) as person (id) cross join lateral (
      select subject_id, type, at, facts from events
      where subject_id = person.id and type = any(${types}::text[]) and at < ${new Date(from)}
      order by tx desc, seq desc limit 1) as said`
  const { rows } =
    await sql<Row>`${lastOf([availabilityChanged.type])} union all ${lastOf(shiftTypes)}`.execute(
      db.tables<object>() as never,
    )
  return rows
}

async function saidBetween(
  db: ReadHandle,
  personIds: readonly string[],
  period: { from: number; until: number },
): Promise<PresenceChange[]> {
  const { rows } = await sql<Row>`
    select subject_id, type, at, facts from events
    where subject_id = any(${personIds}::uuid[]) and type = any(${[availabilityChanged.type, ...shiftTypes]}::text[])
      and at >= ${new Date(period.from)} and at < ${new Date(period.until)}
    order by at, tx, seq`.execute(db.tables<object>() as never)
  return rows.map(changeOf)
}

/** Who was at work when, as the log has it; `people` with how they are now. */
export async function presenceLog(
  db: ReadHandle,
  people: readonly (Presence & { readonly personId: string })[],
  period: { readonly from: number; readonly until: number },
): Promise<PresenceLog> {
  const ids = people.map(({ personId }) => personId)
  const before = new Map<string, Partial<Presence>>()
  for (const row of await saidBefore(db, ids, period.from)) {
    const { personId, at: _, ...said } = changeOf(row)
    before.set(personId, { ...before.get(personId), ...said })
  }
  const changes = await saidBetween(db, ids, period)
  const first = new Map<string, Partial<Presence>>()
  for (const { personId, at: _, ...said } of changes) first.set(personId, { ...said, ...first.get(personId) })
  const atStart = new Map(
    people.map(({ personId, availability, onDuty }) => [
      personId,
      presenceBefore(
        { availability, onDuty },
        { before: before.get(personId) ?? {}, first: first.get(personId) ?? {} },
      ),
    ]),
  )
  return { ...period, atStart, changes }
}
