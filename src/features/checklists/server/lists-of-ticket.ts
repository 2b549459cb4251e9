import { namesOfLabel } from '#features/taxonomy/server/public/label-succession.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Checklist, isFor } from '../domain/duties.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

export type TicketChecklist = Checklist & {
  readonly version: number
  readonly nameZh: string
  readonly nameEn: string
}

/** What of a ticket its lists depend on. */
export type Listed = Pick<Ticket, 'id' | 'cycle' | 'cycle_since' | 'kind' | 'label_id'>

/** The versions that stood at a moment, of the lists in use. */
async function listsAt(db: ReadHandle, moment: Date) {
  return db
    .tables<ChecklistsTables>()
    .selectFrom('checklists as list')
    .innerJoin('checklist_versions as stood', 'stood.checklist_id', 'list.id')
    .distinctOn('list.id')
    .select(['list.id', 'stood.version', 'list.name_zh as nameZh', 'list.name_en as nameEn'])
    .select(['stood.label_id as labelId', 'stood.kinds', 'stood.items', 'stood.fields'])
    .where('list.archived_at', 'is', null)
    .where('stood.since', '<=', moment)
    .orderBy('list.id')
    .orderBy('stood.version', 'desc')
    .execute()
}

/** The lists of a ticket's present handling, each in the version that stood when it began. */
export async function listsOf(db: ReadHandle, ticket: Listed): Promise<TicketChecklist[]> {
  const lists = await listsAt(db, ticket.cycle_since)
  if (lists.length === 0) return []
  const byLabel = lists.some(({ labelId }) => labelId !== null)
  const labelPath = byLabel ? await namesOfLabel(db, ticket.label_id) : []
  return lists
    .filter((list) => isFor(list, { labelPath, kind: ticket.kind }))
    .sort((one, other) => one.nameZh.localeCompare(other.nameZh))
}
