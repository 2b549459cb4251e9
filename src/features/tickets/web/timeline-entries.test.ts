import { expect, test } from 'vitest'
import type { Ticket } from './ticket.ts'
import { writtenEntries } from './timeline-entries.ts'

const by = { id: 'p', name: '韩梅梅' }
const ticket = {
  messages: [
    {
      id: 'm1',
      text: '包裹找到了',
      at: '2026-11-02T08:00:00.000Z',
      direction: 'out',
      by,
      purpose: 'progress',
    },
    {
      id: 'm2',
      text: '谢谢 ZX-88',
      at: '2026-11-04T08:00:00.000Z',
      direction: 'in',
      by: null,
      purpose: null,
    },
  ],
  notes: [
    { id: 'n1', text: '批次 zx-88 已召回', at: '2026-11-01T08:00:00.000Z', by },
    { id: 'n2', text: '等仓库回电', at: '2026-11-03T08:00:00.000Z', by },
  ],
} as unknown as Pick<Ticket, 'messages' | 'notes'>
const ids = (wanted: Partial<Parameters<typeof writtenEntries>[1]>) =>
  writtenEntries(ticket, { filter: 'all', sought: '', order: 'latest', ...wanted }).map(({ id }) => id)

test('what was written is found in messages and notes alike, however its letters are written', () => {
  expect(ids({ sought: ' ZX-88 ' })).toEqual(['m2', 'n1'])
  expect(ids({ sought: 'zx-88', filter: 'notes' })).toEqual(['n1'])
  expect(ids({ sought: '没有这样的话' })).toEqual([])
})

test('messages or notes alone are whole, from the latest or from the first', () => {
  expect(ids({ filter: 'messages' })).toEqual(['m2', 'm1'])
  expect(ids({ filter: 'notes', order: 'first' })).toEqual(['n1', 'n2'])
  expect(ids({ order: 'first' })).toEqual(['n1', 'm1', 'n2', 'm2'])
})
