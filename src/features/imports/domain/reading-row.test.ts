import { expect, test } from 'vitest'
import { faultOfMapping, type Target } from './fields.ts'
import { type Reading, voiceInRow } from './reading-row.ts'
import { rowHashes, signatureOf } from './sameness.ts'
import { wallClockOf } from './zoned-time.ts'

const latest = Date.UTC(2026, 0, 1)
const reading = (columns: Target[], mode: 'live' | 'history' = 'history'): Reading => ({
  mapping: { columns, dateOrder: 'ymd', source: 'test' },
  headers: columns.map((_, column) => `C${column}`),
  mode,
  toMoment: wallClockOf('Asia/Shanghai'),
  latest,
})
const voice = (row: string[], how: Reading) => {
  const read = voiceInRow(row, how)
  if (read === null || 'faults' in read) throw new Error(JSON.stringify(read))
  return read.voice
}

test('title and text become one voice, padding gone', () => {
  const how = reading(['title', 'text', 'occurredAt'])
  expect(
    voice([' 路灯\t坏了 ', '\r\n\t\t三天了\u3000\r\n\r\n\r\n\r\n没人修\t\n', '2021/3/7'], how).text,
  ).toBe('路灯 坏了\n三天了\n\n没人修')
  expect(voice(['路灯坏了', '路灯坏了，三天了', '2021/3/7'], how).text).toBe('路灯坏了，三天了')
})

test('signs without width go, but a joined sign stays one', () => {
  const how = reading(['text', 'occurredAt'])
  expect(voice(['\ufeff全家\u200b👨‍👩‍👧都等着\u2060', '2021/3/7'], how).text).toBe('全家👨‍👩‍👧都等着')
})

test('history is received when it occurred, unless the file says otherwise; a live voice is received now', () => {
  const row = ['灯坏了', '2021/3/7 8:00', '2021/3/8 9:00']
  expect(voice(row, reading(['text', 'occurredAt', 'receivedAt']))).toMatchObject({
    occurredAt: Date.UTC(2021, 2, 7, 0),
    receivedAt: Date.UTC(2021, 2, 8, 1),
  })
  expect(voice(row, reading(['text', 'occurredAt', 'ignore'])).receivedAt).toBe(Date.UTC(2021, 2, 7, 0))
  expect(voice(row, reading(['text', 'occurredAt', 'ignore'], 'live')).receivedAt).toBeUndefined()
})

test('everything that is wrong with a row is said at once', () => {
  const how = reading(['text', 'occurredAt', 'phone'])
  expect(voiceInRow([' ', '2030-01-01', 'x'.repeat(201)], how)).toEqual({
    faults: [
      { code: 'noText', column: 0 },
      { code: 'cellTooLong', column: 2 },
      { code: 'fromTheFuture', column: 1 },
    ],
  })
  expect(voiceInRow(['灯坏了', '不知道'], how)).toEqual({ faults: [{ code: 'badDate', column: 1 }] })
  expect(voiceInRow(['灯坏了', ''], how)).toEqual({ faults: [{ code: 'noDate', column: 1 }] })
  expect(voiceInRow(['x'.repeat(10_001), '2021/3/7'], how)).toEqual({
    faults: [{ code: 'textTooLong', column: 0 }],
  })
  expect(voiceInRow(['\t', '\u3000', ''], how)).toBeNull()
})

test('a word that is no kind of ours is kept beside the voice', () => {
  const how = reading(['text', 'kind', 'channel'], 'live')
  expect(voice(['灯坏了', '举报', '12345热线'], how)).toMatchObject({ kind: 'report', channel: 'phone' })
  expect(voice(['灯坏了', '督办件', '传真'], how)).toMatchObject({
    kind: undefined,
    channel: 'import',
    custom: { C1: '督办件', C2: '传真' },
  })
})

test('the same row has the same hash next time, and short praise of many people is not one voice', () => {
  const bare = voice(['很好'], reading(['text'], 'live'))
  const [first, second] = [rowHashes(), rowHashes()]
  const hashes = [first.of(bare), first.of(bare)]
  expect(new Set(hashes).size).toBe(2)
  expect([second.of(bare), second.of(bare)]).toEqual(hashes)
  const signed = voice(['很好', '13812345678'], reading(['text', 'phone'], 'live'))
  expect(first.of(signed)).toBe(first.of(signed))
  expect(first.of({ ...bare, sourceId: '7' })).toBeNull()
})

test('a mapping needs a text, one column a field, and a date for history', () => {
  const columns = (...list: Target[]) => ({ columns: list, dateOrder: 'ymd' as const, source: '' })
  const file = (mode: 'live' | 'history') => ({ columns: 2, mode })
  expect(faultOfMapping(columns('ignore', 'phone'), file('live'))?.fault).toBe('noText')
  expect(faultOfMapping(columns('text'), file('live'))?.fault).toBe('columnsDiffer')
  expect(faultOfMapping(columns('text', 'text'), file('live'))).toBeNull()
  expect(faultOfMapping(columns('title', 'title'), file('live'))?.fault).toBe('fieldTwice')
  expect(faultOfMapping(columns('text', 'phone'), file('history'))?.fault).toBe('historyNeedsDate')
})

test('files with the same headings are recognised, others are not', () => {
  expect(signatureOf('csv', ['a', 'b'])).toBe(signatureOf('csv', ['a', 'b']))
  expect(signatureOf('csv', ['ab', ''])).not.toBe(signatureOf('csv', ['a', 'b']))
})
