import { expect, test } from 'vitest'
import type { MenuEntry, WebModule } from '../module.ts'
import { currentEntry, railOf, startOf } from './rail-steps.ts'

const feature = (name: string, menu: MenuEntry[]): WebModule => ({
  name,
  routes: [],
  menu,
})
const features = [
  feature('intake', [{ step: 'listen', path: '/feedback', label: 'menu', order: 1 }]),
  feature('tickets', [
    { step: 'act', path: '/tickets', label: 'menu', order: 2, access: 'tickets.read' },
    { step: 'act', path: '/tickets/board', label: 'board', order: 1, access: 'tickets.lead' },
  ]),
  feature('staff', [{ step: 'people', path: '/people', label: 'menu', order: 1, access: 'staff.read' }]),
]

test('the loop is always whole; the ground shows only what may be opened', () => {
  const rail = railOf(features, (permission) => permission === 'tickets.read')
  expect(rail.map((one) => one.step)).toEqual([
    'listen',
    'understand',
    'act',
    'verify',
    'measure',
    'improve',
    'learn',
  ])
})

test('a step whose pages are for others says so', () => {
  const act = railOf(features, () => false).find((one) => one.step === 'act')
  expect(act).toMatchObject({ entries: [], closed: true })
})

test('work begins where there is something to do', () => {
  expect(startOf(railOf(features, (permission) => permission === 'tickets.read'))).toBe('/tickets')
  expect(startOf(railOf(features, () => false))).toBe('/feedback')
})

test('who looks at numbers and handles nothing begins with the numbers', () => {
  const measured = [
    feature('tickets', [
      {
        step: 'act',
        path: '/tickets',
        label: 'm',
        order: 1,
        access: 'tickets.read',
        beginsFor: 'tickets.handle',
      },
    ]),
    feature('metrics', [
      {
        step: 'measure',
        path: '/overview',
        label: 'm',
        order: 1,
        access: 'metrics.read',
        beginsFor: 'metrics.read',
      },
    ]),
  ]
  const reader = ['tickets.read', 'metrics.read']
  expect(startOf(railOf(measured, (permission) => reader.includes(permission)))).toBe('/overview')
  expect(startOf(railOf(measured, () => true))).toBe('/tickets')
})

test('a page below an entry belongs to the nearest one', () => {
  const rail = railOf(features, () => true)
  expect(currentEntry(rail, '/tickets/board')?.label).toBe('board')
  expect(currentEntry(rail, '/tickets/7')?.path).toBe('/tickets')
  expect(currentEntry(rail, '/ticketsx')).toBeUndefined()
})
