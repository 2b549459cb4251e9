import { describe, expect, test } from 'vitest'
import type { Widget } from '../../domain/board.ts'
import type { EventMark, Scope } from '../../domain/questions.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { behindOf } from './behind.ts'

const scope: Scope = {
  ...{
    from: '2026-11-01',
    to: '2026-11-30',
    unitId: 'east',
    aboveId: 'root',
    topId: 'root',
    tree: 'then',
    marks: [],
    weekYears: null,
  },
}
const complaints: Widget = {
  ...{ id: 'w', title: null, metrics: ['complaints'], picture: 'bar', by: 'unit', comparison: null },
  ...{ filters: {}, markId: null, place: { x: 0, y: 0, w: 6, h: 4 } },
}
const row = (key: string | null): ShownRow => ({
  ...{ key, name: null, values: {}, said: null, rank: null, own: false, itself: false },
})

function opened(widget: Partial<Widget>, key: string | null | undefined, other: Partial<Scope> = {}) {
  const behind = behindOf({ ...complaints, ...widget }, key === undefined ? null : row(key), {
    scope: { ...scope, ...other },
    hasUnitsBelow: (unitId) => unitId === 'city',
    partsOf: (metric) => (metric === 'own_pressure' ? ['open', 'complaints', 'jain'] : []),
    cutByPerson: (metric) => metric === 'complaints' || metric === 'resolution',
    coverage: ({ unitId, split, segment }, { unit, channel }) => {
      if (unitId !== null && unit !== unitId) return unit === 'root' ? 'part' : 'none'
      if (split === null || (split === 'channel' && channel === segment)) return 'all'
      return split === 'channel' && channel !== undefined ? 'none' : 'part'
    },
  })
  if (behind === null || 'unitId' in behind) return behind
  const { pathname, searchParams } = new URL(behind.address, 'http://here')
  return { pathname, ...Object.fromEntries(searchParams) }
}
const list = { pathname: '/overview/points', measure: 'voices', kind: 'complaint' }
const november = { from: '2026-11-01', to: '2026-11-30' }

describe('from the group down to the voice', () => {
  test('a unit opens the board for what hangs below it, a team for its people', () => {
    expect(opened({}, 'city')).toEqual({ unitId: 'city' })
    expect(opened({}, 'team')).toEqual({ unitId: 'team' })
  })

  test('a person of the team opens the list of what they handled, in that team and period', () => {
    expect(opened({ by: 'agent' }, 'lin', { unitId: 'team' })).toEqual({
      ...{ ...list, ...november, unitId: 'team', agent: 'lin' },
    })
  })

  test('a team whose figure cannot be told by person opens its list at once; so does a province of a map', () => {
    expect(opened({ metrics: ['voices'] }, 'team')).toEqual({
      ...{ pathname: list.pathname, measure: 'voices', ...november, unitId: 'team' },
    })
    expect(opened({ picture: 'map' }, 'team')).toEqual({ ...list, ...november, unitId: 'team' })
  })

  test('what is counted in the chosen unit itself opens its list, not the same board again', () => {
    expect(opened({}, 'east')).toEqual({ ...list, ...november, unitId: 'east' })
  })
})

describe('the list behind a figure', () => {
  test('is narrowed as the figure is: by its filters, by what the row stands for', () => {
    expect(opened({ picture: 'number', by: 'none' }, undefined)).toEqual({
      ...{ ...list, ...november, unitId: 'east' },
    })
    expect(opened({ by: 'label', filters: { channel: 'web' } }, 'late')).toEqual({
      ...{ ...list, ...november, unitId: 'east', channel: 'web', labelId: 'late' },
    })
    expect(opened({ by: 'channel' }, 'wecom')).toMatchObject({ channel: 'wecom' })
    expect(opened({ by: 'touchpoint' }, 'shop')).toMatchObject({ touchpoint: 'shop' })
    expect(opened({ by: 'group', filters: { region: '华东', product: 'box' } }, 'vip')).toMatchObject({
      ...{ group: 'vip', region: '华东', product: 'box' },
    })
    expect(opened({ by: 'weekday' }, '1')).toMatchObject({ weekday: '1', ...november })
    expect(opened({ by: 'hour' }, '09:00')).toMatchObject({ hour: '09:00', ...november })
    expect(opened({ by: 'kind', metrics: ['resolution'] }, 'praise')).toMatchObject({ kind: 'praise' })
  })

  test('of a metric that was made of others leads to the lists of its parts', () => {
    expect(opened({ metrics: ['own_pressure'], by: 'channel', filters: { group: 'vip' } }, 'web')).toEqual({
      ...{ pathname: list.pathname, measure: 'voices', made: 'own_pressure', ...november },
      ...{ unitId: 'east', channel: 'web', group: 'vip' },
    })
  })

  test('keeps to the days of a point, and to the period where a week reaches over its edge', () => {
    expect(opened({ by: 'day', picture: 'line' }, '2026-11-07')).toMatchObject({
      ...{ from: '2026-11-07', to: '2026-11-07' },
    })
    expect(opened({ by: 'week', picture: 'line' }, '2026-W44')).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-01' },
    })
    expect(opened({ by: 'month', picture: 'line' }, '2026-11')).toMatchObject(november)
  })

  test('of a step of a funnel is that of the step’s own figure', () => {
    const funnel = { picture: 'funnel', by: 'none', metrics: ['voices', 'opened'] } as const
    expect(opened(funnel, 'opened')).toEqual({
      ...list,
      ...november,
      measure: 'opened',
      kind: undefined,
      unitId: 'east',
    })
  })

  test('counts moved units as the board does', () => {
    expect(opened({ by: 'label' }, 'late', { tree: 'now' })).toMatchObject({ tree: 'now' })
    expect(opened({ by: 'label' }, 'late')).not.toHaveProperty('tree')
  })

  test('there is none behind what is not known, a distribution, or a figure of which no list is kept', () => {
    expect(opened({ by: 'label' }, null)).toBeNull()
    expect(opened({ by: 'none', comparison: 'distribution', metrics: ['csat'] }, '5')).toBeNull()
    expect(opened({ by: 'label', metrics: ['repeat_complaints_of_nothing'] }, 'late')).toBeNull()
  })
})

