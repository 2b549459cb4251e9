import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { questionnaireResults } from '../../contract/results.ts'
import type { Details } from '../details.ts'
import { OneResult } from './overview.tsx'
import { Satisfaction } from './satisfaction.tsx'
import type { Choosing } from './use-choice.ts'

/** What was said to each question, in their order; those of the index of satisfaction are one figure, where the first of them stands. */
export function Asked(props: {
  details: Details
  reply: CallerReply<typeof questionnaireResults>
  choosing: Choosing
}) {
  const { details, reply, choosing } = props
  const first = reply.items.find(({ kind }) => kind === 'csi')
  return reply.items.map((result) => {
    if (result === first) return <Satisfaction key={result.id} reply={reply} choosing={choosing} />
    if (result.kind === 'csi') return null
    return <OneResult key={result.id} id={details.id} result={result} choosing={choosing} />
  })
}
