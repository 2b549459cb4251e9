import { expect, test } from 'vitest'
import { levels } from './levels.ts'
import { faultsOf, missingOf, type Step, walk } from './script.ts'
import { shippedScripts } from './shipped-scripts.ts'

const words = { zh: '话', en: 'words' }
const end = (key: string): Step => ({ key, words, kind: 'end', outcome: 'satisfied', solved: true })
const say = (key: string, next: string): Step => ({ key, words, kind: 'say', next })

test('what does not lead to an end, or is on no way, is no script', () => {
  expect(faultsOf([])).toEqual(['empty'])
  expect(faultsOf([say('a', 'b'), end('b')])).toEqual([])
  expect(faultsOf([say('a', 'gone')])).toEqual(['unknown_next'])
  expect(faultsOf([say('a', 'b'), say('b', 'a')])).toEqual(['loop'])
  expect(faultsOf([end('a'), end('b')])).toEqual(['unreachable'])
  expect(faultsOf([end('a'), end('a')])).toEqual(['same_key'])
  expect(faultsOf([{ key: 'a', words, kind: 'choose', choices: [] }])).toContain('no_choices')
})

/** Every way through a script, as the answers that lead along it. */
function waysThrough(steps: readonly Step[], given: Parameters<typeof walk>[1] = []): (typeof given)[] {
  const at = walk(steps, given)?.at
  if (at === undefined) return []
  if (at.kind === 'end') return [given]
  if (at.kind !== 'choose') return waysThrough(steps, [...given, { step: at.key, text: '还差发票' }])
  return at.choices.flatMap(({ key }) => waysThrough(steps, [...given, { step: at.key, choice: key }]))
}

test('each shipped script is whole, and along every way a dissatisfied customer says what is missing', () => {
  for (const level of levels) {
    const { steps } = shippedScripts[level]
    expect(faultsOf(steps)).toEqual([])
    const ends = waysThrough(steps).map((given) => walk(steps, given))
    expect(new Set(ends.map((one) => one?.at.kind === 'end' && one.at.outcome))).toEqual(
      new Set(['satisfied', 'dissatisfied']),
    )
    for (const way of ends)
      if (way?.at.kind === 'end' && way.at.outcome === 'dissatisfied') expect(missingOf(way)).not.toBe('')
  }
})

test('answers of another script, or in another order, are none of this one', () => {
  const { steps } = shippedScripts[1]
  expect(walk(steps, [{ step: 'elsewhere' }])).toBeNull()
  expect(walk([end('a')], [{ step: 'a' }])).toBeNull()
  expect(walk(steps, [])?.at).toBe(steps[0])
})
