import { expect, test } from 'vitest'
import { sharesIn } from './pasted-shares.ts'

const categories = [
  { id: 'e', name: '华东' },
  { id: 'n', name: 'North West' },
]

test('shares are pasted as people have them: from a sheet, with signs or words between, in percent or not', () => {
  for (const text of [
    '华东\t35\r\nNorth West\t65',
    '华东：35%\nnorth west: 65 %',
    '华东，35％\n\nNorth West 65.0',
  ]) {
    const { shares, unknown } = sharesIn(text, categories)
    expect([...shares].map(([id, share]) => [id, Number(share)])).toEqual([
      ['e', 35],
      ['n', 65],
    ])
    expect(unknown).toEqual([])
  }
})

test('what is no category or has no number is named and changes nothing', () => {
  const { shares, unknown } = sharesIn('华北 20\n华东\n华东 3,5', categories)
  expect([...shares]).toEqual([['e', '3.5']])
  expect(unknown).toEqual(['华北 20', '华东'])
})
