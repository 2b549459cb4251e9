import { expect, test } from 'vitest'
import { currentSession } from '#features/sign-in/contract.ts'
import { likelyRoute, sessionAddress } from './beginning.ts'
import { features } from './features.ts'

const routes = features.flatMap((one) => one.routes)
const pathAt = (address: string) => likelyRoute(routes, address)?.path

test('the page of an address is known before the router is there, a fixed one before one with a name in it', () => {
  expect(pathAt('/tickets')).toBe('/tickets')
  expect(pathAt('/tickets/018f-1')).toBe('/tickets/:ticketId')
  expect(pathAt('/tickets/018f-1/letter')).toBe('/tickets/:ticketId/letter')
  expect(pathAt('/nowhere/at/all')).toBeUndefined()
  const made = (path: string) => ({ path, page: async () => ({ default: () => null }) })
  expect(likelyRoute([made('/a/:one'), made('/a/new')], '/a/new')?.path).toBe('/a/new')
})

test('who is signed in is asked for where the contract says', () => {
  expect(sessionAddress).toBe(currentSession.path)
})
