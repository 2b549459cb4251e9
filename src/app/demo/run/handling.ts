import { recordCallback } from '#features/callbacks/contract.ts'
import { returnTicket } from '#features/dispatch/contract.ts'
import {
  closeTicket,
  confirmPoint,
  holdTicket,
  recordContact,
  recordReply,
  resolveTicket,
  sendMessage,
  startTicket,
  writeNote,
} from '#features/tickets/contract/handling.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Agenda } from './agenda.ts'
import { type Case, handlingOf } from './case.ts'
import { check } from './checking.ts'
import { type Deed, type Desk, deed } from './desk.ts'
import { give } from './giving.ts'
import type { MovedTime } from './moved-time.ts'
import { onShift } from './shifts.ts'

const minute = 60_000
const hour = 60 * minute

/** What the people who handle tickets work with. */
export interface Workplace {
  readonly desk: Desk
  readonly agenda: Agenda
  readonly time: MovedTime
  /** How slow a person is, compared with others. */
  readonly paceOf: (personId: string) => number
  /** Who is named in notes on what is urgent. */
  readonly lead: { readonly id: string; readonly name: string }
  /** Approves what handlers ask for on checklists. */
  readonly supervisorId: string
  /** Whether the next solution is worth more than itself: something is made better for everybody. */
  readonly leadsToMore: () => boolean
}

const isUrgent = (one: Case) => one.received.voice.life.first.contactAfter < 40 * minute

/** Writes the next deed down; deeds of a ticket wait for the desks to open unless it is urgent. */
function later(
  place: Workplace,
  one: Case,
  { after, deed: act }: { after: number; deed: () => Promise<void> },
): void {
  const { cycle } = one
  const wanted = place.time.at + after
  const urgent = isUrgent(one) && handlingOf(one).plan !== null
  const at = urgent ? wanted : onShift(wanted, one.received.voice.at)
  place.agenda.add({
    at,
    whose: one.ticketId,
    deed: async () => {
      if (!one.ended && one.cycle === cycle) await act()
    },
  })
}

const refusedByLife = new Set(['conflict', 'missing', 'forbidden'])

/** Deeds on what their doer sees of a ticket; they look again once when it changed meanwhile, and let it be when it moved on. */
async function seen(
  { desk }: Workplace,
  one: Case,
  deeds: (ticket: { ticketId: string; version: number }) => Deed[],
): Promise<boolean> {
  for (let looks = 0; looks < 2; looks++) {
    try {
      const { ticketId, version } = one
      const replies = (await desk.sitting(one.assignee, deeds({ ticketId, version }))) as {
        version: number
      }[]
      one.version = Math.max(...replies.map((reply) => reply.version))
      return true
    } catch (error) {
      if (!(error instanceof Refusal) || !refusedByLife.has(error.kind)) throw error
      if (error.code !== 'tickets.changedMeanwhile') return false
      one.version = error.facts.version as number
    }
  }
  return false
}

const note = ({ desk }: Workplace, one: Case, text: string) =>
  desk.attempt(writeNote, { ticketId: one.ticketId, text }, one.assignee)

/** A handler takes up a ticket that was given to them. */
export function takeUp(place: Workplace, one: Case): void {
  if (one.assignee === null || one.begunCycle === one.cycle || one.ended) return
  one.begunCycle = one.cycle
  const after = handlingOf(one).contactAfter * place.paceOf(one.assignee)
  later(place, one, { after, deed: () => contact(place, one, 1) })
}

async function giveBack(place: Workplace, one: Case, why: string): Promise<void> {
  const { ticketId, assignee } = one
  one.returned = true
  one.begunCycle = 0
  one.assignee = null
  const given = { ticketId, reason: 'not_my_field', note: why } as const
  const done = await place.desk.attempt(returnTicket, given, assignee)
  if (done !== null) one.version = done.version
}

async function contact(place: Workplace, one: Case, attempt: number): Promise<void> {
  const { voice } = one.received
  const handling = handlingOf(one)
  if (voice.life.returned !== null && !one.returned) return giveBack(place, one, voice.life.returned)
  const channel = voice.channel === 'email' ? 'email' : 'phone'
  if (attempt === 1 && !handling.reachedAtOnce) {
    const missed = { ticketId: one.ticketId, channel, reached: false } as const
    await place.desk.attempt(recordContact, missed, one.assignee)
    later(place, one, { after: 100 * minute, deed: () => contact(place, one, attempt + 1) })
    return
  }
  if (await seen(place, one, (ticket) => begin(ticket, { one, channel }))) plan(place, one)
}

