import { analysisCompleted } from '#features/analysis/contract.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { customers } from '#features/customers/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedback, type Voice } from '#features/intake/server/public/receive.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson, ticketOf } from '#features/tickets/server/testing/invented-work.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { linkedTickets } from '../../contract/reading.ts'
import { ticketLinks } from '../module.ts'

const judgement: FactsOf<typeof analysisCompleted> = {
  version: 1,
  kind: 'complaint',
  kindConfidence: 0.9,
  urgency: 'ordinary',
  labelId: null,
  labelConfidence: null,
  polarity: 'negative',
  emotion: 'angry',
  language: 'zh',
  risks: [],
  mode: 'live',
  customerId: null,
  chosenKind: null,
  solvedOnCall: false,
}

interface Key {
  readonly voiceNumber: string
  readonly secret: string
}

const pagesOf = (house: TestHouse) => ({
  /** What the sender of a voice reads on its page. */
  async pageOf({ voiceNumber, secret }: Key): Promise<string> {
    const headers = { cookie: `voice_key=${secret}`, 'accept-language': 'zh-CN' }
    const { body } = await house.server.inject({ url: `/voice/${voiceNumber}`, headers })
    return /<main>(.*?)<script/s.exec(body)?.[1] ?? ''
  },
  /** The sender writes something more on that page. */
  async adds({ voiceNumber, secret }: Key, text: string) {
    await house.server.inject({
      method: 'POST',
      url: `/voice/${voiceNumber}/additions`,
      payload: `--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n${text}\r\n--b--\r\n`,
      headers: { cookie: `voice_key=${secret}`, 'content-type': 'multipart/form-data; boundary=b' },
    })
    await house.settle()
  },
})

/** An organisation whose lead handles what customers say, with the pages on which they follow it. */
export async function openLinkingDesk(databaseServer: DatabaseServer) {
  const modules = [customers, intake, tickets, ticketLinks, clocks, dispatch, callbacks, jointHandling]
  const house = await openTestHouse(databaseServer, modules)
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const places = await inventOrganisation(house)
  const top = { root: places.root, unit: places.root }
  const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead', availability: 'away' })
  const see = async (ticketId: string, as: Actor = lead) =>
    (await house.call(ticketDetails, { ticketId }, {}, { as })).reply
  return {
    house,
    places,
    lead,
    as: { as: lead },
    see,
    versionOf: async (ticketId: string) => (await see(ticketId)).version,
    ties: async (ticketId: string, as: Actor = lead) =>
      (await house.call(linkedTickets, { ticketId }, {}, { as })).reply,
    clocksOf: async (ticketId: string) =>
      (await house.call(ticketClocks, { ticketId }, {}, { as: lead })).reply.clocks,
    story: async (ticketId: string, as: Actor = lead) =>
      (await house.call(ticketTimeline, { ticketId }, { limit: 100 }, { as })).reply.items,
    /** A voice that became a ticket, and what its sender needs to follow it. */
    async handled(voice: Partial<Voice> = {}) {
      const receipt = await house.arrange(async (context) => {
        const received = await receiveFeedback(context, {
          text: '快递三天没有更新。另外上个月的发票也一直没有寄来。',
          channel: 'web_form',
          contact: { name: '王小明', phone: '13900001111' },
          ...voice,
        })
        context.emit(analysisCompleted, { subject: received.feedbackId, facts: judgement })
        return received
      })
      await house.settle()
      const id = await ticketOf(house, receipt.feedbackId)
      const { number } = await see(id)
      const { feedbackId, number: voiceNumber, secret } = receipt
      return { id, number, feedbackId, voiceNumber, secret: secret as string }
    },
    ...pagesOf(house),
  }
}
