import { sql } from 'kysely'
import { reaches, seenTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketAccess } from '../contract/access.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface Row extends Named {
  readonly at: Date
  readonly byId: string | null
  readonly byName: string | null
}

const rowsOf = async <Found>(read: ReadHandle, wanted: ReturnType<typeof sql<Found>>): Promise<Found[]> =>
  (await wanted.execute(read.tables<object>() as never)).rows

const person = ({ id, name }: Named) => ({ id, name })
const done = ({ at, byId, byName }: Pick<Row, 'at' | 'byId' | 'byName'>) => ({
  at: at.toISOString(),
  by: byId === null || byName === null ? null : { id: byId, name: byName },
})

const recusalsOf = (read: ReadHandle, ticketId: string) =>
  rowsOf(
    read,
    sql<Row>`select who.id, who.name, recusal.at, maker.id as "byId", maker.name as "byName"
      from ticket_recusals as recusal join people as who on who.id = recusal.person_id
        left join people as maker on maker.id = recusal.by
      where recusal.ticket_id = ${ticketId} and recusal.ended_at is null order by recusal.at`,
  )

const sealOf = async (read: ReadHandle, ticketId: string) => {
  const [seal] = await rowsOf(
    read,
    sql<
      Omit<Row, 'id' | 'name'>
    >`select seal.at, maker.id as "byId", maker.name as "byName" from ticket_seals as seal
      left join people as maker on maker.id = seal.by where seal.ticket_id = ${ticketId} and seal.ended_at is null`,
  )
  if (seal === undefined) return null
  const readers = await rowsOf(
    read,
    sql<Named>`select who.id, who.name from ticket_readers as reader join people as who on who.id = reader.person_id
      where reader.ticket_id = ${ticketId} order by who.name`,
  )
  return { readers, ...done(seal) }
}

const openingsOf = async (read: ReadHandle, ticketId: string) => {
  const rows = await rowsOf(
    read,
    sql<{ openingId: string; reason: string; at: Date; until: Date; ended: boolean } & Named>`
      select opening.id as "openingId", who.id, who.name, opening.reason, opening.at, opening.until,
        opening.ended_at is not null as ended
      from ticket_openings as opening join people as who on who.id = opening.person_id
      where opening.ticket_id = ${ticketId} order by opening.at desc limit 20`,
  )
  return rows.map(({ openingId, reason, ended, at, until, ...who }) => ({
    id: openingId,
    person: person(who),
    reason,
    ended,
    at: at.toISOString(),
    until: until.toISOString(),
  }))
}

/** Active colleagues whose whole names stand in what was said, and who are not kept away yet. */
const namedInText = (read: ReadHandle, ticketId: string) =>
  rowsOf(
    read,
    sql<Named>`select who.id, who.name from people as who
      where who.status = 'active' and char_length(who.name) >= 2
        and not exists (select from ticket_recusals where ticket_id = ${ticketId} and person_id = who.id and ended_at is null)
        and exists (select from ticket_feedbacks as link join feedbacks as voice on voice.id = link.feedback_id
          where link.ticket_id = ${ticketId} and (position(who.name in voice.text) > 0 or exists (select from feedback_additions as addition
            where addition.feedback_id = voice.id and position(who.name in addition.text) > 0)))
      order by who.name limit 5`,
  )

const deedsOf = (actor: Actor, ticket: Ticket) => ({
  recuse: reaches(actor, 'tickets.handle', ticket),
  lift: reaches(actor, 'dispatch.assign', ticket),
  seal: reaches(actor, 'ticket-access.seal', ticket),
})

export const accessOfTicket = query(ticketAccess, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const can = deedsOf(actor, ticket)
  return {
    recusals: (await recusalsOf(read, ticketId)).map((row) => ({ person: person(row), ...done(row) })),
    proposals: can.recuse ? (await namedInText(read, ticketId)).map(person) : [],
    seal: await sealOf(read, ticketId),
    openings: await openingsOf(read, ticketId),
    can,
  }
})
