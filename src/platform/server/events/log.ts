import type { ActorKind, EventDefinition, EventRecord, FactsOf } from '#platform/contract/event.ts'
import type { Actor } from '../actor.ts'
import type { PoolClient } from '../database/connection.ts'

/** A position in the log. Order is (transaction, sequence): identities are given out before commits, in another order. */
export interface Position {
  readonly tx: number
  readonly seq: number
}

/** Whether one place comes after another in the log. */
export const isAfter = (one: Position, other: Position): boolean =>
  one.tx > other.tx || (one.tx === other.tx && one.seq > other.seq)

/** Before everything: a restored log carries negative transactions, so zero would not do. */
export const beginning: Position = { tx: Number.MIN_SAFE_INTEGER, seq: 0 }

/** What a command says happened. `unit` is the org unit whose people may learn of it; null for everyone with the permission. */
export interface Happening<E extends EventDefinition = EventDefinition> {
  readonly subject: string
  readonly unit?: string | null
  readonly facts: FactsOf<E>
}

/** Who, when and through which request something happened. */
export interface Occasion {
  readonly actor: Actor
  readonly now: number
  readonly request: { readonly id: string | null; readonly ip: string | null }
}

/** An event waiting for its commit, its facts parsed. */
export interface PendingEvent {
  readonly id: string
  readonly definition: EventDefinition
  readonly happening: Happening
  readonly by: Occasion
}

const insertSql = `
  insert into events (id, type, version, at, actor_kind, actor_id, subject_kind, subject_id, org_unit_id, facts, request_id, ip)
  select e.id, e.type, e.version, to_timestamp(e.at / 1000.0), e.actor_kind, e.actor_id, e.subject_kind, e.subject_id, e.org_unit_id,
    e.facts, e.request_id, e.ip
  from jsonb_to_recordset($1::jsonb) as e(id uuid, type text, version int, at bigint, actor_kind text, actor_id uuid,
    subject_kind text, subject_id uuid, org_unit_id uuid, facts jsonb, request_id text, ip inet)`

/** The statement that appends events. */
export function appendStatement(pending: readonly PendingEvent[]): { text: string; values: unknown[] } {
  const rows = pending.map(({ id, definition, happening, by: { actor, now, request } }) => ({
    id,
    type: definition.type,
    version: definition.version,
    at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
    subject_kind: definition.subject,
    subject_id: happening.subject,
    org_unit_id: happening.unit ?? null,
    facts: happening.facts,
    request_id: request.id,
    ip: request.ip,
  }))
  return { text: insertSql, values: [JSON.stringify(rows)] }
}

/** Events waiting for their commit as they will be read; nobody knows yet where in the log they will stand. */
export const draftsOf = (pending: readonly PendingEvent[]): EventRecord[] =>
  pending.map(({ id, definition: { type, version }, happening, by: { actor, now } }) => ({
    tx: Number.NaN,
    seq: Number.NaN,
    id,
    type,
    version,
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    subjectId: happening.subject,
    orgUnitId: happening.unit ?? null,
    facts: happening.facts,
  }))

interface EventRow {
  tx: number
  seq: number
  id: string
  type: string
  version: number
  at: Date
  actor_kind: ActorKind
  actor_id: string | null
  subject_id: string
  org_unit_id: string | null
  facts: Record<string, unknown>
}

function recordOf(row: EventRow): EventRecord {
  return {
    tx: row.tx,
    seq: row.seq,
    id: row.id,
    type: row.type,
    version: row.version,
    at: row.at.getTime(),
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    subjectId: row.subject_id,
    orgUnitId: row.org_unit_id,
    facts: row.facts,
  }
}

const columns = 'tx, seq, id, type, version, at, actor_kind, actor_id, subject_id, org_unit_id, facts'

/** Up to which transaction every commit is settled; later ones may still appear in between. */
export const horizonSql = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint'

type Queryable = Pick<PoolClient, 'query'>

/** Reads settled events after a position, in log order; `types` null means all. */
export async function readAfter(
  client: Queryable,
  after: Position,
  filter: { types: readonly string[] | null; limit: number },
): Promise<EventRecord[]> {
  const limit = Math.trunc(filter.limit)
  const { rows } = await client.query<EventRow>({
    // Kept prepared: planning over all months takes longer than reading what is new. The limit is in the text, see `oneMoreThan`.
    name: `events-after-${limit}`,
    text: `select ${columns} from events
     where (tx, seq) > ($1, $2) and tx < ${horizonSql} and ($3::text[] is null or type = any($3))
     order by tx, seq limit ${limit}`,
    values: [after.tx, after.seq, filter.types],
  })
  return rows.map(recordOf)
}

/**
 * Reads events that are committed but not settled: a transaction that is older and still open, whosever it is, may yet come before them.
 * They come once more from `readAfter`, so this is for what may be done twice and cannot wait.
 */
export async function readUnsettled(
  client: Queryable,
  filter: { types: readonly string[]; limit: number },
): Promise<EventRecord[]> {
  const { rows } = await client.query<EventRow>(
    `select ${columns} from events where tx >= ${horizonSql} and type = any($1) order by tx, seq limit $2`,
    [filter.types, filter.limit],
  )
  return rows.map(recordOf)
}

/** Reads single events again, for retries. */
export async function readEvents(client: Queryable, ids: readonly string[]): Promise<EventRecord[]> {
  const { rows } = await client.query<EventRow>(
    `select ${columns} from events where id = any($1) order by tx, seq`,
    [ids],
  )
  return rows.map(recordOf)
}

/** The last settled position. */
export async function settledEnd(client: Queryable): Promise<Position> {
  const { rows } = await client.query<Position>(
    `select tx, seq from events where tx < ${horizonSql} order by tx desc, seq desc limit 1`,
  )
  return rows[0] ?? beginning
}
