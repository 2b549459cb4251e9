import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryHandler, query } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import { testConnection } from '../contract.ts'
import { purposes } from '../domain/uses.ts'
import { chat } from './chat.ts'
import { modelFor } from './public/connection.ts'
import { type Patience, RemoteFault, type RemoteModel } from './public/remote-model.ts'
import { heardIn } from './public/speech.ts'
import { shortSilence } from './silence.ts'

// Somebody waits at the screen.
const patience: Patience = { first: 20_000, idle: 10_000, total: 30_000 }

const tries = {
  language: (service: RemoteModel) =>
    chat(service, [{ role: 'user', content: 'Return this JSON and nothing else: {"ok": true}' }], {
      patience,
      mostTokens: 20,
    }),
  speech: (service: RemoteModel) => heardIn(service, { content: shortSilence(), name: 'test.wav', patience }),
}

/** The read, answered with the secrets of this house. */
export const connectionTestFrom = (house: House): QueryHandler =>
  query(testConnection, async (_, { purpose: wanted }) => {
    const purpose = purposes.find((one) => one === wanted)
    const started = performance.now()
    const ended = (fault: RemoteFault | null) => ({
      fault: fault?.fault ?? null,
      status: fault?.status ?? null,
      milliseconds: Math.round(performance.now() - started),
    })
    try {
      const service = purpose === undefined ? undefined : await modelFor(house, purpose)
      if (purpose === undefined || service === undefined) throw new Refusal('platform.notFound', 'missing')
      await tries[purpose](service)
      return ended(null)
    } catch (error) {
      if (error instanceof RemoteFault) return ended(error)
      throw error
    }
  })
