import { expect, test } from 'vitest'
import { reading } from './clock-face.ts'

const due = Date.parse('2026-11-20T10:00:00.000Z')
const hour = 3_600_000
const face = { dueAt: '2026-11-20T10:00:00.000Z' }

test.each([
  ['hours ahead it only tells', face, due - 2 * hour, 'note', 'clock.left'],
  ['in its last hour it presses', face, due - hour, 'soon', 'clock.left'],
  ['past its time it says by how much', face, due + 1, 'breached', 'clock.over'],
  [
    'paused it presses nobody, however late',
    { ...face, state: 'paused' as const },
    due + hour,
    'quiet',
    'clock.paused',
  ],
  ['met in time it stays met', { ...face, state: 'met' as const }, due + hour, 'met', 'clock.met'],
  ['met late it stays late', { ...face, state: 'missed' as const }, due - hour, 'breached', 'clock.missed'],
])('a clock: %s', (_, clock, now, tone, key) => {
  expect(reading(clock, now, hour)).toMatchObject({ tone, words: { key } })
})
