import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifiers } from './codes.ts'
import { confirmationCodes, confirmedBy, missingConfirmations, type Requirement } from './confirmations.ts'
import { kindOfTicket } from './opening.ts'
import { publicStatus } from './public-status.ts'
import { afterDissatisfaction, silenceAgrees } from './silent-closing.ts'
import { titleExcerpt } from './title.ts'

const dayMs = 86_400_000
const all: Requirement[] = confirmationCodes.map((code) => ({ code, requiredFor: ['complaint'] }))
const complaint = { kind: 'complaint', hasCustomer: true, verifiedBy: null, confirmed: [] } as const

test('everything required and not confirmed is missing, in the order of the list', () => {
  fc.assert(
    fc.property(fc.subarray([...confirmationCodes]), (confirmed) => {
      const missing = missingConfirmations(all, { ...complaint, confirmed })
      expect(missing).toEqual(confirmationCodes.filter((code) => !confirmed.includes(code)))
    }),
  )
})

test('what is required of a complaint is not required of an enquiry', () => {
  expect(missingConfirmations(all, { ...complaint, kind: 'enquiry' })).toEqual([])
})

test('nobody’s identity is asked for when the sender is unknown', () => {
  const missing = missingConfirmations(all, { ...complaint, hasCustomer: false })
  expect(missing).not.toContain('identity')
  expect(missing).toContain('problem')
})

test('only silence stands for the answer that never came', () => {
  for (const verifiedBy of verifiers)
    expect(missingConfirmations(all, { ...complaint, verifiedBy }).includes('customer_response')).toBe(
      verifiedBy !== 'silence',
    )
})

test('an answer of the customer confirms their response, a person’s judgement confirms nothing', () => {
  expect(confirmedBy('callback')).toEqual(['customer_response'])
  expect(confirmedBy('person')).toEqual([])
  expect(confirmedBy('resolve')).toEqual(['solution'])
})

const policy = { days: 7, attempts: 2 }

test.each([
  ['after seven days and two attempts', { attemptsSince: 2, customerSpokeAt: null }, 7 * dayMs, true],
  ['a moment too early', { attemptsSince: 2, customerSpokeAt: null }, 7 * dayMs - 1, false],
  ['asked only once', { attemptsSince: 1, customerSpokeAt: null }, 30 * dayMs, false],
  ['the customer spoke since', { attemptsSince: 5, customerSpokeAt: 10 }, 30 * dayMs, false],
  ['the customer spoke before', { attemptsSince: 2, customerSpokeAt: -10 }, 7 * dayMs, true],
])('silence %s', (_, silence, now, agrees) => {
  expect(silenceAgrees({ resolvedAt: 0, ...silence }, policy, now)).toBe(agrees)
})

test('a bad score reopens an unfinished or freshly closed ticket only', () => {
  expect(afterDissatisfaction(null, 30, dayMs)).toBe('reopen')
  expect(afterDissatisfaction(0, 30, 30 * dayMs)).toBe('reopen')
  expect(afterDissatisfaction(0, 30, 30 * dayMs + 1)).toBe('flag')
})

test.each([
  ['快递三天没到。客服不理人', '快递三天没到'],
  ['  Parcel lost.\n Nobody answers. ', 'Parcel lost'],
  ['太慢！', '太慢！'],
  ['版本 2.5 打不开', '版本 2.5 打不开'],
  ['', ''],
])('the title of %j is its first sentence', (text, title) => {
  expect(titleExcerpt(text)).toBe(title)
})

test('a title is never longer than sixty characters and never splits one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const title = titleExcerpt(text)
      expect(Array.from(title).length).toBeLessThanOrEqual(60)
      expect(title.isWellFormed()).toBe(text.isWellFormed())
    }),
  )
})

test('the kind: a person’s correction, a sure analysis, the customer’s choice, a guess', () => {
  const evidence = { chosen: 'enquiry', analysed: 'complaint', confidence: 0.5, byPerson: false } as const
  expect(kindOfTicket(evidence)).toBe('enquiry')
  expect(kindOfTicket({ ...evidence, confidence: 0.8 })).toBe('complaint')
  expect(kindOfTicket({ ...evidence, byPerson: true })).toBe('complaint')
  expect(kindOfTicket({ ...evidence, chosen: null })).toBe('complaint')
  expect(kindOfTicket({ ...evidence, chosen: null, analysed: null })).toBe('other')
})

test('customers are not told about inner steps', () => {
  const plain = { waitsForCustomer: false, tookBack: false }
  expect(publicStatus('accepted', plain)).toBe('in_progress')
  expect(publicStatus('in_progress', { ...plain, waitsForCustomer: true })).toBe('waiting_for_you')
  expect(publicStatus('verified', plain)).toBe('closed')
})

test('nobody is told that they took back what we ended', () => {
  const ended = (tookBack: boolean) => publicStatus('withdrawn', { waitsForCustomer: false, tookBack })
  expect([ended(true), ended(false)]).toEqual(['withdrawn', 'ended'])
})
