import { expect, test } from 'vitest'
import { answerAlike } from './answering-alike.ts'

/** A question whose answers are given by hand, each with its number. */
function slowQuestion() {
  const open: ((fail?: Error) => void)[] = []
  let asked = 0
  return {
    asked: () => asked,
    answer: () => {
      asked += 1
      const number = asked
      return new Promise<number>((resolve, reject) => {
        open.push((failure) => (failure === undefined ? resolve(number) : reject(failure)))
      })
    },
    async give(failure?: Error): Promise<void> {
      await expect.poll(() => open.length).toBeGreaterThan(0)
      open.shift()?.(failure)
    },
  }
}

test('who asks while an answer is being worked out gets the next one, together with all who came meanwhile', async () => {
  const [house, question] = [{}, slowQuestion()]
  const ask = () => answerAlike(house, 'nps', question.answer)
  const first = ask()
  await expect.poll(question.asked).toBe(1)
  const later = [ask(), ask(), ask()]
  await question.give()
  expect(await first).toBe(1)
  await question.give()
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  const alone = ask()
  await question.give()
  expect(await alone).toBe(3)
})

test('another question, and the same one of another house, wait for nobody', async () => {
  const [house, question] = [{}, slowQuestion()]
  const all = [
    answerAlike(house, 'nps', question.answer),
    answerAlike(house, 'csat', question.answer),
    answerAlike({}, 'nps', question.answer),
  ]
  await expect.poll(question.asked).toBe(3)
  for (const _ of all) await question.give()
  expect((await Promise.all(all)).toSorted()).toEqual([1, 2, 3])
})

test('an answer that fails is asked for again for those who shared it', async () => {
  const [house, question] = [{}, slowQuestion()]
  const both = ['one', 'other'].map(() => answerAlike(house, 'nps', question.answer))
  await question.give(new Error('the connection was lost'))
  await question.give()
  await question.give()
  expect(await Promise.all(both)).toEqual([2, 3])
})
