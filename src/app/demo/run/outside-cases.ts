import { addExternalCase, stepExternalCase } from '#features/external-cases/contract/deeds.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { outsideWords } from '../texts/outside-words.ts'
import type { Desk } from './desk.ts'
import type { MovedTime } from './moved-time.ts'
import type { Opened } from './opening.ts'

interface Office {
  readonly desk: Desk
  readonly opened: Opened
  readonly time: MovedTime
}

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000

/** Some customers also called the hotline, market regulation or the petition office: one was replied to, one is due soon. */
export async function hearFromAuthorities({ desk, opened, time }: Office): Promise<void> {
  const lead = opened.people.get('lead') as string
  const { items } = await desk.call(
    ticketList,
    { view: 'all_open', sort: 'oldest', kind: 'complaint', limit: 3 },
    lead,
  )
  const day = (ago: number) => new Date(time.at + chinaMs - ago * dayMs).toISOString().slice(0, 10)
  for (const [index, { id: ticketId }] of items.entries()) {
    const { ago, reply, ...noted } = outsideWords[index] as (typeof outsideWords)[number]
    const given = {
      ...noted,
      ticketId,
      number: `${noted.number}${day(ago).replaceAll('-', '')}07`,
      receivedOn: day(ago),
    }
    const added = await desk.attempt(addExternalCase, given, lead)
    if (added === null || reply === null) continue
    const { externalCaseId, version } = added
    await desk.attempt(
      stepExternalCase,
      { externalCaseId, version, step: 'reply', on: day(0), words: reply },
      lead,
    )
  }
}
