import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chargeMatter, groupMatter } from '../texts/alarming.ts'
import { filled } from '../texts/fill.ts'
import { appUpdateDay, improvementDay, milkEvent } from './days.ts'
import { makePlan, type PlannedVoice, type Scope } from './plan.ts'
import { chanceOf } from './random.ts'
import { chargedCities, groupEvent } from './world.ts'

const dayMs = 86_400_000
const scope: Scope = { seed: 'a seed', start: Date.parse('2026-03-01T16:00:00Z'), days: 91, voices: 2700 }
const plan = makePlan(scope)
const hash = (given: Scope) =>
  createHash('sha256')
    .update(JSON.stringify(makePlan(given)))
    .digest('hex')
const dayOf = (voice: PlannedVoice) => Math.floor((voice.at - scope.start) / dayMs)
const onDays = (first: number, last: number) =>
  plan.voices.filter((voice) => dayOf(voice) >= first && dayOf(voice) <= last)

describe('the plan of a demonstration', () => {
  test('is the same for the same seed and first day, and another for another seed', () => {
    expect(hash(scope)).toBe(hash(scope))
    expect(hash({ ...scope, seed: 'another' })).not.toBe(hash(scope))
  })

  test('holds as many voices as asked for, and the group events beside them', () => {
    const group = plan.voices.filter((voice) => voice.matter === groupMatter.name)
    const charged = plan.voices.filter((voice) => voice.matter === chargeMatter.name)
    expect(plan.voices.length - group.length - charged.length).toBe(2700)
    expect(group.length).toBeGreaterThan(30)
    expect(charged.map(dayOf)).toEqual(charged.map(() => 89))
    expect(charged.length).toBeGreaterThan(8)
  })

  test('leaves the east with more than twice the complaints of a usual day on the last day but one', () => {
    const east = plan.voices.filter(
      ({ kind, outlet }) => kind === 'complaint' && chargedCities.includes(outlet?.slice(0, 2) ?? ''),
    )
    const on = (first: number, last: number) =>
      east.filter((voice) => dayOf(voice) >= first && dayOf(voice) <= last).length / (last - first + 1)
    expect(on(89, 89)).toBeGreaterThan(2 * on(33, 88))
    expect(on(89, 89)).toBeGreaterThan(15)
  })

  test('has one large group event: one product and batch, one city, three days', () => {
    const group = plan.voices.filter((voice) => voice.matter === groupMatter.name)
    expect(new Set(group.map((voice) => voice.product))).toEqual(new Set([groupEvent.product]))
    expect(new Set(group.map((voice) => voice.person.city))).toEqual(new Set([groupEvent.city]))
    expect(group.every((voice) => dayOf(voice) >= milkEvent.first && dayOf(voice) <= milkEvent.last)).toBe(
      true,
    )
    expect(group.filter((voice) => voice.text.includes(groupEvent.batch)).length).toBeGreaterThan(20)
  })

  test('lets late deliveries fall to less than half after the improvement', () => {
    const late = (voices: readonly PlannedVoice[]) =>
      voices.filter((voice) => voice.matter === 'late').length / voices.length
    expect(late(onDays(improvementDay, 90))).toBeLessThan(late(onDays(0, improvementDay - 1)) / 2)
  })

  test('hears of a broken app in its last week, and hardly before', () => {
    const crashes = (first: number, last: number) =>
      onDays(first, last).filter((voice) => voice.matter === 'app-crash').length / (last - first + 1)
    expect(crashes(appUpdateDay, 90)).toBeGreaterThan(crashes(0, appUpdateDay - 1) * 5)
    expect(onDays(appUpdateDay, 90).filter((voice) => voice.text.includes('闪退')).length).toBeGreaterThan(7)
  })

  test('is quieter at weekends', () => {
    const perDay = (weekend: boolean) => {
      const isWeekend = (day: number) =>
        [0, 6].includes(new Date(scope.start + day * dayMs + dayMs / 3).getUTCDay())
      const days = Array.from({ length: 30 }, (_, day) => day).filter((day) => isWeekend(day) === weekend)
      return days.reduce((sum, day) => sum + onDays(day, day).length, 0) / days.length
    }
    expect(perDay(true)).toBeLessThan(perDay(false) * 0.85)
  })

  test('names only phones of the invented range and addresses nobody can own', () => {
    for (const { phone, email } of plan.customers) {
      expect(phone).toMatch(/^1390000\d{4}$/)
      if (email !== null) expect(email).toMatch(/\.example$/)
    }
    for (const { text } of plan.voices)
      for (const [phone] of text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/g)) expect(phone).toMatch(/^1390000/)
  })

  test('words almost every voice differently, with no slot left open', () => {
    const texts = plan.voices.map((voice) => voice.text)
    expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.95)
    expect(texts.filter((text) => /[{}|]/.test(text))).toEqual([])
    expect(texts.filter((text) => text.length < 3 || text.length > 400)).toEqual([])
  })
})

test('a slot without a value is found while a text is filled', () => {
  expect(() => filled('{nonsense}', {}, chanceOf('x'))).toThrow('nonsense')
  expect(filled('{在{place}|在{place}}', { place: '家' }, chanceOf('x'))).toBe('在家')
})
