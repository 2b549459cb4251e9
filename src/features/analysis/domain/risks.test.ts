import { expect, test } from 'vitest'
import { riskChange, riskCodesAfter, saidBefore, standingRisks } from './risks.ts'

const found = [
  { risk: 'crisis', confidence: 0.4, evidence: [{ start: 0, end: 4 }] },
  { risk: 'legal', confidence: 0.7, evidence: [{ start: 5, end: 9 }] },
] as const

test('what people said of a risk stands before what was found, and keeps the words that show it', () => {
  const standing = standingRisks(found, { crisis: false, legal: true, abusive: true, privacy_leak: false })
  expect(standing).toEqual([
    { risk: 'legal', confidence: 1, evidence: [{ start: 5, end: 9 }], byPerson: true },
    { risk: 'abusive', confidence: 1, evidence: [], byPerson: true },
  ])
  expect(standingRisks(found, {})).toEqual(found.map((one) => ({ ...one, byPerson: false })))
})

test('codes say the same as what was found', () => {
  const said = { crisis: false, abusive: true } as const
  const codes = found.map(({ risk }) => risk)
  expect(riskCodesAfter(codes, said).toSorted()).toEqual(
    standingRisks(found, said)
      .map(({ risk }) => risk)
      .toSorted(),
  )
})

test('a risk that new words show is no longer denied; what people added and other denials hold', () => {
  const said = { crisis: false, legal: false, abusive: true } as const
  expect(saidBefore(said, ['crisis', 'abusive'])).toEqual({ legal: false, abusive: true })
})

test('a change of risks names what came, what a person now stands for, and what went', () => {
  const before = { risks: ['crisis', 'legal', 'privacy_leak'], risks_said: { privacy_leak: true } } as const
  const after = {
    risks: ['legal', 'privacy_leak', 'abusive'],
    risks_said: { privacy_leak: true, legal: true, abusive: true, crisis: false },
  } as const
  expect(riskChange(before, after)).toEqual({ risksAdded: ['legal', 'abusive'], risksRemoved: ['crisis'] })
})
