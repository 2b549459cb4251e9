import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { assignablePeople, ticketAssignment, tryRules } from '../contract.ts'
import { hasSkills } from '../domain/choosing.ts'
import { decide } from '../domain/deciding.ts'
import { firstMatch } from '../domain/rules.ts'
import { loadsOf } from './assignments.query.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { wishOf } from './dispatching.ts'
import { noLoad } from './loads.ts'
import { mattersOf, type TicketMatter } from './matters.query.ts'
import { workingRules } from './ordered-rules.ts'
import { givenToday, quotaLeftToday } from './quota-days.ts'
import { strategiesOf } from './strategies.query.ts'
import { membersUnder } from './team.query.ts'

const queueRow = (read: ReadHandle, ticketId: string) =>
  read
    .tables<DispatchTables>()
    .selectFrom('dispatch_queue')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()

async function historyOf(read: ReadHandle, ticketId: string) {
  const rows = await read
    .tables<DispatchTables & StaffTables>()
    .selectFrom('assignments as held')
    .innerJoin('people', 'people.id', 'held.person_id')
    .select(['people.id', 'people.name', 'held.cycle', 'held.since', 'held.until', 'held.how'])
    .select(['held.return_reason as returnReason', 'held.return_note as returnNote'])
    .where('held.ticket_id', '=', ticketId)
    .orderBy('held.since', 'desc')
    .execute()
  return rows.map(({ id, name, since, until, ...held }) => ({
    ...held,
    person: { id, name },
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
  }))
}

/** What its holder noted for the next one; an empty text for nothing. */
async function noteOf(read: ReadHandle, ticketId: string): Promise<string> {
  const row = await read
    .tables<DispatchTables>()
    .selectFrom('dispatch_handover_notes')
    .select('text')
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst()
  return row?.text ?? ''
}

export const assignment = query(ticketAssignment, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const history = await historyOf(read, ticketId)
  const waiting = await queueRow(read, ticketId)
  const running = history.find((held) => held.until === null)
  const handled = ['received', 'accepted', 'in_progress'].includes(ticket.state)
  const mine = ticket.assignee_id === actor.id
  const claim = handled && actor.kind === 'person' && reaches(actor, 'dispatch.claim', ticket)
  const assign = handled && reaches(actor, 'dispatch.assign', ticket)
  return {
    current: running ? { person: running.person, since: running.since, how: running.how } : null,
    waiting: waiting
      ? { unitId: waiting.unit_id, since: waiting.since.toISOString(), why: waiting.why }
      : null,
    history,
    handoverNote: mine ? await noteOf(read, ticketId) : null,
    can: {
      claim: claim && ticket.assignee_id === null,
      takeOver: claim && ticket.assignee_id !== null && !mine,
      assign,
      return: ticket.assignee_id !== null && ((claim && mine) || (claim && assign)),
    },
  }
})

async function teamUnder(read: ReadHandle, unitIds: readonly string[]) {
  const members = await membersUnder(read, unitIds)
  const loads = await loadsOf(
    read,
    members.map((member) => member.personId),
  )
  return members.map((member) => ({ ...member, ...(loads.get(member.personId) ?? noLoad) }))
}

export const assignable = query(assignablePeople, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  if (!reaches(actor, 'dispatch.assign', ticket))
    throw new Refusal('platform.forbidden', 'forbidden', { permission: 'dispatch.assign' })
  const waiting = await queueRow(read, ticketId)
  const team = await teamUnder(read, [ticket.unit_1])
  const people = team
    .map(({ personId, name, unitId, availability, load, capacity, skills }) => ({
      id: personId,
      name,
      unitId,
      availability,
      load,
      capacity,
      hasSkills: hasSkills({ skills }, waiting?.required_skills ?? []),
    }))
    .toSorted((a, b) => a.load / a.capacity - b.load / b.capacity || a.name.localeCompare(b.name, 'zh-CN'))
  return { people }
})

async function unitName(read: ReadHandle, unitId: string): Promise<string> {
  const row = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('name')
    .where('id', '=', unitId)
    .executeTakeFirst()
  return row?.name ?? ''
}

export const trial = query(tryRules, async ({ read, actor, now }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const matter = (await mattersOf(read, [ticketId])).get(ticketId) as TicketMatter
  const match = firstMatch(await workingRules(read), matter)
  const unitId = match?.rule.toUnitId ?? ticket.org_unit_id
  const strategies = await strategiesOf(read, [unitId])
  const team = await teamUnder(read, strategies.teamsFor(unitId))
  const wish = {
    ...wishOf(ticket, matter),
    requiredSkills: match?.rule.requiredSkills ?? [],
    tier: match?.rule.toTier ?? ticket.tier,
  }
  const { person, waiting } = decide(unitId, wish, {
    strategies,
    team,
    quotaLeft: quotaLeftToday(await givenToday(read, now)),
  }).choice
  return {
    rule: match ? { id: match.rule.id, name: match.rule.name } : null,
    matched: [...(match?.matched ?? [])],
    unit: { id: unitId, name: await unitName(read, unitId) },
    person: person && { id: person.personId, name: person.name },
    waiting,
  }
})
