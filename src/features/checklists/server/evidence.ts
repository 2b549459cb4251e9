import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { keepFiles } from '#platform/server/files/files.store.ts'
import type { tickItem } from '../contract/ticking.ts'
import { addEvidence } from './checklists.store.ts'
import { listsOf } from './lists-of-ticket.ts'
import { evidenceOf, ticksOf } from './standing.query.ts'

type Given = InputOf<typeof tickItem>
type Place = Pick<Given, 'checklistId' | 'item'>

/** An item of a ticket's lists, and its place from 1. Refuses `checklists.noSuchItem`. */
export async function itemOf({ db }: CommandContext, ticket: Ticket, { checklistId, item: key }: Place) {
  const list = (await listsOf(db, ticket)).find(({ id }) => id === checklistId)
  const place = list?.items.findIndex((one) => one.key === key) ?? -1
  const item = list?.items[place]
  if (item === undefined) throw new Refusal('checklists.noSuchItem', 'missing')
  return { item, place: place + 1 }
}

/** Takes the files that show it; gives how many there are with those given before. */
export async function takeEvidence(
  context: CommandContext,
  ticket: Ticket,
  { checklistId, item, files }: Place & Pick<Given, 'files'>,
) {
  const kept = await keepFiles(
    context.db,
    files.map(({ id }) => id),
  )
  if (kept.length < files.length) throw new Refusal('checklists.fileGone', 'conflict')
  const by = context.actor.kind === 'person' ? context.actor.id : null
  const given = { ticket_id: ticket.id, cycle: ticket.cycle, checklist_id: checklistId, item }
  await addEvidence(
    context.db,
    files.map(({ id, name }) => ({ ...given, file_id: id, name, at: new Date(context.now), by })),
  )
  const all = await evidenceOf(context.db, ticket)
  return all.filter((one) => one.checklistId === checklistId && one.item === item).length
}

/** Whether somebody said in the present handling that an item was checked. */
export async function isTicked(
  { db }: CommandContext,
  ticket: Ticket,
  { checklistId, item }: Place,
): Promise<boolean> {
  const ticks = await ticksOf(db, ticket)
  return ticks.some((one) => one.checklistId === checklistId && one.item === item && one.withdrawnAt === null)
}
