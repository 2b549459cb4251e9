import { expect, test } from 'vitest'
import { asSeenInTeam, asSeenOver } from './as-seen.ts'
import type { Widget } from './board.ts'
import { askedBy, fieldsOf, lineOf, type Scope } from './questions.ts'
import { readyBoards } from './ready.ts'
import { comparisonsFor, cuttingsOf, flawsIn } from './sense.ts'

test('in a team people stand where units did; what makes no sense of people gives way', () => {
  const everything = Object.values(readyBoards).flat()
  const seen = everything.map((widget) => asSeenInTeam(widget, () => true))
  expect(seen.flatMap((widget) => flawsIn(widget))).toEqual([])
  expect(seen.filter(({ by }) => by === 'unit').map(({ picture }) => picture)).toEqual(['map'])
  const siblings = everything.find(({ comparison, by }) => comparison === 'siblings' && by === 'unit')
  expect(siblings && asSeenInTeam(siblings, () => true)).toMatchObject({ by: 'agent', comparison: null })
  expect(siblings && asSeenInTeam(siblings, () => false)).toEqual(siblings)
})

test('the line of a long time has no more points than can be told apart; everything else stays as it is', () => {
  const over = (by: Widget['by'], to: string, picture: Widget['picture'] = 'line') => {
    const widget = { ...(readyBoards.loop[0] as Widget), picture, by }
    return asSeenOver(widget, { from: '2024-01-01', to }).by
  }
  expect(['2024-03-31', '2024-04-29', '2024-04-30', '2026-12-31'].map((to) => over('day', to))).toEqual([
    'day',
    'day',
    'week',
    'month',
  ])
  expect([over('week', '2026-04-19'), over('week', '2026-04-20'), over('month', '2036-12-31')]).toEqual([
    'week',
    'month',
    'month',
  ])
  expect([over('quarter', '2026-12-31'), over('day', '2026-12-31', 'bar')]).toEqual(['quarter', 'day'])
  expect([over('day', '2025-01-05', 'heat'), over('day', '2025-01-06', 'heat')]).toEqual(['day', 'month'])
  const seen = Object.values(readyBoards).flatMap((board) =>
    board.map((widget) => asSeenOver(widget, { from: '2024-01-01', to: '2026-12-31' })),
  )
  expect(seen.flatMap((widget) => flawsIn(widget))).toEqual([])
})

const scope: Scope = {
  ...{
    from: '2026-11-01',
    to: '2026-11-30',
    unitId: undefined,
    aboveId: undefined,
    topId: 'root',
    tree: 'now',
    marks: [],
    weekYears: null,
  },
}

test('units as they are now are asked for where units are spoken of, and nowhere else', () => {
  const lines = (unitId: string | undefined, tree: Scope['tree']) =>
    readyBoards.service.flatMap((widget) =>
      askedBy(widget, { ...scope, unitId, tree }).map(({ question }) => lineOf(question)),
    )
  const withTree = (of: string[]) => of.filter((line) => fieldsOf(line).tree === 'now')
  const whole = lines(undefined, 'now')
  expect(withTree(whole)).toEqual(whole.filter((line) => fieldsOf(line).by === 'unit'))
  expect(withTree(whole).length).toBeGreaterThan(0)
  expect(withTree(lines('east', 'now')).length).toBe(whole.length)
  expect(withTree(lines('east', 'then'))).toEqual([])
})

test('a question in one line comes back as it was asked, whatever the organisation calls its groups', () => {
  const filters = { group: '5%~7E折', membership: '金卡', kind: 'complaint' }
  const [widget] = readyBoards.channels
  const asked = askedBy({ ...(widget as Widget), filters }, { ...scope, tree: 'then' })
  for (const { question } of asked) {
    expect(fieldsOf(lineOf(question))).toEqual(JSON.parse(JSON.stringify(question)))
    expect(question).toMatchObject(filters)
  }
  expect(asked.length).toBeGreaterThan(0)
})

test('weekdays and hours keep their order, and weekdays are compared with no period that has others', () => {
  expect(
    [cuttingsOf.bar, cuttingsOf.table].every((all) => all.includes('weekday') && all.includes('hour')),
  ).toBe(true)
  expect(cuttingsOf.line).not.toContain('weekday')
  expect(comparisonsFor({ picture: 'bar', by: 'weekday' })).toEqual([])
  expect(comparisonsFor({ picture: 'bar', by: 'hour' })).toEqual(['previous', 'last_year'])
})

test('groups of customers overlap, so they are no parts of a whole', () => {
  expect(cuttingsOf.pareto).not.toContain('group')
  expect(cuttingsOf.pareto).toContain('membership')
  expect(comparisonsFor({ picture: 'bar', by: 'group' })).not.toContain('share')
  expect(comparisonsFor({ picture: 'bar', by: 'product' })).toContain('share')
})
