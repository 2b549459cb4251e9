import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountWait, addressWait, forgivenFailures, forgivenPerAddress } from './lock-out.ts'
import { passwordProblem } from './password-strength.ts'

test.each([
  ['', 'tooShort'],
  ['abcd1234', 'tooShort'],
  ['1234567890', 'tooSimple'],
  ['12345678901234', 'tooSimple'],
  ['zyxwvutsrqpo1', 'tooSimple'],
  ['aaaaaaaaaaaa', 'tooSimple'],
  ['abcabcabcabc', 'tooSimple'],
  ['qwertyuiop', 'tooSimple'],
  ['Password2024!', 'common'],
  ['p@ssw0rd2025', 'common'],
  ['woaini1314520', 'common'],
  ['admin@20242024', 'common'],
  ['wangfang1988', 'ownName'],
  ['13800138000ab', 'ownName'],
  ['correct horse battery', null],
  ['春江潮水连海平-1024', null],
])('the password %j of Wang Fang is %s', (password, problem) => {
  expect(passwordProblem(password, ['Wang Fang', 'wang.fang@example.com', '+8613800138000'])).toBe(problem)
})

test('a long random password is always good', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[b-z2-9]{24}$/), (text) => {
      fc.pre(new Set(text).size > 8)
      return passwordProblem(text, []) === null
    }),
  )
})

test('the wait after failures grows, never exceeds a quarter of an hour, and passes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 2000 }), (failures, since) => {
      const wait = accountWait(failures, since)
      expect(wait).toBeLessThanOrEqual(Math.max(0, 900 - since))
      expect(accountWait(failures + 1, since)).toBeGreaterThanOrEqual(wait)
    }),
  )
  expect(accountWait(forgivenFailures - 1, 0)).toBe(0)
  expect(accountWait(forgivenFailures, 0)).toBe(60)
})

test('an address that guesses too much waits until its oldest failure is forgotten', () => {
  expect(addressWait(forgivenPerAddress - 1, 0)).toBe(0)
  expect(addressWait(forgivenPerAddress, 600)).toBe(300)
})
