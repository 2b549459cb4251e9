import { analysisCompleted, analysisCorrected } from '#features/analysis/contract.ts'
import { feedbackReceived, feedbackRemoved } from '#features/intake/contract.ts'
import { ofColleagues } from '#features/intake/domain/voice.ts'
import { polarityBuckets } from '../../domain/measures.ts'
import { type Count, type Counted, counted } from './points.ts'

const received: Count<typeof feedbackReceived> = ({ book, dayOf }, event) => {
  // What colleagues write is no voice of a customer.
  if (event.facts.channel === ofColleagues) return
  book.put({
    measure: 'voices',
    subjectId: event.subjectId,
    part: '',
    day: dayOf(Date.parse(event.facts.occurredAt)),
    orgUnitId: event.orgUnitId,
    kind: event.facts.chosenKind,
    labelId: null,
    channel: event.facts.channel,
    bucket: polarityBuckets.unknown,
    amount: null,
    detail: {},
  })
}

const judged: Count<typeof analysisCompleted | typeof analysisCorrected> = ({ book }, event) => {
  const voice = book.get('voices', event.subjectId, '')
  if (voice === undefined) return
  const { kind, labelId, polarity } = event.facts
  book.put({ ...voice, kind, labelId, bucket: polarityBuckets[polarity] })
}

const removed: Count<typeof feedbackRemoved> = ({ book }, event) => book.remove('voices', event.subjectId, '')

export const voiceCounts: readonly Counted[] = [
  counted(feedbackReceived, received),
  counted(feedbackRemoved, removed),
  counted(analysisCompleted, judged),
  counted(analysisCorrected, judged),
]
