import { randomUUID } from 'node:crypto'
import { organisationSetUp } from '#features/organisation/contract.ts'
import {
  ticketAccepted,
  ticketChanged,
  ticketContacted,
  ticketHeld,
  ticketMessageSent,
  ticketOpened,
  ticketReleased,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import type { EventDefinition, FactsOf } from '#platform/contract/event.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { ticketClocks } from '../../contract/ticket-clocks.ts'
import { clocks } from '../module.ts'

const unitId = randomUUID()

/** An organisation with its default calendars and limits, and tickets that things happen to. */
export interface ClockedHouse {
  readonly house: TestHouse
  /** Moves time to a moment, forward or back. */
  goTo(moment: string): Promise<void>
  openTicket(given?: Opening): Promise<Ticket>
  clocksOf(
    ticketId: string,
  ): Promise<ReturnType<typeof readClocks> extends Promise<infer Reply> ? Reply : never>
  /** Types and facts of the clocks' events of a ticket, in order. */
  told(ticketId: string): Promise<{ type: string; facts: Record<string, unknown> }[]>
  close(): Promise<void>
}

interface Opening {
  readonly kind?: 'complaint' | 'enquiry'
  readonly urgency?: 'urgent' | 'ordinary'
  readonly tier?: 1 | 2 | 3
  /** Writes what else its row has before anybody hears of it. */
  complete?(ticketId: string): Promise<void>
}

/** What happens to a ticket, told as its feature tells it. */
export interface Ticket {
  readonly id: string
  accept(): Promise<void>
  contact(): Promise<void>
  /** The customer is written to. */
  tellCustomer(): Promise<void>
  hold(): Promise<void>
  release(): Promise<void>
  resolve(): Promise<void>
  reopen(reason?: 'customer_asked' | 'found_unsolved'): Promise<void>
  mergedAway(): Promise<void>
  movesTo(unitId: string): Promise<void>
  /** Two things in one action of one person. */
  answeredAndHeld(): Promise<void>
  becomes(urgency: 'urgent' | 'ordinary'): Promise<void>
}

/** Everyone's supervisor. */
export const supervisor = personWith(['tickets.read', 'clocks.configure', 'clocks.extend'], {
  id: randomUUID(),
})

async function readClocks({ call }: TestHouse, ticketId: string) {
  const { reply } = await call(ticketClocks, { ticketId }, {}, { as: supervisor })
  return reply.clocks
}

async function insertTicket({ open }: TestHouse, id: string): Promise<void> {
  await open.pool.query(
    `insert into tickets (id, number, feedback_id, title, kind, tier, urgency, state, cycle, version, org_unit_id,
       unit_1, opened_at, cycle_since, changed_at)
     values ($1::uuid, $1::uuid::text, $1::uuid, 'ticket', 'complaint', 1, 'ordinary', 'received', 1, 1, $2::uuid, $2::uuid, now(), now(), now())`,
    [id, unitId],
  )
}

/** Emits an event about a ticket and lets everything that follows it happen. */
async function happen<E extends EventDefinition>(
  house: TestHouse,
  definition: E,
  { id, facts, unit = unitId }: { id: string; facts: FactsOf<E>; unit?: string },
): Promise<void> {
  await house.arrange(async ({ emit }) => emit(definition, { subject: id, unit, facts } as never))
  await house.settle()
}

function ticketIn(house: TestHouse, id: string, dimensions: FactsOf<typeof ticketReopened>): Ticket {
  let now = dimensions
  let unit: string = unitId
  const is = <E extends EventDefinition>(definition: E, facts: object) =>
    happen(house, definition, { id, unit, facts: { ...now, ...facts } as never })
  return {
    id,
    accept: () => happen(house, ticketAccepted, { id, unit, facts: { cycle: now.cycle } }),
    contact: () => is(ticketContacted, { channel: 'phone', reached: true, first: true }),
    tellCustomer: () =>
      happen(house, ticketMessageSent, {
        id,
        unit,
        facts: { cycle: now.cycle, messageId: randomUUID(), purpose: 'progress' },
      }),
    hold: () => is(ticketHeld, { reason: 'customer' }),
    release: () => is(ticketReleased, { reason: 'customer', by: 'person' }),
    resolve: () =>
      is(ticketResolved, {
        outcome: 'solved',
        causeLabelId: null,
        compensation: null,
        tookMs: 0,
        onFirstContact: false,
      }),
    async movesTo(to) {
      await house.open.pool.query('update tickets set org_unit_id = $2, unit_2 = $2 where id = $1', [id, to])
      const change = { cycle: now.cycle, fields: ['unitId'], from: { unitId: unit }, to: { unitId: to } }
      unit = to
      await happen(house, ticketChanged, { id, facts: change, unit })
    },
    mergedAway: () => is(ticketWithdrawn, { reason: 'duplicate' }),
    async answeredAndHeld() {
      const about = { subject: id, unit }
      const answered = { ...now, channel: 'phone', reached: true, first: true } as const
      await house.arrange(async ({ emit }) => {
        emit(ticketHeld, { ...about, facts: { cycle: now.cycle, reason: 'customer' } })
        emit(ticketContacted, { ...about, facts: answered })
      })
      await house.settle()
    },
    async reopen(reason = 'customer_asked') {
      now = { ...now, cycle: now.cycle + 1, cycleSince: new Date(await house.house.now()).toISOString() }
      await is(ticketReopened, { reason })
    },
    async becomes(urgency) {
      const from = { urgency: now.urgency }
      now = { ...now, urgency }
      await is(ticketChanged, { fields: ['urgency'], from, to: { urgency } })
    },
  }
}

/** Opens a house where an organisation in Shanghai was set up. */
export async function openClockedHouse(
  server: DatabaseServer,
  more: readonly ServerModule[] = [],
): Promise<ClockedHouse> {
  const house = await openTestHouse(server, [clocks, ...more])
  const facts = { industry: 'retail', rootUnitId: unitId, timeZone: 'Asia/Shanghai', locale: 'zh-CN' }
  await happen(house, organisationSetUp, { id: unitId, facts: facts as never })
  return {
    house,
    async goTo(moment) {
      house.travel(Date.parse(moment) - (await house.house.now()))
    },
    async openTicket({ kind = 'complaint', urgency = 'ordinary', tier = 1, complete } = {}) {
      const id = randomUUID()
      await insertTicket(house, id)
      await complete?.(id)
      const cycleSince = new Date(await house.house.now()).toISOString()
      const dimensions = { cycle: 1, kind, urgency, tier, labelId: null, orgUnitId: unitId }
      const first = { ...dimensions, assigneeId: null, customerId: randomUUID(), cycleSince }
      await happen(house, ticketOpened, { id, facts: { ...first, feedbackId: id, how: 'analysis' } })
      return ticketIn(house, id, { ...first, reason: 'customer_asked' })
    },
    clocksOf: (ticketId) => readClocks(house, ticketId),
    async told(ticketId) {
      const { rows } = await house.open.pool.query(
        `select type, facts from events where subject_id = $1 and type like 'clocks.%' order by tx, seq`,
        [ticketId],
      )
      return rows
    },
    close: () => house.close(),
  }
}
