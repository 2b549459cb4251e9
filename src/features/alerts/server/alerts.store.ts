import { type Insertable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Colour } from '../domain/codes.ts'
import type { AlertRow, AlertsTables, KeptSegment, RuleRow } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()

/** An alert as it stands. */
export type StoredAlert = AlertRow

/** The rule if it is live and nobody else judges it just now. */
export function lockLiveRule(db: WriteHandle, ruleId: string): Promise<RuleRow | undefined> {
  return own(db)
    .selectFrom('alert_rules')
    .selectAll()
    .where('id', '=', ruleId)
    .where('active', '=', true)
    .where('removed_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Keeps the colours that stand, and forgets those that do not. */
export async function saveSeries(
  db: WriteHandle,
  ruleId: string,
  standing: readonly { segment: string; colour: Exclude<Colour, 'none'>; since: Date }[],
): Promise<void> {
  await own(db)
    .deleteFrom('alert_series')
    .where('rule_id', '=', ruleId)
    .where(sql<boolean>`segment <> all(${standing.map(({ segment }) => segment)}::text[])`)
    .execute()
  if (standing.length === 0) return
  await own(db)
    .insertInto('alert_series')
    .values(standing.map((one) => ({ rule_id: ruleId, ...one })))
    .onConflict((conflict) =>
      conflict.columns(['rule_id', 'segment']).doUpdateSet({ colour: sql`excluded.colour` }),
    )
    .execute()
}

/** What a rule was when it was judged last. */
export async function saveEvaluation(
  db: WriteHandle,
  row: Insertable<AlertsTables['alert_evaluations']>,
): Promise<void> {
  await own(db)
    .insertInto('alert_evaluations')
    .values(row)
    .onConflict((conflict) => conflict.column('rule_id').doUpdateSet(row))
    .execute()
}

/** A rule that says something else is judged anew, from nothing. */
export async function forgetEvaluation(db: WriteHandle, ruleId: string): Promise<void> {
  await own(db).deleteFrom('alert_evaluations').where('rule_id', '=', ruleId).execute()
}

const rowsOf = (segments: readonly KeptSegment[]) => JSON.stringify(segments)

/** What an alert says at the moment. */
export interface Said {
  readonly colour: Exclude<Colour, 'none'>
  readonly unitIds: readonly string[]
  readonly covered: readonly string[]
  readonly segments: readonly KeptSegment[]
  readonly at: number
}

/** Opens an alert under the next number. */
export async function insertAlert(
  db: WriteHandle,
  alert: Said & { id: string; rule: RuleRow; ownerId: string | null; dueAt: number; paged: boolean },
): Promise<void> {
  const { rows } = await sql<{ n: number }>`select nextval('alert_numbers')::int as n`.execute(own(db))
  await own(db)
    .insertInto('alerts')
    .values({
      id: alert.id,
      number: `AL-${String(rows[0]?.n).padStart(5, '0')}`,
      rule_id: alert.rule.id,
      rule_version: alert.rule.version,
      colour: alert.colour,
      unit_ids: [...alert.unitIds],
      covered: [...alert.covered],
      segments: rowsOf(alert.segments),
      worst: rowsOf(alert.segments),
      owner_id: alert.ownerId,
      opened_at: new Date(alert.at),
      due_at: new Date(alert.dueAt),
      judged_at: new Date(alert.at),
      paged_at: alert.paged ? new Date(alert.at) : null,
      recovered_at: null,
      merged_into: null,
    })
    .execute()
}

/** What an open alert says from now on. */
export async function sayAgain(
  db: WriteHandle,
  alertId: string,
  said: Said & { ruleVersion: number; paged: boolean; worst: readonly KeptSegment[] },
): Promise<void> {
  await own(db)
    .updateTable('alerts')
    .set({
      rule_version: said.ruleVersion,
      colour: said.colour,
      unit_ids: [...said.unitIds],
      covered: [...said.covered],
      segments: rowsOf(said.segments),
      worst: rowsOf(said.worst),
      judged_at: new Date(said.at),
      recovered_at: null,
      ...(said.paged && { paged_at: new Date(said.at) }),
    })
    .where('id', '=', alertId)
    .execute()
}

export async function noteRecovery(db: WriteHandle, alertId: string, at: number): Promise<void> {
  await own(db)
    .updateTable('alerts')
    .set({ recovered_at: new Date(at) })
    .where('id', '=', alertId)
    .execute()
}

export async function mergeAlert(db: WriteHandle, alertId: string, intoId: string): Promise<void> {
  await own(db)
    .updateTable('alerts')
    .set({ merged_into: intoId })
    .where((eb) => eb.or([eb('id', '=', alertId), eb('merged_into', '=', alertId)]))
    .execute()
}

type By = { readonly at: number; readonly by: string | null }

export async function giveTo(db: WriteHandle, alertId: string, personId: string): Promise<void> {
  await own(db).updateTable('alerts').set({ owner_id: personId }).where('id', '=', alertId).execute()
}

/** Notes that somebody sees to it; tells whether nobody had said so before. */
export async function insertAcknowledgement(
  db: WriteHandle,
  alertId: string,
  { at, by }: By,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(db)
    .insertInto('alert_acknowledgements')
    .values({ alert_id: alertId, at: new Date(at), by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertSnooze(
  db: WriteHandle,
  alertId: string,
  snooze: By & {
    id: string
    until: number
    reason: AlertsTables['alert_snoozes']['reason']
    words: string | null
  },
): Promise<void> {
  const { id, at, by, until, reason, words } = snooze
  await own(db)
    .insertInto('alert_snoozes')
    .values({
      id,
      alert_id: alertId,
      at: new Date(at),
      by,
      until: new Date(until),
      reason,
      words,
      ended_at: null,
    })
    .execute()
}

/** Ends the snoozes that stand, of these alerts or all whose time has come; gives the alerts, whose clocks stood still meanwhile. */
export async function endSnoozes(
  db: WriteHandle,
  at: number,
  alertIds?: readonly string[],
): Promise<string[]> {
  let ending = own(db)
    .updateTable('alert_snoozes')
    .set({ ended_at: new Date(at) })
    .where('ended_at', 'is', null)
  ending =
    alertIds === undefined
      ? ending.where('until', '<=', new Date(at))
      : ending.where(sql<boolean>`alert_id = any(${alertIds}::uuid[])`)
  const rows = await ending.returning(['alert_id', 'at as since']).execute()
  for (const { alert_id, since } of rows)
    await own(db)
      .updateTable('alerts')
      .set({ due_at: sql`due_at + (${new Date(at)}::timestamptz - ${since}::timestamptz)` })
      .where('id', '=', alert_id)
      .execute()
  return rows.map(({ alert_id }) => alert_id)
}

export async function insertClosure(
  db: WriteHandle,
  alertId: string,
  closure: By & Pick<AlertsTables['alert_closures'], 'outcome' | 'words'>,
): Promise<void> {
  const { at, by, outcome, words } = closure
  await own(db)
    .insertInto('alert_closures')
    .values({ alert_id: alertId, at: new Date(at), by, outcome, words })
    .execute()
}
