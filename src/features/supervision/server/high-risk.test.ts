import { afterAll, expect, inject, test } from 'vitest'
import { openWritingHouse } from '#features/tickets/server/testing/writing-customer.ts'
import { supervision } from './module.ts'

const { house, send } = await openWritingHouse(inject('databaseServer'), [supervision])
afterAll(() => house.close())

const causesOf = async (ticketId: string) => {
  const { rows } = await house.open.pool.query(
    'select cause, about from supervision_causes where ticket_id = $1 order by at',
    [ticketId],
  )
  return rows.map(({ cause, about }) => [cause, about])
}

test('a high risk heard in a voice, or in what its sender adds, brings the ticket under supervision; a plain complaint does not', async () => {
  const plain = await send('快递三天没有更新，请处理一下')
  const risky = await send('你们再不退款，我就请律师去法院起诉')
  expect([await causesOf(plain.ticketId), await causesOf(risky.ticketId)]).toEqual([
    [],
    [['high_risk', 'legal']],
  ])
  await plain.add('还不处理，我就找媒体曝光你们')
  expect(await causesOf(plain.ticketId)).toEqual([['high_risk', 'media_exposure']])
})
