import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TranscriptsTables } from '#features/transcripts/server/transcripts.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import { consentOf } from './consents.query.ts'
import type { IntakeTables } from './intake.tables.ts'
import { unnamedOwner } from './page-words.ts'

/** Whose pages these are; before set-up, nobody's. */
export async function pageOwner(read: ReadHandle) {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select(['name', 'time_zone as timeZone', 'default_locale as locale'])
    .executeTakeFirst()
  return row ?? { name: unnamedOwner, timeZone: 'Asia/Shanghai', locale: 'zh-CN' as const }
}

/** What the sender added, attached and withdrew. */
export async function trackedRecords(read: ReadHandle, feedbackId: string) {
  const tables = read.tables<IntakeTables & FilesTables & TranscriptsTables>()
  const [additions, files, withdrawal, consent] = await Promise.all([
    tables
      .selectFrom('feedback_additions')
      .select(['id', 'text', 'at'])
      .where('feedback_id', '=', feedbackId)
      // A colleague's notes of a call are not the customer's own words to read.
      .where('registered_by', 'is', null)
      .orderBy('at')
      .execute(),
    tables
      .selectFrom('feedback_files as link')
      .leftJoin('transcripts', 'transcripts.file_id', 'link.file_id')
      .select(['link.name', 'link.addition_id as additionId', 'transcripts.state'])
      .where('link.feedback_id', '=', feedbackId)
      .orderBy('link.position')
      .execute(),
    tables
      .selectFrom('feedback_withdrawals')
      .select('at')
      .where('feedback_id', '=', feedbackId)
      .executeTakeFirst(),
    consentOf(read, feedbackId),
  ])
  return { additions, files, withdrawnAt: withdrawal?.at ?? null, consent }
}
