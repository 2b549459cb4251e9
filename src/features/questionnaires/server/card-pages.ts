import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'
import type { House } from '#platform/server/house.ts'
import { cardBehind } from './card.query.ts'

const script = readFileSync(join(import.meta.dirname, 'card-script.js'), 'utf8')
// Indents and comments are for whoever reads the program.
const small = script.replace(/^\s*(\/\/.*\n)?/gm, '')

/** The script that shows a survey on a customer's site; one that does nothing where the card rests or the survey is over. */
export function serveCards(server: FastifyInstance, house: House): void {
  server.get<{ Params: { token: string } }>('/q/:token/card.js', async ({ params: { token } }, reply) => {
    reply.type('text/javascript; charset=utf-8').headers({
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
    try {
      const found = await cardBehind(house.read, token, await house.now())
      if (found === null) return reply.send('')
      const { id, card, title } = found
      const { share, place, afterSeconds } = card
      const said = { id, token, title, share, place, afterSeconds }
      return reply.send(small.replace('__CARD__', () => JSON.stringify(said)))
    } catch (error) {
      if (error instanceof Refusal) return reply.code(404).send('')
      throw error
    }
  })
}
