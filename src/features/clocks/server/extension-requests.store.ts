import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ClocksTables, ExtensionRequestRow } from './clocks.tables.ts'

export type ExtensionRequest = Selectable<ExtensionRequestRow>

export async function insertRequest(
  db: WriteHandle,
  request: Pick<
    Insertable<ExtensionRequestRow>,
    'id' | 'clock_id' | 'requested_at' | 'requested_by' | 'reason' | 'evidence' | 'words' | 'asked_until'
  >,
): Promise<void> {
  await db
    .own<ClocksTables>()
    .insertInto('clock_extension_requests')
    .values({
      ...request,
      state: 'open',
      ended_at: null,
      decided_by: null,
      decision_reason: null,
      extension_id: null,
    })
    .execute()
}

/** Whether somebody waits for an answer already. */
export async function hasOpenRequest(db: WriteHandle, clockId: string): Promise<boolean> {
  const found = await db
    .own<ClocksTables>()
    .selectFrom('clock_extension_requests')
    .select('id')
    .where('clock_id', '=', clockId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return found !== undefined
}

/** Locks a request. */
export async function lockRequest(db: WriteHandle, requestId: string): Promise<ExtensionRequest | undefined> {
  return db
    .own<ClocksTables>()
    .selectFrom('clock_extension_requests')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveDecision(
  db: WriteHandle,
  requestId: string,
  decision: Pick<ExtensionRequest, 'state' | 'ended_at' | 'decided_by' | 'decision_reason' | 'extension_id'>,
): Promise<void> {
  await db
    .own<ClocksTables>()
    .updateTable('clock_extension_requests')
    .set(decision)
    .where('id', '=', requestId)
    .execute()
}

/** Ends what nobody decided about clocks; gives what was open. */
export async function lapseRequests(
  db: WriteHandle,
  clockIds: readonly string[],
  now: number,
): Promise<ExtensionRequest[]> {
  return db
    .own<ClocksTables>()
    .updateTable('clock_extension_requests')
    .set({ state: 'lapsed', ended_at: new Date(now) })
    .where('clock_id', 'in', [...clockIds])
    .where('state', '=', 'open')
    .returningAll()
    .execute()
}

/** Takes the words out of the requests for tickets' clocks. */
export async function eraseRequestWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const own = db.own<ClocksTables>()
  const theirs = own
    .selectFrom('clocks')
    .select('id')
    .where('ticket_id', 'in', [...ticketIds])
  await own
    .updateTable('clock_extension_requests')
    .set((eb) => ({
      reason: '',
      evidence: '',
      words: '',
      decision_reason: eb.case().when('decision_reason', 'is', null).then(null).else('').end(),
    }))
    .where('clock_id', 'in', theirs)
    .execute()
}
