import { sql } from 'kysely'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { signatureOf } from './signature.ts'

interface Known {
  number: string
  title: string
  customer_name: string | null
  tracking_number: string
  unit_name: string | null
  due_at: Date | null
  language: 'zh' | 'en' | 'other' | null
}

const columns = sql<Known>`tickets.number, tickets.title,
  (select name from customers where id = tickets.customer_id) as customer_name,
  (select number from feedbacks where id = tickets.feedback_id) as tracking_number,
  (select name from org_units where id = tickets.org_unit_id) as unit_name,
  (select due_at from clocks where ticket_id = tickets.id and cycle = tickets.cycle
    and obligation = 'resolve' and ended_at is null limit 1) as due_at,
  (select language from analyses where feedback_id = tickets.feedback_id and current) as language`

async function personName(read: ReadHandle, personId: string | null): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from people where id = ${personId}::uuid`.execute(
    read.tables<TicketsTables>() as never,
  )
  return rows[0]?.name ?? null
}

/** What a reply to a ticket's customer is filled with. Refuses `canned-replies.noSuchTicket`. */
export async function replyFactsOf(read: ReadHandle, actor: Actor, ticketId: string) {
  const { rows } = await sql<Known>`select ${columns} from tickets
    where id = ${ticketId}::uuid and ${ticketInReach(actor, 'tickets.message')}`.execute(
    read.tables<TicketsTables>() as never,
  )
  const [known] = rows
  const organisation = await theOrganisation(read)
  if (known === undefined || organisation === undefined)
    throw new Refusal('canned-replies.noSuchTicket', 'missing')
  const { textZh, textEn } = await signatureOf(read, actor.id)
  return {
    customerName: known.customer_name,
    number: known.number,
    title: known.title,
    trackingNumber: known.tracking_number,
    dueAt: known.due_at?.toISOString() ?? null,
    agentName: await personName(read, actor.id),
    unitName: known.unit_name ?? '',
    organisation: organisation.name,
    timeZone: organisation.time_zone,
    signature: { zh: textZh, en: textEn },
    language: known.language === 'en' ? ('en' as const) : ('zh-CN' as const),
  }
}
