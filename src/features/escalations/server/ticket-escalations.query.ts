import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Escalation, ticketEscalations } from '../contract/climbing.ts'
import type { EscalationsTables } from './escalations.tables.ts'
import { type LadderVersion, versionsOf } from './ladders.query.ts'

const minute = 60_000

export const escalationsOfTicket = query(ticketEscalations, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await stepRows(read, ticketId)
  const stepIds = rows.map(({ id }) => id)
  const told = await toldPeople(read, stepIds)
  const versions = await versionsOf(read, [...new Set(rows.map((row) => row.ladder_id))])
  const reader = { id: actor.id, holds: ticket.assignee_id === actor.id }
  const climbs = [...Map.groupBy(rows, (row) => row.climb_id).values()]
  return { escalations: climbs.map((steps) => shown(steps, { told, versions, reader })) }
})

function stepRows(db: ReadHandle, ticketId: string) {
  return db
    .tables<EscalationsTables & ClocksTables & StaffTables>()
    .selectFrom('escalation_steps as step')
    .innerJoin('escalation_climbs as climb', 'climb.id', 'step.climb_id')
    .leftJoin('clocks', 'clocks.id', 'climb.subject_id')
    .leftJoin('people', 'people.id', 'step.acknowledged_by')
    .select(['step.id', 'step.climb_id', 'step.step', 'step.at', 'step.first_told_at', 'step.last_told_at'])
    .select(['step.times', 'step.acknowledged_at', 'step.acknowledged_by', 'people.name', 'climb.matter'])
    .select(['step.ladder_id', 'step.ladder_version', 'climb.runs_since', 'clocks.obligation'])
    .where('climb.ticket_id', '=', ticketId)
    .where('step.withdrawn_at', 'is', null)
    .orderBy('step.last_told_at', 'desc')
    .orderBy('step.step', 'desc')
    .limit(200)
    .execute()
}

type StepRow = Awaited<ReturnType<typeof stepRows>>[number]

async function toldPeople(db: ReadHandle, stepIds: readonly string[]) {
  if (stepIds.length === 0) return new Map<string, { id: string; name: string }[]>()
  const rows = await db
    .tables<EscalationsTables & StaffTables>()
    .selectFrom('escalation_told as told')
    .innerJoin('people', 'people.id', 'told.person_id')
    .select(['told.step_id', 'people.id', 'people.name'])
    .where('told.step_id', 'in', [...stepIds])
    .orderBy('people.name')
    .execute()
  return Map.groupBy(rows, (row) => row.step_id)
}

interface Given {
  readonly told: Awaited<ReturnType<typeof toldPeople>>
  readonly versions: ReadonlyMap<string, LadderVersion>
  readonly reader: { readonly id: string | null; readonly holds: boolean }
}

function shown(rows: readonly StepRow[], { told, versions, reader }: Given): Escalation {
  const [latest] = rows as [StepRow]
  const runs = latest.runs_since !== null
  const reached = new Set(rows.map((row) => row.step))
  const peopleOf = (row: StepRow) => (told.get(row.id) ?? []).map(({ id, name }) => ({ id, name }))
  const concerned =
    reader.holds || rows.some((row) => peopleOf(row).some((person) => person.id === reader.id))
  const waiting = rows.some((row) => row.acknowledged_at === null)
  return {
    id: latest.climb_id,
    matter: latest.matter,
    obligation: latest.obligation,
    runs,
    steps: rows.map((row) => ({
      step: row.step + 1,
      at: row.at.toISOString(),
      toldAt: row.last_told_at.toISOString(),
      times: row.times,
      people: peopleOf(row),
      acknowledged: acknowledgementOf(row),
      answerBy: runs && !reached.has(row.step + 1) ? answerBy(row, versions) : null,
    })),
    can: { acknowledge: runs && concerned && waiting },
  }
}

function acknowledgementOf(row: StepRow) {
  if (row.acknowledged_at === null) return null
  const { acknowledged_by: id, name } = row
  return { at: row.acknowledged_at.toISOString(), by: id === null || name === null ? null : { id, name } }
}

function answerBy(row: StepRow, versions: Given['versions']): string | null {
  const steps = versions.get(`${row.ladder_id}/${row.ladder_version}`)?.steps
  const within = steps?.[row.step]?.acknowledgeWithin ?? null
  const goesOn = steps?.[row.step + 1]?.after.kind === 'unacknowledged'
  if (within === null || !goesOn || row.acknowledged_at !== null) return null
  const since = Math.max(row.first_told_at.getTime(), row.runs_since?.getTime() ?? 0)
  return new Date(since + within * minute).toISOString()
}
