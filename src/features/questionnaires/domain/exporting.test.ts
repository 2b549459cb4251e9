import { expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import type { Question } from './questionnaire.ts'
import { cutToBytes, spssCell, spssSyntax, variablesOf } from './spss.ts'

const words = (zh: string) => ({ zh, en: zh })
const base = { hint: null, required: false, visibleIf: null }
const single: Question = {
  ...base,
  id: 'by',
  title: words("谁的'店'"),
  kind: 'single',
  random: false,
  choices: [
    { id: '店 一', words: words('一店') },
    { id: 'x', words: words('二店') },
  ],
}
const text: Question = {
  ...base,
  id: 'why',
  title: words('为什么'),
  kind: 'text',
  long: true,
  format: 'any',
  longest: 2000,
}
const several: Question = { ...single, id: 'Why', kind: 'multiple', least: 0, most: null } as Question

test('SPSS reads options as numbers with labels, and names that are different to it', () => {
  const columns = [single, text, several].flatMap(columnsOf)
  const variables = variablesOf(columns, ['respondent'])
  expect(variables.map(({ name }) => name)).toEqual(
    ['v_by', 'why', 'Why.店_一', 'Why.x'].map((name) => name.replace('v_by', 'by_1')),
  )
  expect(
    variables.map((variable, place) => spssCell(variable, ['x', '一\r\n二', 1, 0][place] ?? null)),
  ).toEqual([2, '一 二', 1, 0])
  const syntax = spssSyntax(variables, {
    language: 'zh',
    file: 'answers.csv',
    before: [['respondent', 'F1.0', '谁']],
  })
  expect(syntax).toContain(" by_1 '谁的''店'''")
  expect(syntax).toContain("VALUE LABELS by_1\r\n 1 '一店'\r\n 2 '二店'.")
  expect(syntax).toContain(' why A8000')
})

test('a text that is cut for SPSS keeps its last sign whole', () => {
  expect(cutToBytes('好😀好', 6)).toBe('好')
  expect(cutToBytes('好😀好', 7)).toBe('好😀')
  expect(cutToBytes('abc', 9)).toBe('abc')
})