const checks = ['identity', 'problem'] as const

/** One call with the customer: reached, begun, checked and noted. */
function begin(
  { ticketId, version }: { ticketId: string; version: number },
  { one, channel }: { one: Case; channel: 'phone' | 'email' },
): Deed[] {
  const { kind } = one.received.voice
  const { contactNote } = handlingOf(one)
  return [
    deed(recordContact, { ticketId, channel, reached: true }),
    deed(startTicket, { ticketId, version }),
    ...(kind === 'complaint' || kind === 'report'
      ? checks.map((code) => deed(confirmPoint, { ticketId, code, confirmed: true }))
      : []),
    ...(contactNote === null ? [] : [deed(writeNote, { ticketId, text: contactNote })]),
  ]
}

function plan(place: Workplace, one: Case): void {
  const { plan: words, checkNote, hold, resolveAfter } = handlingOf(one)
  const pace = one.assignee === null ? 1 : place.paceOf(one.assignee)
  if (words !== null) {
    const purpose = isUrgent(one) ? 'plan' : 'progress'
    const sent = { ticketId: one.ticketId, text: words, purpose } as const
    later(place, one, {
      after: 12 * minute,
      deed: async () => void (await place.desk.attempt(sendMessage, sent, one.assignee)),
    })
  }
  if (words !== null && isUrgent(one)) nameTheLead(place, one)
  if (checkNote !== null)
    later(place, one, {
      after: resolveAfter * pace * 0.4,
      deed: async () => void (await note(place, one, checkNote)),
    })
  const then = hold === null ? () => resolve(place, one) : () => waitForCustomer(place, one)
  later(place, one, { after: resolveAfter * pace, deed: then })
}

/** The lead is mentioned, and follows from then on. */
function nameTheLead(place: Workplace, one: Case): void {
  const { id, name } = place.lead
  const noted = { ticketId: one.ticketId, text: `@${name} 紧急，已给客户方案，请留意后续。`, mentions: [id] }
  later(place, one, {
    after: 14 * minute,
    deed: async () => void (await place.desk.attempt(writeNote, noted, one.assignee)),
  })
}

async function waitForCustomer(place: Workplace, one: Case): Promise<void> {
  const { hold } = handlingOf(one)
  if (hold === null) return
  await seen(place, one, ({ ticketId, version }) => [
    deed(sendMessage, { ticketId, text: hold.question, purpose: 'question' }),
    deed(holdTicket, { ticketId, version, reason: 'customer', note: hold.note }),
  ])
  later(place, one, {
    after: hold.after,
    deed: async () => {
      await place.desk.attempt(recordReply, { ticketId: one.ticketId, text: hold.reply }, one.assignee)
      later(place, one, { after: 2 * hour, deed: () => resolve(place, one) })
    },
  })
}

async function resolve(place: Workplace, one: Case): Promise<void> {
  if (one.settled) return
  const { outcome, solution, message, compensation } = handlingOf(one)
  if (compensation !== null && compensation > 0)
    await give(
      place.desk,
      { ticketId: one.ticketId, agentId: one.assignee },
      { amount: compensation, reason: solution },
    )
  await check(place, one, 'resolve')
  await seen(place, one, (ticket) => [
    deed(resolveTicket, { ...ticket, outcome, solution, message }),
    ...(place.leadsToMore()
      ? [deed(confirmPoint, { ticketId: one.ticketId, code: 'improvement', confirmed: true })]
      : []),
  ])
}

/** The handler calls back until the customer has answered, or was twice not to be reached. */
export function callBack(place: Workplace, one: Case, callbackId: string): void {
  const { callAfter, calls } = handlingOf(one)
  const call = async () => {
    const planned = calls[Math.min(one.calls, calls.length - 1)]
    if (planned === undefined || one.assignee === null) return
    one.calls += 1
    const { answer, note: said } = planned
    const made = await place.desk.attempt(
      recordCallback,
      answer === 'unreached'
        ? { callbackId, reached: false, note: said }
        : { callbackId, reached: true, answer, solved: answer === 'satisfied', note: said },
      one.assignee,
    )
    if (made?.state === 'open') later(place, one, { after: 9 * hour, deed: call })
  }
  later(place, one, { after: callAfter, deed: call })
}

/** A verified ticket is closed by its handler. */
export function putAway(place: Workplace, one: Case): void {
  later(place, one, {
    after: handlingOf(one).closeAfter,
    deed: async () => {
      await check(place, one, 'close')
      await seen(place, one, (ticket) => [deed(closeTicket, ticket)])
    },
  })
}
