/** A voice among those it is alike with. */
export interface Voice {
  readonly id: string
  readonly at: number
  readonly speaker: string
}

/** Two voices that are alike and near in time. */
export interface Pair {
  readonly one: string
  readonly other: string
  readonly likeness: number
}

/** Where a voice stands: a core voice is alike with voices of enough other customers; the component is named by its least core voice. */
export interface Standing {
  readonly core: boolean
  readonly component: string | null
}

/** A voice with its standing. */
export type StandingVoice = Voice & Standing

type Neighbours = ReadonlyMap<string, readonly { readonly id: string; readonly likeness: number }[]>

function neighboursOf(pairs: readonly Pair[]): Neighbours {
  const found = new Map<string, { id: string; likeness: number }[]>()
  const note = (id: string, other: string, likeness: number) => {
    const known = found.get(id)
    if (known === undefined) found.set(id, [{ id: other, likeness }])
    else known.push({ id: other, likeness })
  }
  for (const { one, other, likeness } of pairs) {
    note(one, other, likeness)
    note(other, one, likeness)
  }
  return found
}

/** Which names mean the same component; the least of them stands for all. */
class Names {
  private readonly lesser = new Map<string, string>()

  of(name: string): string {
    let found = name
    for (let next = this.lesser.get(found); next !== undefined; next = this.lesser.get(found)) found = next
    return found
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a < b) this.lesser.set(b, a)
    else if (b < a) this.lesser.set(a, b)
  }
}

/** Voices around a change, pairs among them, and whose pairs are all there. */
export interface Neighbourhood {
  readonly voices: ReadonlyMap<string, StandingVoice>
  readonly pairs: readonly Pair[]
  readonly whole: ReadonlySet<string>
}

/** What more pairs change: components that got another name, and voices that stand elsewhere than before. */
export interface Growth {
  readonly renamed: ReadonlyMap<string, string>
  readonly moved: ReadonlyMap<string, Standing>
}

/** The core voice most like one, the earlier and then the lesser where two are as much alike. */
function nearestCore(found: readonly { voice: Voice; likeness: number }[]): Voice | undefined {
  const better = (a: (typeof found)[number], b: (typeof found)[number]) =>
    b.likeness - a.likeness || a.voice.at - b.voice.at || (a.voice.id < b.voice.id ? -1 : 1)
  return found.toSorted(better)[0]?.voice
}

/**
 * Grows components by pairs (Ester et al. 1996, DBSCAN; incrementally Ester et al. 1998). `voices` are those that stand next to what
 * changed; of those in `whole` that are no core voice, all pairs are there, and they alone may move. What comes out is the same whichever
 * pair comes first.
 * @param others alike with voices of so many other customers makes a core voice
 */
export function grown({ voices, pairs, whole }: Neighbourhood, others: number): Growth {
  const neighbours = neighboursOf(pairs)
  const near = (id: string) =>
    (neighbours.get(id) ?? []).flatMap(({ id: other, likeness }) => {
      const voice = voices.get(other)
      return voice === undefined ? [] : [{ voice, likeness }]
    })
  const becomesCore = ({ id, speaker }: Voice) => {
    const speakers = new Set(near(id).map(({ voice }) => voice.speaker))
    speakers.delete(speaker)
    return speakers.size >= others
  }
  const all = [...voices.values()]
  const fresh = new Set(all.filter((voice) => !voice.core && becomesCore(voice)).map(({ id }) => id))
  const isCore = ({ id, core }: StandingVoice) => core || fresh.has(id)
  const names = new Names()
  // A voice that becomes core may have been a border voice of another component: its own name is what it brings.
  const nameOf = ({ id, core, component }: StandingVoice) => (core && component !== null ? component : id)
  for (const { one, other } of pairs) {
    const [a, b] = [voices.get(one), voices.get(other)]
    if (a !== undefined && b !== undefined && isCore(a) && isCore(b)) names.join(nameOf(a), nameOf(b))
  }
  const standingOf = (voice: StandingVoice): Standing => {
    if (isCore(voice)) return { core: true, component: names.of(nameOf(voice)) }
    const core = nearestCore(near(voice.id).filter((one) => isCore(one.voice)))
    const named = core && voices.get(core.id)
    return { core: false, component: named === undefined ? null : names.of(nameOf(named)) }
  }
  const before = new Set(
    all.flatMap(({ core, component }) => (core && component !== null ? [component] : [])),
  )
  const renamed = new Map(
    [...before].flatMap((name) => (names.of(name) === name ? [] : [[name, names.of(name)]])),
  )
  const moved = new Map(
    all.flatMap((voice) => {
      if (!whole.has(voice.id)) return []
      const standing = standingOf(voice)
      const same = voice.core === standing.core && voice.component === standing.component
      return same ? [] : [[voice.id, standing] as const]
    }),
  )
  return { renamed, moved }
}

/** Where every voice stands, from all pairs at once: what growing comes to, in any order. */
export function standings(
  voices: readonly Voice[],
  pairs: readonly Pair[],
  others: number,
): Map<string, Standing> {
  const unknown = new Map(voices.map((voice) => [voice.id, { ...voice, core: false, component: null }]))
  const { moved } = grown({ voices: unknown, pairs, whole: new Set(unknown.keys()) }, others)
  return new Map(voices.map(({ id }) => [id, moved.get(id) ?? { core: false, component: null }]))
}
