import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { read } from '#platform/contract/endpoint.ts'
import { foreseen, showForeseen } from './foreseen.ts'

const bells = read({
  path: '/api/bells',
  access: { signedIn: 'a test' },
  input: z.object({}),
  reply: z.object({ items: z.array(z.object({ id: z.string(), rung: z.boolean() })), next: z.null() }),
  refreshOn: [],
})
const bell = read({
  path: '/api/bells/:bellId',
  access: { signedIn: 'a test' },
  input: z.object({}),
  reply: z.object({ id: z.string(), rung: z.boolean() }),
  refreshOn: [],
})

const silent = (id: string) => ({ id, rung: false })
const rung = (id: string) => ({ id, rung: true })
const ring = (id: string) => [
  foreseen(bell, { bellId: id }, (one) => ({ ...one, rung: true })),
  foreseen(bells, 'any', (reply) => ({
    ...reply,
    items: reply.items.map((one) => (one.id === id ? { ...one, rung: true } : one)),
  })),
]

function screen() {
  const client = new QueryClient()
  client.setQueryData(['/api/bells/:bellId', { bellId: 'a' }, {}], silent('a'))
  client.setQueryData(['/api/bells/:bellId', { bellId: 'b' }, {}], silent('b'))
  client.setQueryData(['/api/bells', {}, { view: 'old' }, 'pages'], {
    pages: [
      { items: [silent('b')], next: 'x' },
      { items: [silent('a')], next: null },
    ],
    pageParams: [null, 'x'],
  })
  return client
}
const shown = (client: QueryClient) => client.getQueriesData({}).map(([, data]) => data)

test('what a deed will change shows in the thing itself, in every list and on every page, and nowhere else', async () => {
  const client = screen()
  await showForeseen(client, ring('a'))
  expect(shown(client)).toEqual([
    rung('a'),
    silent('b'),
    {
      pages: [
        { items: [silent('b')], next: 'x' },
        { items: [rung('a')], next: null },
      ],
      pageParams: [null, 'x'],
    },
  ])
})

test('the way back leaves everything as it was', async () => {
  const client = screen()
  const before = shown(client)
  const back = await showForeseen(client, ring('a'))
  back()
  expect(shown(client)).toEqual(before)
})

test('what was read anew meanwhile stays when the deed is refused', async () => {
  const client = screen()
  const back = await showForeseen(client, ring('a'))
  client.setQueryData(['/api/bells/:bellId', { bellId: 'a' }, {}], { id: 'a', rung: true, by: 'a colleague' })
  back()
  expect(client.getQueryData(['/api/bells/:bellId', { bellId: 'a' }, {}])).toMatchObject({
    by: 'a colleague',
  })
  expect(shown(client).at(-1)).toMatchObject({ pages: [{}, { items: [silent('a')] }] })
})

test('a reply that was asked for before the deed does not hide it', async () => {
  const client = screen()
  const key = ['/api/bells/:bellId', { bellId: 'a' }, {}]
  const late = Promise.withResolvers<object>()
  const asked = client.fetchQuery({ queryKey: key, queryFn: () => late.promise }).catch(() => undefined)
  await showForeseen(client, ring('a'))
  late.resolve(silent('a'))
  await asked
  expect(client.getQueryData(key)).toEqual(rung('a'))
})

test('what is not on the screen is not made up', async () => {
  const client = new QueryClient()
  await showForeseen(client, ring('a'))
  expect(shown(client)).toEqual([])
})
