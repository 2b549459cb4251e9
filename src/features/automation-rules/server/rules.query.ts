import { sql } from 'kysely'
import { ruleWebhooks } from '#features/notifications/server/public/rule-webhooks.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listRules, listRuleWebhooks, ruleConditions, ruleRuns } from '../contract.ts'
import type { AutomationRulesTables, Rule } from './automation-rules.tables.ts'
import { mayConfigure, seenRule, visibleRules } from './visibility.ts'

const weekMs = 7 * 86_400_000

interface Named {
  readonly id: string
  readonly name: string
}

async function namesOf(read: ReadHandle, table: 'people' | 'org_units', ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Named>()
  const rows: Named[] = await read
    .tables<StaffTables>()
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the rules did in the last seven days, of tickets in the reader's reach. */
async function latelyOf({ read, actor, now }: QueryContext, ruleIds: readonly string[]) {
  const rows = await read
    .tables<AutomationRulesTables & TicketsTables>()
    .selectFrom('automation_runs as run')
    .innerJoin('tickets', 'tickets.id', 'run.ticket_id')
    .select([
      'run.rule_id',
      sql<number>`(count(*) filter (where run.state = 'done'))::int`.as('done'),
      sql<number>`(count(*) filter (where run.state = 'refused'))::int`.as('refused'),
      sql<Date | null>`max(run.at)`.as('last'),
    ])
    .where('run.rule_id', '=', sql<string>`any(${[...ruleIds]}::uuid[])`)
    .where('run.at', '>', new Date(now - weekMs))
    .where(ticketInReach(actor))
    .groupBy('run.rule_id')
    .execute()
  return new Map(rows.map((row) => [row.rule_id, row]))
}

async function namesIn(read: ReadHandle, rules: readonly Rule[]) {
  const assignees = rules.flatMap(({ steps }) => steps.assign?.personId ?? [])
  const people = [...assignees, ...rules.flatMap(({ mentions }) => mentions)]
  return {
    people: await namesOf(read, 'people', [...new Set(people)]),
    units: await namesOf(read, 'org_units', [...new Set(rules.flatMap(({ org_unit_id: id }) => id ?? []))]),
  }
}

/** The units of these rules whose rules the actor may change. */
async function configurable({ read, actor }: QueryContext, rules: readonly Rule[]) {
  const found = new Set<string | null>()
  for (const unitId of new Set(rules.map((rule) => rule.org_unit_id)))
    if (await mayConfigure(read, actor, unitId)) found.add(unitId)
  return found
}

export const webhookNames = query(listRuleWebhooks, async ({ read }) => ({ items: await ruleWebhooks(read) }))

export const ruleList = query(listRules, async (context) => {
  const { read, actor } = context
  const rules = await visibleRules(read, actor).selectAll().orderBy('position').orderBy('id').execute()
  const { people, units } = await namesIn(read, rules)
  const webhooks = new Map((await ruleWebhooks(read)).map((one) => [one.id, one]))
  const own = await configurable(context, rules)
  const lately = await latelyOf(
    context,
    rules.map(({ id }) => id),
  )
  return {
    rules: rules.map((rule) => {
      const figures = lately.get(rule.id)
      return {
        ...{ id: rule.id, name: rule.name, trigger: rule.trigger, steps: rule.steps, active: rule.active },
        unit:
          rule.org_unit_id === null
            ? null
            : (units.get(rule.org_unit_id) ?? { id: rule.org_unit_id, name: '' }),
        conditions: ruleConditions.parse(rule.conditions),
        mentions: rule.mentions.flatMap((id) => people.get(id) ?? []),
        webhooks: rule.webhook_ids.flatMap((id) => webhooks.get(id) ?? []),
        assignee: people.get(rule.steps.assign?.personId ?? '') ?? null,
        lately: {
          done: figures?.done ?? 0,
          refused: figures?.refused ?? 0,
          last: figures?.last?.toISOString() ?? null,
        },
        can: { change: own.has(rule.org_unit_id) },
      }
    }),
    can: { everywhere: await mayConfigure(read, actor, null) },
  }
})

export const runList = query(ruleRuns, async ({ read, actor }, { ruleId, cursor, limit }) => {
  await seenRule(read, actor, ruleId)
  let rows = read
    .tables<AutomationRulesTables & TicketsTables>()
    .selectFrom('automation_runs as run')
    .innerJoin('tickets', 'tickets.id', 'run.ticket_id')
    .select(['run.id', 'run.place', 'run.at', 'run.state', 'run.code'])
    .select(['tickets.id as ticket_id', 'tickets.number', 'tickets.title'])
    .where('run.rule_id', '=', ruleId)
    .where(ticketInReach(actor))
    .orderBy('run.place', 'desc')
    .limit(limit + 1)
  if (cursor !== undefined) rows = rows.where('run.place', '<', Number(decodeCursor(cursor, 1)[0]))
  const { items, next } = pageOfRows(await rows.execute(), limit, (row) => [row.place])
  return {
    items: items.map(({ ticket_id, number, title, place: _, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      ticket: { id: ticket_id, number, title },
    })),
    next,
  }
})
