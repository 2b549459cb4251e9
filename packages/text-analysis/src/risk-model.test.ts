import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { type Risk, risks } from './lexicons/risks.ts'
import { shippedJudges as judges, shippedFile } from './testing/shipped-models.ts'

type Sentence = { text: string; risks: Risk[]; part: string }
/** Sentences that neither words nor model were made by; half of them show a risk. */
const unseen = shippedFile('risk-sentences.jsonl')
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sentence)
  .filter(({ part }) => part === 'test')
const found = unseen.map(({ text }) => analyse(text, { judges }).risks.map(({ risk }) => risk))

function recallOf(risk: Risk): number {
  const shown = unseen.flatMap(({ risks: wanted }, i) =>
    wanted.includes(risk) ? [found[i]?.includes(risk)] : [],
  )
  return shown.filter(Boolean).length / shown.length
}

test.each(risks)('of unseen sentences that show %s most are found', (risk) => {
  expect(recallOf(risk)).toBeGreaterThan(0.7)
})

test('a crisis is found in four of five unseen sentences, however it is said', () => {
  expect(recallOf('crisis')).toBeGreaterThan(0.85)
})

test('of all risks that are shown in unseen sentences two of three are there', () => {
  const shown = unseen.flatMap(({ risks: wanted }, i) =>
    (found[i] as Risk[]).map((risk) => wanted.includes(risk)),
  )
  expect(shown.filter(Boolean).length / shown.length).toBeGreaterThan(0.66)
})

test.each([
  '客服小姐姐谢谢你，这可能是我这辈子最后一次跟人说话了',
  '破产离婚都让我赶上了，今晚就去报到',
  "I'm standing on the roof of your building",
])('«%s» is a crisis, and where it shows is said', (text) => {
  const crisis = analyse(text, { judges }).risks.find(({ risk }) => risk === 'crisis')
  expect(crisis?.evidence.length).toBeGreaterThan(0)
})

test.each([
  '这个价格简直是跳楼价，爱了爱了',
  '手机又死机了',
  '笑死我了，包装上的字印反了',
  '今天心情很好，下次还来',
  '我的快递丢了，没有人管',
  '快递丢了没有人管 ffab99c011de',
  'How do I jump start the car if my battery is dead?',
])('«%s» shows no danger to anybody', (text) => {
  const names = analyse(text, { judges }).risks.filter(({ confidence }) => confidence >= 0.2)
  expect(names.filter(({ risk }) => risk === 'crisis' || risk === 'personal_safety')).toEqual([])
})
