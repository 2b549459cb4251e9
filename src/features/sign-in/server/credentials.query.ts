import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { seenStep, sessionIdle } from '../domain/lifetimes.ts'
import type { SignInTables } from './sign-in.tables.ts'

const milliseconds = (span: number) => sql<string>`${span} * interval '1 millisecond'`
const staleSince = (column: string) =>
  sql<boolean>`coalesce(${sql.ref(column)}, '-infinity') < now() - ${milliseconds(seenStep)}`.as('stale')

/** A session that still runs, of a person who is active. */
export function findSession(read: ReadHandle, tokenHash: string) {
  return read
    .tables<SignInTables & StaffTables>()
    .selectFrom('sessions as session')
    .innerJoin('people as person', 'person.id', 'session.person_id')
    .select(['session.id', 'session.person_id as personId', staleSince('session.last_seen_at')])
    .where('session.token_hash', '=', tokenHash)
    .where('person.status', '=', 'active')
    .where('session.expires_at', '>', sql<Date>`now()`)
    .where('session.last_seen_at', '>', sql<Date>`now() - ${milliseconds(sessionIdle)}`)
    .executeTakeFirst()
}

/** A key that is neither revoked nor expired. */
export function findKey(read: ReadHandle, keyHash: string) {
  return read
    .tables<SignInTables>()
    .selectFrom('api_keys as key')
    .select([
      'key.id',
      'key.role_id as roleId',
      'key.org_unit_id as orgUnitId',
      staleSince('key.last_used_at'),
    ])
    .where('key.key_hash', '=', keyHash)
    .where('key.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('key.expires_at', 'is', null), eb('key.expires_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst()
}
