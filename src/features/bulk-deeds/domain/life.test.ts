import { expect, test } from 'vitest'
import { canDo, deeds, isUndoable, type Standing, type State, states, undoMs } from './life.ts'

const standing = (state: State, rest: Partial<Standing> = {}): Standing => ({
  state,
  done: 5,
  undoable: true,
  finishedAt: 0,
  ...rest,
})

test('what can be done depends on how far it has got', () => {
  const possible = Object.fromEntries(
    states.map((state) => [state, deeds.filter((deed) => canDo(deed, standing(state), 1))]),
  )
  expect(possible).toEqual({
    planned: ['start', 'discard'],
    running: ['stop'],
    stopped: ['start', 'undo'],
    done: ['undo'],
    undoing: [],
    undone: [],
  })
})

test('it is undone within a day, and only where something was done that can be taken back', () => {
  const may = (rest: Partial<Standing>, now = 1) => canDo('undo', standing('done', rest), now)
  expect([may({}, undoMs), may({}, undoMs + 1), may({ done: 0 }), may({ undoable: false })]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('what a colleague or a customer was told cannot be taken back', () => {
  expect(isUndoable({})).toBe(true)
  for (const step of ['assign', 'reply', 'resolve']) expect(isUndoable({ [step]: {} })).toBe(false)
})
