import { randomInt } from 'node:crypto'
import { type Caller, posting, readJson } from '../load/requests.ts'
import { measureByPgbench } from '../pgbench.ts'
import { signIn } from '../serving/signing-in.ts'
import { inventTexts } from '../volume/texts.ts'
import type { Compared } from './compared.ts'

const texts = inventTexts().map((text) => text.replace('{order}', 'HJ99990000'))

/** A voice of somebody who was never heard before, so that customer, voice and event are written each time. */
export function newVoice() {
  const text = texts[randomInt(texts.length)]
  // Numbers below +86139…, which the volume's customers have.
  const phone = `1${randomInt(300, 389)}${String(randomInt(10_000_000)).padStart(7, '0')}`
  return { text, kind: 'complaint', channel: 'phone', contact: { name: '王小明', phone } }
}

/** The request that hands a voice in. */
export const voiceRequest = (caller: Caller): string => posting('/api/feedback', newVoice(), caller)

/** HTTP → customer, feedback and event durable. */
export const intake: Compared = {
  workload: 'intake',
  async house(house) {
    const caller = await signIn(house.port)
    return async (connection) => void readJson(await connection.ask(voiceRequest(caller)))
  },
  async floor() {
    return async (connection) => {
      const voice = newVoice()
      const contact = { phone: `${voice.contact.phone}${randomInt(1_000_000)}` }
      readJson(await connection.ask(posting('/voices', { ...voice, contact })))
    }
  },
  byPgbench: ({ place, connections, seconds }) =>
    measureByPgbench(place.appUrl, { connections, seconds: seconds / 3 }),
}
