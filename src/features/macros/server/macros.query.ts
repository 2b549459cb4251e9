import { sql } from 'kysely'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listMacros, previewMacro } from '../contract.ts'
import { planFor } from './planning.ts'
import { mayKeepMacros, seenMacro, visibleMacros } from './visibility.ts'

export const macroList = query(listMacros, async ({ read, actor }) => {
  const rows = await visibleMacros(read, actor)
    .selectAll('macros')
    .select(sql<string | null>`(select name from org_units where id = macros.org_unit_id)`.as('unit_name'))
    .orderBy('name')
    .execute()
  const macros = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      name: row.name,
      steps: row.steps,
      unit: row.org_unit_id === null ? null : { id: row.org_unit_id, name: row.unit_name ?? '' },
      can: {
        change: await mayKeepMacros(read, actor, { ownerId: row.owner_id, unitId: row.org_unit_id }),
      },
    })),
  )
  return { macros, can: { share: may(actor, 'macros.share') } }
})

export const macroPreview = query(previewMacro, async ({ read, actor, now }, { ticketId, macroId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  if (!reaches(actor, 'tickets.handle', ticket)) throw new Refusal('macros.notYourTicket', 'forbidden')
  const { steps } = await seenMacro(read, actor, macroId)
  const { changes, obstacles, replyText } = await planFor({ db: read, actor, now }, ticket, steps)
  return {
    version: ticket.version,
    steps,
    changes: [...changes],
    obstacles: [...obstacles],
    replyText,
    undoable: steps.resolve === undefined,
  }
})
