import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import type { Checklist, Standing } from '../domain/duties.ts'
import type { ChecklistsTables } from './checklists.tables.ts'
import type { Listed } from './lists-of-ticket.ts'

type Tables = ChecklistsTables & StaffTables & FilesTables & OrganisationTables

/** What was said to be checked in the present handling. */
export async function ticksOf(db: ReadHandle, { id, cycle }: Pick<Listed, 'id' | 'cycle'>) {
  return db
    .tables<Tables>()
    .selectFrom('checklist_ticks as tick')
    .leftJoin('people', 'people.id', 'tick.by')
    .select(['tick.checklist_id as checklistId', 'tick.item', 'tick.words', 'tick.at', 'tick.by'])
    .select(['people.name as byName', 'tick.withdrawn_at as withdrawnAt'])
    .where('tick.ticket_id', '=', id)
    .where('tick.cycle', '=', cycle)
    .execute()
}

/** The files that show it. */
export async function evidenceOf(db: ReadHandle, { id, cycle }: Pick<Listed, 'id' | 'cycle'>) {
  return db
    .tables<Tables>()
    .selectFrom('checklist_evidence as evidence')
    .innerJoin('files', 'files.id', 'evidence.file_id')
    .select(['evidence.checklist_id as checklistId', 'evidence.item', 'files.id', 'evidence.name'])
    .select(['files.media_type as mediaType', 'files.bytes'])
    .where('evidence.ticket_id', '=', id)
    .where('evidence.cycle', '=', cycle)
    .where('files.state', '=', 'kept')
    .orderBy('evidence.at')
    .execute()
}

/** Names of the organisation's own fields of a ticket that are in use, by what lists call them. */
export async function ownFields(db: ReadHandle) {
  const rows = await db
    .tables<Tables>()
    .selectFrom('custom_fields')
    .select(['key', 'label_zh as zh', 'label_en as en'])
    .where('entity', '=', 'ticket')
    .where('active', '=', true)
    .orderBy('position')
    .execute()
  return new Map(rows.map(({ key, zh, en }) => [`custom:${key}`, { zh, en }]))
}

/** Whether a field has a value; one that is not in use any more asks for nothing. */
function isFilled(
  field: string,
  {
    ticket,
    causeLabelId,
    own,
  }: { ticket: Ticket; causeLabelId: string | null; own: ReadonlyMap<string, object> },
): boolean {
  if (field === 'label') return ticket.label_id !== null
  if (field === 'customer') return ticket.customer_id !== null
  if (field === 'cause') return causeLabelId !== null
  const value = ticket.custom[field.slice('custom:'.length)]
  return !own.has(field) || (value !== undefined && value !== null && value !== '')
}

/** How a ticket stands towards its lists; `causeLabelId` is the cause that is about to be said. */
export async function standingOf(
  db: ReadHandle,
  {
    ticket,
    lists,
    causeLabelId,
  }: { ticket: Ticket; lists: readonly Checklist[]; causeLabelId: string | null },
): Promise<Standing> {
  const wantsOwn = lists.some(({ fields }) => fields.some(({ field }) => field.startsWith('custom:')))
  const own = wantsOwn ? await ownFields(db) : new Map()
  const ticks = await ticksOf(db, ticket)
  const done = new Set(
    ticks.filter((one) => one.withdrawnAt === null).map((one) => `${one.checklistId} ${one.item}`),
  )
  return {
    isDone: (checklistId, item) => done.has(`${checklistId} ${item}`),
    isFilled: (field) => isFilled(field, { ticket, causeLabelId, own }),
  }
}
