import { expect, test } from 'vitest'
import { allowanceOf } from './extending.ts'
import { statutes } from './statutes.ts'

const byCode = (code: string) => statutes.find((statute) => statute.code === code) ?? null
const days = ({ amount }: { amount: number }) => amount

test.each([
  ['fifteen days become thirty without asking anybody', 'banking_insurance', 0, 'direct', 30],
  ['thirty become sixty with approval', 'banking_insurance', 1, 'approved', 60],
  ['after sixty there is no more', 'banking_insurance', 2, 'none', null],
  ['mediation has no more than its 45 working days', 'market_regulation', 0, 'none', null],
  ['money for returned goods is not put off', 'seven_day_return', 0, 'none', null],
  ['a hotline may be put off once, to a date that somebody approves', 'hotline_12345', 0, 'approved', null],
])('%s', (_, code, used, how, until) => {
  expect(allowanceOf({ statute: byCode(code), used }, days)).toEqual({ how, until })
})

test('what the organisation promised of its own accord it may lengthen as it sees fit, however often', () => {
  expect(allowanceOf({ statute: null, used: 5 }, days)).toEqual({ how: 'free', until: null })
})
