import { strToU8 } from 'fflate'
import { formOf } from '#features/intake/server/testing/voices.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import type { OrderFile, OrderFileReport, OrderMapping } from '../../contract/files.ts'

interface Answered<Reply> {
  readonly status: number
  readonly reply: Reply
  readonly code: string | undefined
}

/** Sends a file of orders through the door: to be looked at, or read as a mapping says. */
export async function sendFile<Step extends 'look' | 'check' | 'take'>(
  house: TestHouse,
  step: Step,
  sent: { content: string | Uint8Array; as: Actor; mapping?: OrderMapping },
): Promise<Answered<Step extends 'look' ? OrderFile : OrderFileReport>> {
  const { content, mapping, as } = sent
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const fields: Record<string, string> = mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }
  const form = formOf(fields, [{ name: 'orders.csv', content: bytes }])
  const response = await house.server.inject({
    method: 'POST',
    url: step === 'take' ? '/api/order-files' : `/api/order-files/${step}`,
    headers: { ...form.headers, authorization: `TestActor ${JSON.stringify(as)}`, 'x-huixiang': '1' },
    payload: form.payload,
  })
  const reply = response.json()
  return { status: response.statusCode, reply, code: reply.code }
}

/** The mapping that a look proposes. */
export const proposed = ({ columns, dateOrder }: OrderFile, source = 'shop'): OrderMapping => ({
  source,
  columns: columns.map(({ guess }) => guess),
  dateOrder,
  currency: 'CNY',
})
