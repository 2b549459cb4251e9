/** FNV-1a, 32 bits: spreads short texts well enough to shuffle by. */
export function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  // One more turn (murmur3's finaliser), since short texts differ mostly in their last letters.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The options in an order of their own for each seed; the same seed gives the same order, so that coming back changes nothing. */
export function shuffled<Item extends { readonly id: string }>(
  items: readonly Item[],
  seed: string,
): readonly Item[] {
  const place = new Map(items.map((item) => [item, hashed(`${seed}:${item.id}`)]))
  return [...items].sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0))
}
