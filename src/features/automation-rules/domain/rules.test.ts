import { expect, test } from 'vitest'
import { chained, longestChain } from './chain.ts'
import { eventTypes, isSetOffBy, triggers } from './triggers.ts'

test('a change sets off the rules for changes, and those for labels only where a label was given', () => {
  const setOff = (to: object) =>
    triggers.filter((trigger) => isSetOffBy(trigger, { type: 'tickets.changed', facts: { to } }))
  expect([setOff({ tier: 2 }), setOff({ labelId: 'l' }), setOff({ labelId: null })]).toEqual([
    ['changed'],
    ['changed', 'label_set'],
    ['changed'],
  ])
})

test('a callback sets off the rules for what was answered; one that reached nobody sets off none', () => {
  const setOff = (outcome: string) =>
    triggers.filter((trigger) =>
      isSetOffBy(trigger, { type: eventTypes.callback_satisfied, facts: { outcome } }),
    )
  expect([setOff('satisfied'), setOff('dissatisfied'), setOff('unreached')]).toEqual([
    ['callback_satisfied'],
    ['callback_dissatisfied'],
    [],
  ])
})

test('no rule follows from itself, and no chain goes on for ever', () => {
  const before = (length: number) => Array.from({ length }, (_, index) => `rule ${index}`)
  expect([chained('a', []), chained('a', ['b', 'a']), chained('a', ['a', 'b'])]).toEqual([
    'free',
    'own',
    'loop',
  ])
  expect([chained('a', before(longestChain - 1)), chained('a', before(longestChain))]).toEqual([
    'free',
    'too_long',
  ])
})
