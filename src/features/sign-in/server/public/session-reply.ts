import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { startSession } from '../../contract.ts'

/** Everything the screens need to know about who is at them. */
export async function sessionReply(
  read: ReadHandle,
  { personId, sessionId }: { personId: string; sessionId: string | null },
): Promise<ReplyOf<typeof startSession>> {
  const tables = read.tables<StaffTables & OrganisationTables>()
  const [person, organisation, grants] = await Promise.all([
    tables
      .selectFrom('people')
      .select(['id', 'name', 'org_unit_id as orgUnitId', 'locale', 'availability'])
      .where('id', '=', personId)
      .executeTakeFirst(),
    tables
      .selectFrom('organisations')
      .select(['name', 'industry', 'time_zone as timeZone', 'default_locale as defaultLocale'])
      .executeTakeFirst(),
    grantsOf(read, personId),
  ])
  if (person === undefined || organisation === undefined)
    throw new Refusal('platform.notSignedIn', 'unidentified')
  return { sessionId, person, organisation, grants }
}
