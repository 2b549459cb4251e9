import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import type { Wait } from '../domain/rhythm.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** One thing that somebody is told later. Times are milliseconds. */
export interface DigestLine {
  readonly personId: string
  readonly eventId: string
  readonly kind: Kind
  readonly matter: Matter
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: number
  readonly wait: Wait
  readonly sendAt: number
}

/** Keeps what is told later; what is kept already stays as it is. */
export async function keepLines(
  { db, newId }: Pick<CommandContext, 'db' | 'newId'>,
  lines: readonly DigestLine[],
): Promise<void> {
  if (lines.length === 0) return
  await db
    .own<NotificationsTables>()
    .insertInto('notification_digest_lines')
    .values(
      lines.map((line) => ({
        id: newId(),
        person_id: line.personId,
        event_id: line.eventId,
        kind: line.kind,
        matter: JSON.stringify(line.matter),
        facts: JSON.stringify(line.facts),
        at: new Date(line.at),
        waits_for: line.wait,
        send_at: new Date(line.sendAt),
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'event_id']).doNothing())
    .execute()
}

/** Lines of one person that wait for the same follow their hours. */
export async function moveLines(
  db: WriteHandle,
  personId: string,
  { wait, sendAt }: Pick<DigestLine, 'wait' | 'sendAt'>,
): Promise<void> {
  await db
    .own<NotificationsTables>()
    .updateTable('notification_digest_lines')
    .set({ send_at: new Date(sendAt) })
    .where('person_id', '=', personId)
    .where('waits_for', '=', wait)
    .execute()
}

/** Whose digests are due. */
export async function dueReaders(db: ReadHandle, now: number): Promise<string[]> {
  const rows = await db
    .tables<NotificationsTables>()
    .selectFrom('notification_digest_lines')
    .select('person_id')
    .distinct()
    .where('send_at', '<=', new Date(now))
    .limit(500)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Takes the lines of one person that are due, the oldest first; they are gone with the transaction that tells them. */
export async function takeLines(db: WriteHandle, personId: string, now: number) {
  const rows = await db
    .own<NotificationsTables>()
    .deleteFrom('notification_digest_lines')
    .where('person_id', '=', personId)
    .where('send_at', '<=', new Date(now))
    .returning(['event_id', 'kind', 'matter', 'facts', 'at', 'send_at'])
    .execute()
  return rows.sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** Forgets what was to be told to people. */
export async function dropLines(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  await db
    .own<NotificationsTables>()
    .deleteFrom('notification_digest_lines')
    .where('person_id', 'in', [...personIds])
    .execute()
}

/** Forgets what was to be told to somebody of some kinds. */
export async function dropLinesOf(db: WriteHandle, personId: string, kinds: readonly Kind[]): Promise<void> {
  if (kinds.length === 0) return
  await db
    .own<NotificationsTables>()
    .deleteFrom('notification_digest_lines')
    .where('person_id', '=', personId)
    .where('kind', 'in', [...kinds])
    .execute()
}
