import { callbackAnswered } from '#features/callbacks/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { noBucket, yesBucket } from '../../domain/measures.ts'
import { type Count, type Counted, countBeside, counted } from './points.ts'

const calledBack: Count<typeof callbackAnswered> = (counting, event) => {
  if (event.facts.outcome === 'unreached') return
  const bucket = event.facts.outcome === 'satisfied' ? yesBucket : noBucket
  countBeside(counting, event, {
    measure: 'callback',
    bucket,
    part: `${event.facts.cycle}/${event.facts.level}`,
  })
}

const answered: Count<typeof surveyAnswered> = (counting, event) => {
  const { cycle, csat, nps } = event.facts
  if (csat !== null) countBeside(counting, event, { measure: 'csat', bucket: csat, part: String(cycle) })
  if (nps !== null) countBeside(counting, event, { measure: 'nps', bucket: nps, part: String(cycle) })
}

export const answerCounts: readonly Counted[] = [
  counted(callbackAnswered, calledBack),
  counted(surveyAnswered, answered),
]
