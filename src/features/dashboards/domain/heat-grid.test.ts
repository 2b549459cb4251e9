import { expect, test } from 'vitest'
import { daysByWeek, monthsByYear } from './heat-grid.ts'

test('days stand in weeks from Monday to Sunday, over the end of a year', () => {
  expect(daysByWeek(['2027-01-01', '2026-12-27', '2027-01-03']).rows).toEqual([
    {
      name: '2026-12-21',
      cells: [
        '2026-12-21',
        '2026-12-22',
        '2026-12-23',
        '2026-12-24',
        '2026-12-25',
        '2026-12-26',
        '2026-12-27',
      ],
    },
    {
      name: '2026-12-28',
      cells: [
        '2026-12-28',
        '2026-12-29',
        '2026-12-30',
        '2026-12-31',
        '2027-01-01',
        '2027-01-02',
        '2027-01-03',
      ],
    },
  ])
})

test('a month stands beside the same month of other years, whether years are made of months or of weeks', () => {
  expect(monthsByYear(['2025-12', '2026-01', '2026-02', '2026-12'])).toEqual({
    columns: ['2025', '2026'],
    rows: [
      { name: '1', cells: ['', '2026-01'] },
      { name: '2', cells: ['', '2026-02'] },
      { name: '12', cells: ['2025-12', '2026-12'] },
    ],
  })
  const [last, first] = ['2025-P12/2026-03-01/P5W', '2026-P01/2026-04-05/P4W']
  expect(monthsByYear([last, first])).toEqual({
    columns: ['2025', '2026'],
    rows: [
      { name: '1', cells: ['', first] },
      { name: '12', cells: [last, ''] },
    ],
  })
  expect(monthsByYear([])).toEqual({ columns: [], rows: [] })
})
