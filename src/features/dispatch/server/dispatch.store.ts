import { type Insertable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { DispatchTables, QueueRow, RuleRow } from './dispatch.tables.ts'
import { type Load, loadOf } from './loads.ts'
import { withdrawOffers } from './offers.store.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()

/** Locks people's load rows, in one order for everybody so that two never wait for each other; makes missing ones. */
export async function lockLoads(db: WriteHandle, personIds: readonly string[]): Promise<Map<string, Load>> {
  if (personIds.length === 0) return new Map()
  await sql`
    insert into agent_loads (person_id) select person_id from unnest(${[...personIds]}::uuid[]) as wanted (person_id)
    where not exists (select from agent_loads as known where known.person_id = wanted.person_id)
    order by person_id on conflict do nothing`.execute(own(db))
  const rows = await own(db)
    .selectFrom('agent_loads')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.person_id, loadOf(row)]))
}

/** An assignment as it begins; why, as the value itself. */
type Assignment = Omit<Insertable<DispatchTables['assignments']>, 'why'> & { readonly why: object }

/** Begins assignments and counts them as load; the load rows are locked already. */
export async function beginAssignments(
  db: WriteHandle,
  begun: readonly { assignment: Assignment; turn: number }[],
): Promise<void> {
  const assignments = begun.map(({ assignment }) => assignment)
  await insertMany(own(db), { table: 'assignments', rows: assignments })
  const people = assignments.map((assignment) => assignment.person_id)
  const since = assignments.map((assignment) => assignment.since)
  const sizes = assignments.map((assignment) => assignment.size ?? 1)
  const turns = begun.map(({ turn }) => turn)
  await sql`
    update agent_loads set load = agent_loads.load + begun.size, last_assigned_at = begun.since,
      turn = greatest(agent_loads.turn, begun.turn)
    from (select person_id, sum(size)::int as size, max(since) as since, max(turn) as turn
      from unnest(${people}::uuid[], ${since}::timestamptz[], ${sizes}::int[], ${turns}::bigint[])
        as begun (person_id, since, size, turn) group by 1) as begun
    where agent_loads.person_id = begun.person_id`.execute(own(db))
}

export interface Ending {
  readonly ticketId: string
  /** Later cycles stay untouched; left out, whatever runs ends. */
  readonly upToCycle?: number
}

/** Ends running assignments and takes them off their people's load; safe to repeat. */
export async function endAssignments(
  db: WriteHandle,
  endings: readonly Ending[],
  end: {
    at: Date
    returnReason?: Insertable<DispatchTables['assignments']>['return_reason']
    returnNote?: string | null
  },
): Promise<{ ticketId: string; personId: string }[]> {
  const { rows } = await sql<{ ticketId: string; personId: string; size: number }>`
    update assignments set until = ${end.at}, return_reason = ${end.returnReason ?? null}, return_note = ${end.returnNote ?? null}
    from jsonb_to_recordset(${JSON.stringify(endings)}::jsonb) as ending ("ticketId" uuid, "upToCycle" int)
    where assignments.ticket_id = ending."ticketId" and assignments.until is null
      and assignments.cycle <= coalesce(ending."upToCycle", assignments.cycle)
    returning assignments.ticket_id as "ticketId", assignments.person_id as "personId",
      assignments.size`.execute(own(db))
  if (rows.length === 0) return []
  await withdrawOffers(
    db,
    rows.map((row) => row.ticketId),
  )
  const people = rows.map((row) => row.personId)
  await lockLoads(db, [...new Set(people)])
  const sizes = rows.map((row) => row.size)
  await sql`
    update agent_loads set load = agent_loads.load - ended.size
    from (select person_id, sum(size)::int as size from unnest(${people}::uuid[], ${sizes}::int[]) as freed (person_id, size)
      group by 1) as ended
    where agent_loads.person_id = ended.person_id`.execute(own(db))
  return rows
}

/** Puts tickets into their teams' queues; gives those that are new there or wait for another reason now. */
export async function enqueueTickets(
  db: WriteHandle,
  rows: readonly Insertable<QueueRow>[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const fresh = await insertMany(
    own(db),
    { table: 'dispatch_queue', rows },
    sql<{
      ticket_id: string
    }>`on conflict (ticket_id) do update set cycle = excluded.cycle, unit_id = excluded.unit_id,
        rule_id = excluded.rule_id, required_skills = excluded.required_skills, language = excluded.language,
        why = excluded.why, not_people = excluded.not_people, round = excluded.round
      where (dispatch_queue.why, dispatch_queue.unit_id, dispatch_queue.cycle)
        is distinct from (excluded.why, excluded.unit_id, excluded.cycle)
      returning ticket_id`,
  )
  return new Set(fresh.map(({ ticket_id }) => ticket_id))
}

export async function leaveQueue(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await own(db)
    .deleteFrom('dispatch_queue')
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
}

/** Locks waiting tickets of units, the urgent and the longest waiting first. */
export async function lockQueue(db: WriteHandle, unitIds: readonly string[], limit: number) {
  if (unitIds.length === 0) return []
  return (
    own(db)
      .selectFrom('dispatch_queue')
      .selectAll()
      .where('unit_id', 'in', [...unitIds])
      // What was offered in vain too often waits for somebody's hand.
      .where('why', '<>', 'not_accepted')
      .orderBy('urgent', 'desc')
      .orderBy('since')
      .orderBy('ticket_id')
      .limit(limit)
      .forUpdate()
      .execute()
  )
}

/** Locks one ticket's place in the queue, before the ticket itself: the order that automatic dispatch keeps too. */
export async function lockQueuedTicket(db: WriteHandle, ticketId: string) {
  return own(db)
    .selectFrom('dispatch_queue')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps the rules and their order from changing, those included that somebody is about to add. */
export async function lockRules(db: WriteHandle): Promise<void> {
  await sql`lock table dispatch_rules in share row exclusive mode`.execute(own(db))
}

/** Inserts a rule, or replaces it. */
export async function saveRule(db: WriteHandle, row: Insertable<RuleRow>): Promise<void> {
  const { id: _, position: __, ...change } = row
  await own(db)
    .insertInto('dispatch_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute()
}

export async function deleteRule(db: WriteHandle, ruleId: string): Promise<boolean> {
  const result = await own(db).deleteFrom('dispatch_rules').where('id', '=', ruleId).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Numbers the rules 1, 2, 3 … in the given order. */
export async function saveOrder(db: WriteHandle, ruleIds: readonly string[]): Promise<void> {
  await sql`
    update dispatch_rules set position = wanted.position
    from unnest(${[...ruleIds]}::uuid[]) with ordinality as wanted (id, position)
    where dispatch_rules.id = wanted.id`.execute(own(db))
}

/** Takes the words out of what was noted when tickets were given back. */
export async function eraseReturnNotes(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await own(db)
    .deleteFrom('dispatch_handover_notes')
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  await own(db)
    .updateTable('assignments')
    .set({ return_note: null })
    .where('ticket_id', 'in', [...ticketIds])
    .where('return_note', 'is not', null)
    .execute()
}

/** Units in whose queue a ticket waits because their quota of a day was used up. */
export async function unitsOutOfQuota(db: WriteHandle): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('dispatch_queue')
    .select('unit_id')
    .distinct()
    .where('why', '=', 'quota_used')
    .execute()
  return rows.map((row) => row.unit_id)
}
