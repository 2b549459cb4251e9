import { expect, test } from 'vitest'
import { csvOf } from './csv-of.ts'

test('a title that looks like a formula reaches the spreadsheet as text, and one with commas in one cell', () => {
  expect(
    csvOf([
      ['T-1', '=1+1'],
      ['T-2', '说“好”, 又说"不"'],
    ]),
  ).toBe('\ufeffT-1,\'=1+1\r\nT-2,"说“好”, 又说""不"""\r\n')
  // As the server does: also behind a space, and full-width.
  expect(csvOf([[' =1+1', '＝1+1', '|calc']])).toBe("\ufeff' =1+1,'＝1+1,'|calc\r\n")
})
