import { expect, test } from 'vitest'
import { ticketConditions } from '#features/tickets/contract/reading.ts'
import { addressOf, asksTheSame, conditionsIn } from './addresses.ts'

const asked = new URLSearchParams('view=my_team&kind=complaint&kind=report&tier=2&sort=newest&text=退款')
const conditions = ticketConditions.parse(conditionsIn(asked))

test('a view leads back to the address it was kept from', () => {
  const address = addressOf({ id: 'one', conditions })
  expect(asksTheSame(address, asked)).toBe(true)
  expect(address.get('saved')).toBe('one')
})

test('what is chosen in another order is the same, one condition more is not', () => {
  const other = new URLSearchParams(
    'text=退款&sort=newest&kind=report&kind=complaint&tier=2&view=my_team&do=x',
  )
  expect(asksTheSame(other, asked)).toBe(true)
  other.append('waiting', 'customer')
  expect(asksTheSame(other, asked)).toBe(false)
})
