import { sql } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { reaches, seenTicket, ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { checkExternalCase } from '../contract/reading.ts'
import { numberKey } from '../domain/sources.ts'
import type { ExternalCasesTables } from './external-cases.tables.ts'

type Tables = ExternalCasesTables & TicketsTables

/** Tickets that are named when many have one number. */
const most = 10

interface Wanted {
  readonly source: string
  /** Of another source alone: each has numbers of its own. */
  readonly source_name: string | null
  readonly number_key: string
  readonly except?: string | undefined
}

const goesOn = sql<boolean>`external_cases.state in ('open', 'replied')`

const sameNumber = (db: ReadHandle, { source, source_name, number_key, except }: Wanted) =>
  db
    .tables<Tables>()
    .selectFrom('external_cases')
    .where('external_cases.number_key', '=', number_key)
    .where('external_cases.source', '=', source as never)
    .where(sql<boolean>`lower(external_cases.source_name) is not distinct from lower(${source_name})`)
    .where(sql<boolean>`external_cases.id is distinct from ${except ?? null}::uuid`)

/** Whether a ticket has a case under a number that is not over. */
export async function goesOnHere(db: ReadHandle, { ticketId, ...wanted }: Wanted & { ticketId: string }) {
  const row = await sameNumber(db, wanted)
    .select('external_cases.id')
    .where('external_cases.ticket_id', '=', ticketId)
    .where(goesOn)
    .executeTakeFirst()
  return row !== undefined
}

/** Other tickets under a number, those where its case goes on in front; a ticket that is closed to the actor is not among them. */
export async function elsewhere(
  db: ReadHandle,
  actor: Actor,
  { ticketId, ...wanted }: Wanted & { ticketId: string },
) {
  return sameNumber(db, wanted)
    .innerJoin('tickets', 'tickets.id', 'external_cases.ticket_id')
    .select(['tickets.id', 'tickets.number', 'tickets.title'])
    .select([
      sql<boolean>`${ticketInReach(actor)}`.as('isSeen'),
      sql<boolean>`bool_or(${goesOn})`.as('goesOn'),
    ])
    .where('tickets.id', '<>', ticketId)
    .where(openTo(actor, 'tickets.id'))
    .groupBy('tickets.id')
    .orderBy('goesOn', 'desc')
    .orderBy('isSeen', 'desc')
    .orderBy('tickets.id', 'desc')
    .limit(most)
    .execute()
}

/** A ticket out of one's reach is said to be there, but not which; one that is closed to the actor is not said at all. */
export const check = query(
  checkExternalCase,
  async ({ read, actor }, { ticketId, source, sourceName, number, except }) => {
    const ticket = await seenTicket(read, actor, ticketId)
    if (!reaches(actor, 'external-cases.write', ticket))
      throw new Refusal('external-cases.notYours', 'forbidden', { permission: 'external-cases.write' })
    const wanted = {
      ...{ ticketId, source, number_key: numberKey(number), except },
      source_name: source === 'other' ? sourceName || null : null,
    }
    const others = await elsewhere(read, actor, wanted)
    return {
      here: await goesOnHere(read, wanted),
      taken: others.some((one) => one.goesOn),
      elsewhere: others.map(({ isSeen, ...other }) => (isSeen ? other : null)),
    }
  },
)
