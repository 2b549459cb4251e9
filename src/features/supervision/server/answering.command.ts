import { command } from '#platform/server/command.ts'
import { answerSupervisionLetter, receiveSupervisionLetter } from '../contract/deeds.ts'
import { letterAnswered, letterReceived } from '../contract.ts'
import { caughtUp, clockEnded } from './letter-clock.ts'
import { changed, standingOf, stateAfter } from './moving.ts'
import { recordOf } from './noting-causes.ts'
import { addAnswer, updateLetter } from './supervision.store.ts'
import { tellOfLetter } from './telling.ts'
import { lockReceived } from './visibility.ts'

export const receiving = command(receiveSupervisionLetter, async (context, seen) => {
  const letter = await lockReceived(context, seen)
  const { at, by } = recordOf(context)
  const received = await updateLetter(context.db, letter.id, {
    ...changed(context, letter),
    state: stateAfter(letter, 'receive'),
    received_at: at,
    received_by: by,
  })
  tellOfLetter(context, letterReceived, { letter: received, facts: {} })
  return standingOf(received)
})

export const answering = command(answerSupervisionLetter, async (context, { text, ...seen }) => {
  const held = await lockReceived(context, seen)
  const state = stateAfter(held, 'answer')
  const letter = await caughtUp(context, held)
  const record = recordOf(context)
  const answerId = context.newId()
  const onTime = context.now <= letter.due_at.getTime()
  await addAnswer(context.db, { ...record, id: answerId, letter_id: letter.id, text, on_time: onTime })
  await clockEnded(context, letter, { answered: true, cause: letterAnswered })
  const answered = await updateLetter(context.db, letter.id, {
    ...changed(context, letter),
    state,
    next_wake_at: null,
    received_at: letter.received_at ?? record.at,
    received_by: letter.received_at === null ? record.by : letter.received_by,
  })
  tellOfLetter(context, letterAnswered, { letter: answered, facts: { answerId, onTime } })
  return standingOf(answered)
})
