import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  type InventedTicket,
  inventOrganisation,
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { preparePush, subscribeToPush } from '../../contract/push.ts'
import { deliveryLog } from '../../contract/webhooks.ts'
import { changeNotificationPreferences } from '../../contract.ts'
import { notifications } from '../module.ts'
import { openPushBrowser } from './push-browser.ts'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A push service of one's own: what reached it, and what it answers. */
async function openPushService() {
  const received: Received[] = []
  const state = { answer: 201 }
  const service = createServer(async (request, response) => {
    received.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) })
    response.writeHead(state.answer).end()
  })
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  const answers = (status: number) => {
    state.answer = status
  }
  return { received, origin, answers, service }
}

const why = {
  ...{ because: 'default' as const, matched: [], labelId: null, choice: null },
  ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
}

/** A team whose agent wants to be told in browsers of the tickets they get, and a push service that is watched. */
export async function openPushHouse(server: DatabaseServer) {
  const { service, ...watched } = await openPushService()
  const house = await openTestHouse(server, [notifications], { HUIXIANG_PUSH_INSIDE: 'true' })
  await inventOrganisation(house)
  const agent = await inventPerson(house, { name: '李雷' })
  const as = (id = agent) => ({ as: personWith(['tickets.read', 'operations.read'], { id }) })
  const items = [{ kind: 'assigned' as const, inApp: true, email: 'never' as const, push: true }]
  await house.call(changeNotificationPreferences, {}, { items }, as())
  return {
    house,
    agent,
    as,
    ...watched,
    /** Subscribes a browser under an address of its own; a refusal is thrown. */
    async browser(path: string, personId = agent) {
      await house.call(preparePush, {}, {}, as(personId))
      const { keys, open } = openPushBrowser()
      const subscription = { endpoint: watched.origin + path, keys, device: 'Chrome · Windows' }
      const { status, reply, problem } = await house.call(subscribeToPush, {}, subscription, as(personId))
      if (status !== 200) throw new Error(problem.code)
      return { id: reply.subscriptionId, open }
    },
    /** A ticket goes to somebody; from somebody else, perhaps. */
    async assign(personId = agent, previousPersonId: string | null = null): Promise<InventedTicket> {
      const ticket = await inventTicket(house, { assigneeId: personId })
      const facts = {
        ...{ cycle: 1, personId, unitId: teamUnit, how: 'rule' as const, ruleId: null },
        ...{ previousPersonId, why },
      }
      await house.arrange(async ({ emit }) =>
        emit(ticketAssigned, { subject: ticket.id, unit: teamUnit, facts }),
      )
      await house.settle()
      return ticket
    },
    /** What the log says of browsers, the latest first. */
    async logged() {
      const { reply } = await house.call(deliveryLog, {}, { channel: ['push'] }, as())
      return reply.items.map(({ state, problem }) => [state, problem])
    },
    async close() {
      await house.close()
      service.close()
    },
  }
}
