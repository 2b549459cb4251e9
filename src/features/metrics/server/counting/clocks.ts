import {
  clockBreached,
  clockCancelled,
  clockExtended,
  clockMet,
  clockMoved,
  clockStarted,
  clockWarned,
} from '#features/clocks/contract.ts'
import { noBucket, yesBucket } from '../../domain/measures.ts'
import { type Count, type Counted, changeClocks, countBeside, counted } from './points.ts'

const soonLevel = 80
const breachLevel = 100

const clockOf = ({ facts }: { facts: { cycle: number; obligation: string } }) =>
  `${facts.cycle}/${facts.obligation}`

/** A clock that starts, or is given another due time, stands where it last spoke; a breach is lifted unless that is overdue, too. */
const runs: Count<typeof clockStarted | typeof clockMoved | typeof clockExtended> = (counting, event) => {
  const { obligation, level = 0 } = event.facts
  if (level < breachLevel) counting.book.remove('clock', event.subjectId, clockOf(event))
  changeClocks(counting, event.subjectId, (states) => {
    states[obligation] = level >= breachLevel ? 'breached' : level >= soonLevel ? 'soon' : 'on_time'
  })
}
const warned: Count<typeof clockWarned> = (counting, { subjectId, facts }) => {
  if (facts.level < soonLevel) return
  changeClocks(counting, subjectId, (states) => {
    states[facts.obligation] = 'soon'
  })
}
const breached: Count<typeof clockBreached> = (counting, event) => {
  countBeside(counting, event, { measure: 'clock', bucket: noBucket, part: clockOf(event) })
  changeClocks(counting, event.subjectId, (states) => {
    states[event.facts.obligation] = 'breached'
  })
}
const met: Count<typeof clockMet> = (counting, event) => {
  const onTime = event.facts.met === 'onTime'
  countBeside(counting, event, {
    measure: 'clock',
    bucket: onTime ? yesBucket : noBucket,
    part: clockOf(event),
  })
  changeClocks(counting, event.subjectId, (states) => {
    delete states[event.facts.obligation]
  })
}
const cancelled: Count<typeof clockCancelled> = (counting, { subjectId, facts }) =>
  changeClocks(counting, subjectId, (states) => {
    delete states[facts.obligation]
  })

export const clockCounts: readonly Counted[] = [
  counted(clockStarted, runs),
  counted(clockMoved, runs),
  counted(clockExtended, runs),
  counted(clockWarned, warned),
  counted(clockBreached, breached),
  counted(clockMet, met),
  counted(clockCancelled, cancelled),
]
