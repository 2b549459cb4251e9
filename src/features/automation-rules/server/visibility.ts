import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { mayKeep } from '#features/canned-replies/server/public/kept-for.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, mayEverywhere, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { AutomationRulesTables, Rule } from './automation-rules.tables.ts'

const permission = 'automation-rules.configure'

/** Rules of the whole organisation are seen by everybody who configures some; those of a unit by who does so there. */
function inSight(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<Record<string, never>, never>()
  const reached = insideReach(eb, reachOf(actor, permission), { table: 'unit', actorId: actor.id })
  return sql<boolean>`(automation_rules.org_unit_id is null or automation_rules.org_unit_id in (
    select unit.org_unit_id from (select id as org_unit_id, org_units.* from org_units) as unit where ${reached}))`
}

/** The rules an actor may see. */
export function visibleRules(db: ReadHandle, actor: Actor) {
  return db
    .tables<AutomationRulesTables>()
    .selectFrom('automation_rules')
    .where('removed_at', 'is', null)
    .where(inSight(actor))
}

/** Whether the actor may make rules for a unit; for the whole organisation where none is given. */
export async function mayConfigure(db: ReadHandle, actor: Actor, unitId: string | null): Promise<boolean> {
  if (unitId === null) return mayEverywhere(actor, permission)
  return mayKeep(db, actor, { ownerId: null, unitId, sharing: permission })
}

/** One rule the actor may see. Refuses `automation-rules.notFound`. */
export async function seenRule(db: ReadHandle, actor: Actor, ruleId: string): Promise<Rule> {
  const rule = await visibleRules(db, actor).selectAll().where('id', '=', ruleId).executeTakeFirst()
  if (rule === undefined) throw new Refusal('automation-rules.notFound', 'missing')
  return rule
}

/** A rule the actor may change, its row locked. Refuses `automation-rules.notYours`. */
export async function lockedRule({ db, actor }: CommandContext, ruleId: string): Promise<Rule> {
  const rule = await visibleRules(db, actor)
    .selectAll()
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst()
  if (rule === undefined) throw new Refusal('automation-rules.notFound', 'missing')
  if (!(await mayConfigure(db, actor, rule.org_unit_id)))
    throw new Refusal('automation-rules.notYours', 'forbidden')
  return rule
}
