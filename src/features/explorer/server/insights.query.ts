import { seenVoices } from '#features/intake/server/public/seen-voices.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, type QueryHandler, query } from '#platform/server/command.ts'
import { decodeCursor, encodeCursor } from '#platform/server/database/pages.ts'
import { insightVoices, readInsights } from '../contract.ts'
import type { FoundWord, Insights } from '../domain/insights.ts'
import { topicKey, topicMeant } from '../domain/topic-heir.ts'
import type { InsightDesk } from './insight-desk.ts'
import { wantedBy } from './wanted-voices.ts'

const others = 'others'

const told = ({ counts, sentiment, rise }: Omit<FoundWord, 'term' | 'voices'>) => ({
  counts: [...counts],
  sentiment,
  rise: rise && { count: rise.count, expected: rise.expected, ratio: rise.ratio, pAdjusted: rise.pAdjusted },
})
const toldWord = (word: FoundWord) => ({ ...told(word), term: word.term })

/** What is shown of what was found: the voices themselves are asked for one by one. */
function shown({ at, periods, more, tested, topics, others: rest, rising, words }: Insights) {
  return {
    at: new Date(at).toISOString(),
    periods: periods.map((one) => ({ ...one })),
    more,
    tested,
    topics: topics.map((topic) => ({
      ...told(topic),
      key: topicKey(topic),
      name: [...topic.name],
      terms: [...topic.terms],
      share: topic.share,
    })),
    others: { counts: [...rest.counts], share: rest.share, sentiment: rest.sentiment },
    rising: rising.map(toldWord),
    words: words.map(toldWord),
  }
}

/** The read of what voices are about, answered by the desk of this process. */
export const insightsFrom = (desk: InsightDesk): QueryHandler =>
  query(readInsights, async ({ actor, now }, input) => {
    const answer = desk.ask(wantedBy(actor, input), now)
    return 'step' in answer
      ? { working: { ...answer }, found: null }
      : { working: null, found: shown(answer) }
  })

/** The places of the voices behind a topic or a word; refuses one that is not among what was found. */
function placesOf(
  { topics, others: rest, rising, words }: Insights,
  { topic, term }: InputOf<typeof insightVoices>,
) {
  if (topic === others) return rest.voices
  const part =
    topic === undefined ? [...rising, ...words].find((one) => one.term === term) : topicMeant(topics, topic)
  if (part === undefined) throw new Refusal('explorer.gone', 'missing', { name: topic ?? term })
  return part.voices
}

/** Best examples of a topic come first, then the newest. */
function inOrder(insights: Insights, input: InputOf<typeof insightVoices>): number[] {
  const examples = topicMeant(insights.topics, input.topic ?? '')?.examples ?? []
  const first = new Set(examples)
  const rest = [...placesOf(insights, input)].filter((place) => !first.has(place))
  return [...examples, ...rest.reverse()]
}

async function voicesBehind(context: QueryContext, input: InputOf<typeof insightVoices>, desk: InsightDesk) {
  const { read, actor, now } = context
  const insights = await desk.whenFound(wantedBy(actor, input), now)
  const places = inOrder(insights, input)
  const from = input.cursor === undefined ? 0 : Number(decodeCursor(input.cursor, 1)[0])
  const page = places.slice(from, from + input.limit).map((place) => insights.voiceIds[place] as string)
  const seen = await seenVoices(read, actor, page)
  const items = page.flatMap((id) => seen.get(id) ?? [])
  const end = from + input.limit
  return { items, next: end < places.length ? encodeCursor([end]) : null }
}

/** The read of the voices behind a topic or a word; it waits until they are found. */
export const insightVoicesFrom = (desk: InsightDesk): QueryHandler =>
  query(insightVoices, (context, input) => voicesBehind(context, input, desk))
