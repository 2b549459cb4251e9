import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { mostADay } from '../domain/chain.ts'
import type { AutomationRulesTables, Rule, Run } from './automation-rules.tables.ts'

const own = (db: WriteHandle) => db.own<AutomationRulesTables>()

/** Adds a rule behind all others. */
export async function insertRule(
  db: WriteHandle,
  row: Omit<Insertable<AutomationRulesTables['automation_rules']>, 'position'>,
): Promise<void> {
  await own(db)
    .insertInto('automation_rules')
    .values({ ...row, position: sql<number>`(select coalesce(max(position), 0) + 1 from automation_rules)` })
    .execute()
}

export async function updateRule(
  db: WriteHandle,
  ruleId: string,
  change: Updateable<AutomationRulesTables['automation_rules']>,
): Promise<void> {
  await own(db).updateTable('automation_rules').set(change).where('id', '=', ruleId).execute()
}

/** Puts rules into an order, in the places that they hold among all. */
export async function reorder(db: WriteHandle, ruleIds: readonly string[]): Promise<void> {
  await sql`
    with places as (
      select position, row_number() over (order by position) as n from automation_rules where id = any(${[...ruleIds]}::uuid[])
    ), wanted as (select id, n from unnest(${[...ruleIds]}::uuid[]) with ordinality as one (id, n))
    update automation_rules as rule set position = places.position
    from wanted join places using (n) where rule.id = wanted.id`.execute(own(db))
}

/** The rules that are on, in their order. */
export async function activeRules(db: WriteHandle): Promise<Rule[]> {
  return own(db)
    .selectFrom('automation_rules')
    .selectAll()
    .where('active', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The runs whose effects these transactions were, each with its ticket. */
export async function runsIn(
  db: WriteHandle,
  transactions: readonly number[],
): Promise<Pick<Run, 'tx' | 'ticket_id' | 'rule_id' | 'chain'>[]> {
  return own(db)
    .selectFrom('automation_runs')
    .select(['tx', 'ticket_id', 'rule_id', 'chain'])
    .where('tx', '=', sql<number>`any(${[...transactions]}::bigint[])`)
    .execute()
}

/** Writes what is not there yet; gives those that are new. */
export async function insertRuns(
  db: WriteHandle,
  runs: readonly Insertable<AutomationRulesTables['automation_runs']>[],
): Promise<Run[]> {
  return own(db)
    .insertInto('automation_runs')
    .values([...runs])
    .onConflict((conflict) => conflict.columns(['rule_id', 'event_id']).doNothing())
    .returningAll()
    .execute()
}

/** The next run that waits, locked; those of one ticket only one after the other. */
export async function takeNext(db: WriteHandle): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select * from automation_runs as run where state = 'waiting' and not exists (
      select from automation_runs as earlier
      where earlier.ticket_id = run.ticket_id and earlier.state = 'waiting' and earlier.place < run.place)
    order by place limit 1 for update skip locked`.execute(own(db))
  return rows[0]
}

/** A run that still waits, locked. */
export async function lockWaiting(db: WriteHandle, runId: string): Promise<Run | undefined> {
  return own(db)
    .selectFrom('automation_runs')
    .selectAll()
    .where('id', '=', runId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}

/** How a run ended; what happens in this transaction is its effect. */
export async function endRun(
  db: WriteHandle,
  runId: string,
  { state, code, at }: { state: 'done' | 'idle' | 'refused'; code?: string; at: Date },
): Promise<void> {
  await own(db)
    .updateTable('automation_runs')
    .set({ state, at, code: code ?? null })
    .set(state === 'done' ? { tx: sql<number>`pg_current_xact_id()::text::bigint` } : {})
    .where('id', '=', runId)
    .execute()
}

/** Whether a rule did something to a ticket as often as it may since a moment. */
export async function ranEnough(
  db: WriteHandle,
  { rule_id, ticket_id }: Pick<Run, 'rule_id' | 'ticket_id'>,
  since: Date,
): Promise<boolean> {
  const rows = await own(db)
    .selectFrom('automation_runs')
    .select('id')
    .where('rule_id', '=', rule_id)
    .where('ticket_id', '=', ticket_id)
    .where('state', '=', 'done')
    .where('at', '>', since)
    .limit(mostADay)
    .execute()
  return rows.length === mostADay
}

export async function ruleOf(db: WriteHandle, ruleId: string): Promise<Rule> {
  return own(db).selectFrom('automation_rules').selectAll().where('id', '=', ruleId).executeTakeFirstOrThrow()
}

/** Removes what became of runs long ago. */
export async function deleteRunsBefore(db: WriteHandle, before: Date): Promise<void> {
  await own(db)
    .deleteFrom('automation_runs')
    .where('at', '<', before)
    .where('state', '<>', 'waiting')
    .execute()
}

/** What people wrote in every rule: its name, what titles must hold, its note and its answer. */
export async function rulesWithWords(db: WriteHandle) {
  const rows = await own(db)
    .selectFrom('automation_rules')
    .select(['id', 'name', 'org_unit_id', 'conditions', 'steps', 'removed_at'])
    .execute()
  return rows.map(({ id, name, org_unit_id, conditions, steps, removed_at }) => ({
    ...{ id, org_unit_id, removed_at },
    words: [name, conditions.text ?? '', ...Object.values(steps).map((step) => JSON.stringify(step))],
    customer: conditions.customer ?? null,
  }))
}

export async function blankRules(db: WriteHandle, ruleIds: readonly string[], at: Date): Promise<void> {
  if (ruleIds.length === 0) return
  await own(db)
    .updateTable('automation_rules')
    .set({ name: '—', conditions: '{}', steps: '{}', active: false })
    .set({ removed_at: sql<Date>`coalesce(removed_at, ${at})` })
    .where('id', 'in', [...ruleIds])
    .execute()
}