describe('a campaign', () => {
  const mark = (id: string, from: string, to: string, more: Partial<EventMark> = {}): EventMark => ({
    ...{ id, name: id, kind: 'campaign', from, to, unitId: null, unitName: null },
    ...{ split: null, segment: null, segmentName: null, ...more },
  })
  const behind = (...marks: EventMark[]) => opened({ by: 'campaign' }, 'own', { marks })

  test('opens the list of its own days, within the period', () => {
    expect(behind(mark('own', '2026-10-28', '2026-11-03'))).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-03', measure: 'voices' },
    })
  })

  test('leaves days to one that began later, and keeps its own beside one that began before, or is no campaign', () => {
    const own = mark('own', '2026-11-05', '2026-11-14')
    expect(behind(own, mark('b', '2026-11-11', '2026-11-20'))).toMatchObject({
      from: '2026-11-05',
      to: '2026-11-10',
    })
    expect(behind(own, mark('b', '2026-11-01', '2026-11-08'))).toMatchObject({
      from: '2026-11-05',
      to: '2026-11-14',
    })
    expect(behind(own, mark('b', '2026-11-11', '2026-11-20', { kind: 'holiday' }))).toMatchObject({
      to: '2026-11-14',
    })
  })

  test('opens no list where its days lie apart, none are left, or it is not known', () => {
    const own = mark('own', '2026-11-05', '2026-11-14')
    expect(behind(own, mark('b', '2026-11-08', '2026-11-09'))).toBeNull()
    expect(behind(own, mark('b', '2026-11-05', '2026-11-09'))).toBeNull()
    expect(behind(mark('own', '2026-10-05', '2026-11-03'), mark('b', '2026-10-30', '2026-11-09'))).toBeNull()
    expect(behind()).toBeNull()
  })

  test('for one segment opens that segment’s list of all its days, and takes none from a campaign for everything', () => {
    const web = mark('own', '2026-11-05', '2026-11-14', { split: 'channel', segment: 'web' })
    const later = mark('b', '2026-11-08', '2026-11-20')
    expect(behind(web, later)).toMatchObject({ from: '2026-11-05', to: '2026-11-14', channel: 'web' })
    expect(
      behind(mark('own', '2026-11-05', '2026-11-14'), { ...web, id: 'b', from: '2026-11-08' }),
    ).toMatchObject({
      ...{ from: '2026-11-05', to: '2026-11-14' },
    })
    const label = mark('own', '2026-11-05', '2026-11-14', { split: 'label', segment: 'late' })
    expect(behind(label)).toMatchObject({ labelId: 'late' })
  })

  test('of what the figure is narrowed to is one for everything there, and of something else none', () => {
    const web = mark('own', '2026-11-05', '2026-11-14', { split: 'channel', segment: 'web' })
    const later = mark('b', '2026-11-12', '2026-11-20')
    const on = (channel: string) =>
      opened({ by: 'campaign', filters: { channel } }, 'own', { marks: [web, later] })
    expect(on('web')).toMatchObject({ from: '2026-11-05', to: '2026-11-11', channel: 'web' })
    expect(on('phone')).toBeNull()
    const city = mark('own', '2026-11-05', '2026-11-14', { unitId: 'city' })
    const at = (unitId: string) => opened({ by: 'campaign' }, 'own', { unitId, marks: [city, later] })
    expect(at('root')).toMatchObject({ unitId: 'city', to: '2026-11-14' })
    expect(at('city')).toMatchObject({ unitId: 'city', to: '2026-11-11' })
    expect(at('east')).toBeNull()
  })
})
