import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { ticketChecklists } from '../contract/ticking.ts'
import type { Item } from '../domain/duties.ts'
import { approvalsOf } from './approvals.query.ts'
import { listsOf, type TicketChecklist } from './lists-of-ticket.ts'
import { openCounts } from './public/duties.ts'
import { evidenceOf, ownFields, standingOf, ticksOf } from './standing.query.ts'

type Ticks = Awaited<ReturnType<typeof ticksOf>>
type Files = Awaited<ReturnType<typeof evidenceOf>>

interface Done {
  readonly ticks: Ticks
  readonly files: Files
  readonly approvals: Awaited<ReturnType<typeof approvalsOf>>
}

function itemShown(list: TicketChecklist, item: Item, { ticks, files, approvals }: Done) {
  const ofItem = (one: { checklistId: string; item: string }) =>
    one.checklistId === list.id && one.item === item.key
  const tick = ticks.find((one) => ofItem(one))
  const done = tick !== undefined && tick.withdrawnAt === null
  return {
    ...item,
    done,
    words: tick?.words ?? null,
    at: done ? tick.at.toISOString() : null,
    by: done && tick.by !== null && tick.byName !== null ? { id: tick.by, name: tick.byName } : null,
    approval: approvals.find(ofItem)?.shown ?? null,
    files: files.filter(ofItem).map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes })),
  }
}

export const ofTicket = query(ticketChecklists, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const lists = await listsOf(read, ticket)
  const can = { tick: ticket.ended_at === null && reaches(actor, 'tickets.handle', ticket) }
  const open = await openCounts(read, ticket)
  if (lists.length === 0) return { lists: [], fields: [], open, can }
  const done = {
    ticks: await ticksOf(read, ticket),
    files: await evidenceOf(read, ticket),
    approvals: await approvalsOf(read, actor, ticket),
  }
  const own = await ownFields(read)
  const { isFilled } = await standingOf(read, { ticket, lists, causeLabelId: null })
  const fields = lists.flatMap((list) => list.fields)
  const once = fields.filter((duty, index) => fields.findIndex((one) => one.field === duty.field) === index)
  return {
    lists: lists.map((list) => ({
      ...{ id: list.id, version: list.version, nameZh: list.nameZh, nameEn: list.nameEn },
      items: list.items.map((item) => itemShown(list, item, done)),
    })),
    fields: once
      .filter(({ field }) => own.has(field) || !field.startsWith('custom:'))
      .map((duty) => ({ ...duty, filled: isFilled(duty.field), names: own.get(duty.field) ?? null })),
    open,
    can,
  }
})
