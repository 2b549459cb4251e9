/** Does something at an even pace, whether or not the last is answered: people do not wait for each other. */
export async function pace(
  perSecond: number,
  { forMs, goesOn }: { forMs?: number; goesOn?: () => boolean },
  deed: () => Promise<void>,
): Promise<void> {
  const began = performance.now()
  const deeds = new Set<Promise<void>>()
  const all = forMs === undefined ? Number.POSITIVE_INFINITY : (perSecond * forMs) / 1000
  for (let started = 0; started < all && (goesOn?.() ?? true); ) {
    const due = Math.min(all, ((performance.now() - began) * perSecond) / 1000)
    for (; started < due; started++) {
      const doing = deed()
      deeds.add(doing)
      void doing.then(
        () => deeds.delete(doing),
        () => {},
      )
    }
    await new Promise((wait) => setTimeout(wait, 5))
  }
  await Promise.all(deeds)
}
