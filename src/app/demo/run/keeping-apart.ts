import { setMessageRule } from '#features/callbacks/contract/messages.ts'
import { askApproval } from '#features/checklists/contract/approving.ts'
import { ticketChecklists } from '#features/checklists/contract/ticking.ts'
import { recusePerson, sealTicket } from '#features/ticket-access/contract/access.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import type { Desk } from './desk.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
}

const supervisorOf = ({ opened }: Office) => opened.people.get('supervisor') as string

const openTickets = async (office: Office, kind: 'complaint' | 'report', label?: string) => {
  const labelId = label === undefined ? undefined : office.opened.labels.get(label)
  const wanted = {
    view: 'all_open',
    sort: 'newest',
    kind,
    limit: 20,
    ...(labelId && { label: labelId }),
  } as const
  const { items } = await office.desk.call(ticketList, wanted, supervisorOf(office))
  return items.filter(({ assignee }) => assignee !== null)
}

/** A colleague who was complained about neither sees nor handles the ticket. */
async function recuse(office: Office): Promise<void> {
  const [ticket] = await openTickets(office, 'complaint', 'service.attitude')
  if (ticket?.assignee == null) return
  const about = ['tianyinuo', 'luozijin', 'songzhiqiu']
    .map((login) => office.opened.people.get(login))
    .find((id) => id !== ticket.assignee?.id) as string
  const given = { ticketId: ticket.id, version: ticket.version, personId: about }
  await office.desk.attempt(recusePerson, given, ticket.assignee.id)
}

/** A report is read by those alone whom the supervisor names. */
async function seal(office: Office): Promise<void> {
  const [, ticket] = await openTickets(office, 'report')
  if (ticket?.assignee == null) return
  const given = { ticketId: ticket.id, version: ticket.version, readerIds: [ticket.assignee.id] }
  await office.desk.attempt(sealTicket, given, supervisorOf(office))
}

/** The handler of a report has asked its lead to approve what is to be done. */
async function askForApproval(office: Office): Promise<void> {
  for (const { id: ticketId, assignee } of await openTickets(office, 'report')) {
    const handlerId = assignee?.id ?? null
    const { lists } = (await office.desk.attempt(ticketChecklists, { ticketId }, handlerId)) ?? { lists: [] }
    for (const { id: checklistId, items } of lists)
      for (const { key: item, evidence, approval } of items) {
        if (evidence !== 'approval' || approval !== null) continue
        const words = '当事人陈述与门店录像一致，建议按店规处理并回访举报人，请复核。'
        const asked = { ticketId, checklistId, item, words }
        if ((await office.desk.attempt(askApproval, asked, handlerId)) !== null) return
      }
  }
}

/** One team asks its customers by mail before anybody calls. */
async function askByMail({ desk, opened }: Office): Promise<void> {
  const unitId = opened.units.get('CS2') as string
  const rule = { unitId, active: true, ways: ['email' as const], waitHours: 6 }
  await desk.call(setMessageRule, rule, opened.administratorId)
}

/** What keeps people apart from a ticket, or asks them first. */
export async function keepApart(office: Office): Promise<void> {
  await recuse(office)
  await seal(office)
  await askForApproval(office)
  await askByMail(office)
}
