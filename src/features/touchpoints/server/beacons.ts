import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import { visitor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { json, type RawRoute } from '#platform/server/http/raw-route.ts'
import { factsOf } from '#platform/server/http/request.ts'
import { beaconSignals } from '../contract/signals.ts'
import { beacon } from './taking-signals.command.ts'
import { takingSite } from './taking-site.ts'

/** Heeds no cookie: whoever looks at the page, it is the page that tells. */
export const takeBeacon: RawRoute = {
  method: 'POST',
  path: beaconSignals.path,
  access: beaconSignals.access,
  summary:
    'Take signals from a page of a site: JSON, sent as the text that `navigator.sendBeacon` makes of it',
  takes: 'text/plain',
  gives: [json],
}

/** A browser says where a page came from, and no page can make it say otherwise. */
async function refuseStrangers(house: House, request: FastifyRequest): Promise<void> {
  const { siteKey } = request.params as { siteKey: string }
  const { origins } = await takingSite(house.read, siteKey)
  const { origin } = request.headers
  if (origin === undefined || !origins.includes(origin))
    throw new Refusal('touchpoints.notFromHere', 'forbidden', { origin: origin ?? '' })
}

/** Takes what pages send. A beacon is text: as JSON it would ask beforehand whether it may be sent. */
export function serveBeacons(server: FastifyInstance, house: House): void {
  void server.register(async (scope) => {
    const parse = scope.getDefaultJsonParser('error', 'error')
    scope.addContentTypeParser('text/plain', { parseAs: 'string' }, parse)
    scope.post(beaconSignals.path, async (request, reply) => {
      await refuseStrangers(house, request)
      const answer = await house.handle(beacon, {
        actor: visitor,
        request: factsOf(request),
        input: { ...(request.body as object), ...(request.params as object) },
      })
      return reply.header('cache-control', 'no-store').send(answer)
    })
  })
}
