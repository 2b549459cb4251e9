import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { DraftsTables } from './drafts.tables.ts'

/** Somebody at a ticket, and since when at the latest whoever is there has said so. */
interface Here {
  readonly ticketId: string
  readonly personId: string
  readonly since: Date
}

/** Notes that somebody looks at a ticket, and forgets what they looked at before. */
export async function noteVisit(
  db: WriteHandle,
  { ticketId, personId, since, at }: Here & { at: Date },
): Promise<void> {
  const own = db.own<DraftsTables>()
  await own
    .deleteFrom('ticket_visits')
    .where('person_id', '=', personId)
    .where('seen_at', '<', since)
    .where('ticket_id', '<>', ticketId)
    .execute()
  await own
    .insertInto('ticket_visits')
    .values({ person_id: personId, ticket_id: ticketId, seen_at: at })
    .onConflict((conflict) => conflict.columns(['person_id', 'ticket_id']).doUpdateSet({ seen_at: at }))
    .execute()
}

/** The others who look at a ticket, and whether each writes to its customer. */
export async function visitorsOf(
  db: WriteHandle,
  { ticketId, personId, since, writingSince }: Here & { writingSince: Date },
): Promise<{ personId: string; writing: boolean }[]> {
  return db
    .own<DraftsTables>()
    .selectFrom('ticket_visits')
    .select([
      'person_id as personId',
      sql<boolean>`exists (select from drafts where drafts.ticket_id = ticket_visits.ticket_id
        and drafts.person_id = ticket_visits.person_id and what = 'reply' and changed_at >= ${writingSince})`.as(
        'writing',
      ),
    ])
    .where('ticket_id', '=', ticketId)
    .where('person_id', '<>', personId)
    .where('seen_at', '>=', since)
    .orderBy('seen_at')
    .limit(20)
    .execute()
}

/** Removes where erased people were. */
export async function forgetVisits(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await db
    .own<DraftsTables>()
    .deleteFrom('ticket_visits')
    .where('person_id', 'in', [...personIds])
    .execute()
}
