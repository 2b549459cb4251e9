import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { mentionablePeople, ticketFollowers } from '../contract.ts'
import type { FollowingTables } from './following.tables.ts'
import { thoseWhoSee } from './seeing.ts'

const mostOffered = 8
/** Colleagues of that name who are looked at: not each of them may see the ticket. */
const mostLookedAt = 40

export const followerList = query(ticketFollowers, async ({ read, actor }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const followers = await read
    .tables<FollowingTables & StaffTables>()
    .selectFrom('ticket_followers')
    .innerJoin('people', 'people.id', 'ticket_followers.person_id')
    .select(['people.id', 'people.name'])
    .where('ticket_id', '=', ticketId)
    .where('people.status', '=', 'active')
    .orderBy('since')
    .execute()
  return { followers, following: followers.some(({ id }) => id === actor.id) }
})

export const mentionable = query(mentionablePeople, async ({ read, actor }, { ticketId, name }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('people')
    .innerJoin('org_units', 'org_units.id', 'people.org_unit_id')
    .select(['people.id', 'people.name', 'org_units.name as unit'])
    .where('people.status', '=', 'active')
    .where(sql<boolean>`people.id is distinct from ${actor.id}::uuid`)
    .where(sql<boolean>`strpos(lower(people.name), lower(${name})) > 0`)
    .orderBy(sql`people.id is distinct from ${ticket.assignee_id}::uuid`)
    .orderBy(sql`people.org_unit_id <> ${ticket.org_unit_id}::uuid`)
    .orderBy('people.name')
    .limit(mostLookedAt)
    .execute()
  const seeing = await thoseWhoSee(
    read,
    rows.map(({ id }) => id),
    ticketId,
  )
  return { people: rows.filter(({ id }) => seeing.includes(id)).slice(0, mostOffered) }
})
