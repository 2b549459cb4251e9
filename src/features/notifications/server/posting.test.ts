import { expect, test } from 'vitest'
import { postForAnswer } from './posting.ts'
import { openMessengers } from './testing/messengers.ts'

const posting = (url: string) => ({ url, body: '{}', headers: {}, allowsPrivate: true, timeoutMs: 150 })

test('a service that says nothing, or never ends what it says, is left in time; of a long answer the beginning is read', async () => {
  const service = await openMessengers()
  for (const answer of ['hang', 'drip'] as const) {
    service.answers(answer)
    await expect(postForAnswer(posting(service.origin))).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  }
  service.answers({ status: 200, body: 'x'.repeat(1_000_000) })
  const { status, body } = await postForAnswer({ ...posting(service.origin), timeoutMs: 5000 })
  expect(status).toBe(200)
  expect(body.length).toBe(16_384)
  service.close()
})
