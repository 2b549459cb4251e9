import type { Selectable } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listSimulations, readSimulation } from '../contract/simulations.ts'
import type { Comparison } from '../domain/comparing.ts'
import type { Outcome } from '../domain/recorded.ts'
import type { DispatchTables, Found, SimulationRow } from './dispatch.tables.ts'
import { namesOf } from './names.query.ts'

/** One simulation as it stands. */
export function simulationRow(db: ReadHandle, simulationId: string) {
  return db
    .tables<DispatchTables>()
    .selectFrom('dispatch_simulations')
    .selectAll()
    .where('id', '=', simulationId)
    .executeTakeFirst()
}

type Head = Omit<Selectable<SimulationRow>, 'result'>

const headOf = (row: Head, name: (id: string) => { id: string; name: string }) => ({
  id: row.id,
  askedAt: row.asked_at.toISOString(),
  askedBy: row.asked_by === null ? null : name(row.asked_by),
  days: row.days,
  state: row.state,
  percent: row.percent,
  draft: row.draft,
})

export const simulations = query(listSimulations, async ({ read }) => {
  const rows = await read
    .tables<DispatchTables & StaffTables>()
    .selectFrom('dispatch_simulations')
    .select(['id', 'asked_by', 'asked_at', 'days', 'state', 'percent', 'draft'])
    .select((eb) => [
      eb.ref('result', '->').key('tickets').$castTo<number | null>().as('tickets'),
      eb.ref('result', '->').key('movedPerson').$castTo<number | null>().as('movedPerson'),
    ])
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  const name = await namesOf(read, { table: 'people', ids: rows.map((row) => row.asked_by) })
  return {
    simulations: rows.map(({ tickets, movedPerson, ...row }) => ({
      ...headOf(row, name),
      tickets,
      movedPerson,
    })),
  }
})

const placeOf = ({ ruleId, unitId, personId }: Outcome) => ({ ruleId, unitId, personId })

/** The examples that the reader may see, as the tickets are called now. */
async function examplesOf({ read, actor }: QueryContext, examples: Comparison['examples']) {
  const ids = examples.map(({ live }) => live.ticketId)
  if (ids.length === 0) return []
  const rows = await visibleTickets(read, actor)
    .select(['tickets.id', 'tickets.number', 'tickets.title'])
    .where('tickets.id', 'in', ids)
    .execute()
  const tickets = new Map(rows.map(({ id, ...row }) => [id, row]))
  return examples.flatMap(({ live, draft }) => {
    const ticket = tickets.get(live.ticketId)
    const at = new Date(live.at).toISOString()
    if (ticket === undefined) return []
    return [{ ticketId: live.ticketId, ...ticket, at, live: placeOf(live), draft: placeOf(draft) }]
  })
}

async function resultOf(context: QueryContext, found: Found) {
  const { from, until, examples, ...rest } = found
  return {
    ...rest,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    examples: await examplesOf(context, examples),
  }
}

/** The names of everybody and every rule a result speaks of; a rule that is only a draft has the draft's name. */
async function namesIn(read: ReadHandle, row: Selectable<SimulationRow>) {
  const found = row.result
  const people = new Set<string>()
  const rules = new Set<string>()
  for (const { personId } of found?.people ?? []) people.add(personId)
  for (const { live, draft } of found?.examples ?? [])
    for (const { ruleId, personId } of [live, draft]) {
      if (ruleId !== null) rules.add(ruleId)
      if (personId !== null) people.add(personId)
    }
  const person = await namesOf(read, { table: 'people', ids: [...people] })
  const rule = await namesOf(read, { table: 'dispatch_rules', ids: [...rules] })
  const drafted = row.draft.kind === 'rule' && row.draft.ruleId === null ? row.draft.rule.name : ''
  return {
    people: [...people].map(person),
    rules: [...rules].map((id) => (id === row.id ? { id, name: drafted } : rule(id))),
  }
}

export const simulation = query(readSimulation, async (context, { simulationId }) => {
  const { read } = context
  const row = await simulationRow(read, simulationId)
  if (row === undefined) throw new Refusal('dispatch.noSuchSimulation', 'missing')
  const name = await namesOf(read, { table: 'people', ids: [row.asked_by] })
  return {
    ...headOf(row, name),
    result: row.result === null ? null : await resultOf(context, row.result),
    ...(await namesIn(read, row)),
  }
})
