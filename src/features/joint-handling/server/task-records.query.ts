import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { fixedText } from '#platform/server/database/fixed-text.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'

const eb = expressionBuilder<JointHandlingTables & StaffTables, 'joint_tasks'>()

const records = {
  after: jsonArrayFrom(
    eb
      .selectFrom('joint_task_orders as r')
      .select('r.after_id as id')
      .whereRef('r.task_id', '=', 'joint_tasks.id'),
  ),
  sendings: jsonArrayFrom(
    eb
      .selectFrom('joint_task_sendings as r')
      .leftJoin('org_units as u', 'u.id', 'r.unit_id')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.unit_id as unitId', 'u.name as unitName', 'r.why', 'r.words', 'r.due_at as dueAt'])
      .select(['r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.task_id', '=', 'joint_tasks.id')
      .orderBy('r.at'),
  ),
  answers: jsonArrayFrom(
    eb
      .selectFrom('joint_task_answers as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.text', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.task_id', '=', 'joint_tasks.id'),
  ),
  returns: jsonArrayFrom(
    eb
      .selectFrom('joint_task_returns as r')
      .leftJoin('org_units as u', 'u.id', 'r.unit_id')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.unit_id as unitId', 'u.name as unitName', 'r.reason', 'r.words'])
      .select(['r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.task_id', '=', 'joint_tasks.id')
      .orderBy('r.at'),
  ),
  cancellations: jsonArrayFrom(
    eb
      .selectFrom('joint_task_cancellations as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.why', 'r.words', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.task_id', '=', 'joint_tasks.id'),
  ),
  waivers: jsonArrayFrom(
    eb
      .selectFrom('joint_task_waivers as r')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.reason', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('r.task_id', '=', 'joint_tasks.id'),
  ),
  arbitrations: jsonArrayFrom(
    eb
      .selectFrom('joint_arbitrations as r')
      .leftJoin('people as p', 'p.id', 'r.opened_by')
      .select(['r.id', 'r.ground', 'r.words', 'r.level', 'r.opened_at as at', 'r.opened_by as by'])
      .select(['p.name as byName', 'r.ended_at as endedAt'])
      .whereRef('r.task_id', '=', 'joint_tasks.id')
      .orderBy('r.opened_at'),
  ),
  rulings: jsonArrayFrom(
    eb
      .selectFrom('joint_rulings as r')
      .innerJoin('joint_arbitrations as a', 'a.id', 'r.arbitration_id')
      .leftJoin('org_units as u', 'u.id', 'r.to_unit_id')
      .leftJoin('people as p', 'p.id', 'r.by')
      .select(['r.arbitration_id as arbitrationId', 'r.level', 'r.verdict', 'r.reason'])
      .select(['r.to_unit_id as unitId', 'u.name as unitName', 'r.at', 'r.by', 'p.name as byName'])
      .whereRef('a.task_id', '=', 'joint_tasks.id')
      .orderBy('r.at'),
  ),
}

/** Everything recorded about a sub-task. Rows arrive as JSON, so their times are text. */
export type TaskRecords = {
  [Name in keyof typeof records]: (typeof records)[Name] extends RawBuilder<infer Rows> ? Rows : never
}

/** The names beside a row of `joint_tasks`. */
export interface NamedTask {
  readonly unit_name: string | null
  readonly assignee_name: string | null
  readonly asked_by_name: string | null
}

export const nameColumns: RawBuilder<unknown> = sql`
  (select name from org_units where id = joint_tasks.org_unit_id) as unit_name,
  (select name from people where id = joint_tasks.assignee_id) as assignee_name,
  (select name from people where id = joint_tasks.asked_by) as asked_by_name`

/** The records as columns beside a row of `joint_tasks`. */
export const recordColumns = fixedText(
  sql.join(Object.entries(records).map(([name, rows]) => sql`${rows} as ${sql.ref(name)}`)),
)
