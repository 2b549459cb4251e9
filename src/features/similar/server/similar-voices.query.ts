import { seenVoices } from '#features/intake/server/public/seen-voices.ts'
import { visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, type QueryHandler, query } from '#platform/server/command.ts'
import { similarVoices } from '../contract.ts'
import { isNearDuplicate, worthShowing } from '../domain/likeness.ts'
import { precedentsOf } from './precedents.query.ts'
import { resolutionsOf } from './resolutions.query.ts'
import type { Question, SimilarThread } from './similar-thread.ts'
import { ticketsConcerned } from './ticket-words.query.ts'
import { voicesToHold } from './voices-to-hold.query.ts'

/** So many are asked for first, and so many where the asker sees too few of those. */
const few = 40
const many = 400
/** So many tickets and group events are asked for, and so many shown at most. */
const others = 24
const shownOthers = 5

/** The words of the voice asked about; null when they are gone. Refuses what the actor does not see. */
async function wordsOf({ read, actor }: QueryContext, feedbackId: string): Promise<string | null> {
  const seen = await visibleFeedback(read, actor, feedbackId).select('feedbacks.id').executeTakeFirst()
  if (seen === undefined) throw new Refusal('platform.notFound', 'missing')
  const [voice] = await voicesToHold(read, [feedbackId])
  return voice?.text ?? null
}

/** Asks for more than is wanted and leaves out what the actor does not see; `whole` when asking for more would bring nothing. */
async function alikeAndSeen({ read, actor }: QueryContext, thread: SimilarThread, question: Question) {
  const answer = await thread.ask(question)
  if ('reading' in answer)
    return { ...answer, compared: 0, items: [], whole: true, tickets: [], groupEvents: [] }
  const alike = worthShowing(answer.found)
  const ids = alike.map(({ id }) => id)
  const seen = await seenVoices(read, actor, ids)
  const items = alike.flatMap(({ id, likeness }) => {
    const voice = seen.get(id)
    return voice === undefined ? [] : [{ ...voice, likeness, nearDuplicate: isNearDuplicate(likeness) }]
  })
  const { compared, tickets, groupEvents } = answer
  return { reading: null, compared, items, whole: alike.length < question.most, tickets, groupEvents }
}

async function similarTo(
  context: QueryContext,
  { feedbackId, limit }: InputOf<typeof similarVoices>,
  thread: SimilarThread,
) {
  const text = await wordsOf(context, feedbackId)
  if (text === null) return { reading: null, compared: 0, items: [], precedents: [] }
  const asking = { text, not: feedbackId, mostOthers: others }
  const first = await alikeAndSeen(context, thread, { ...asking, most: few })
  const enough = first.whole || first.items.length >= limit
  const { reading, compared, ...found } = enough
    ? first
    : await alikeAndSeen(context, thread, { ...asking, most: many })
  const items = found.items.slice(0, limit)
  const tickets = items.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId]))
  const resolutions = await resolutionsOf(context, tickets)
  const resolutionOf = (ticketId: string | null) =>
    ticketId === null ? null : (resolutions.get(ticketId) ?? null)
  const own = await ticketsConcerned(context.read, [feedbackId])
  const precedents = await precedentsOf(context, found, new Set([...tickets, ...own]))
  return {
    reading,
    compared,
    items: items.map((item) => ({ ...item, resolution: resolutionOf(item.ticketId) })),
    precedents: precedents.slice(0, shownOthers),
  }
}

/** The read, answered by the thread of this process. */
export const similarVoicesFrom = (thread: SimilarThread): QueryHandler =>
  query(similarVoices, (context, input) => similarTo(context, input, thread))
