interface Named {
  readonly name: readonly string[]
  readonly terms: readonly string[]
}

const between = '·'

/** A topic's name in one text, as an address holds it. */
export const topicKey = ({ name }: Pick<Named, 'name'>): string => name.join(between)

/**
 * The topic that an address means: the one of that name; after voices came and topics moved, or for somebody who sees other voices, the
 * one that holds most of its words, at least half of them.
 */
export function topicMeant<Topic extends Named>(topics: readonly Topic[], key: string): Topic | undefined {
  const same = topics.find((one) => topicKey(one) === key)
  if (same !== undefined) return same
  const words = key.split(between)
  const shared = ({ name, terms }: Topic) => words.filter((word) => [...name, ...terms].includes(word)).length
  const nearest = topics.toSorted((one, other) => shared(other) - shared(one))[0]
  return nearest !== undefined && shared(nearest) * 2 >= words.length ? nearest : undefined
}
