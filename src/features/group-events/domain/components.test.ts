import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grown, type Pair, type StandingVoice, standings, type Voice } from './components.ts'

const others = 2

/** Voices on a line, alike when they lie near each other: dense places, thin ones, and voices between two places. */
const crowd = fc
  .array(fc.record({ place: fc.integer({ min: 0, max: 60 }), speaker: fc.integer({ min: 0, max: 8 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((said) => {
    const voices: Voice[] = said.map(({ speaker }, at) => ({
      id: `v${String(at).padStart(2, '0')}`,
      at,
      speaker: `c${speaker}`,
    }))
    const pairs: Pair[] = said.flatMap(({ place }, i) =>
      said.slice(0, i).flatMap((earlier, j) => {
        const apart = Math.abs(place - earlier.place)
        return apart > 2
          ? []
          : [{ one: voices[j]?.id as string, other: voices[i]?.id as string, likeness: 1 - apart / 10 }]
      }),
    )
    return { voices, pairs }
  })

/** What is kept from one arrival to the next, and no more of it looked at than the server looks at. */
class Kept {
  readonly voices = new Map<string, StandingVoice>()
  private readonly pairs: Pair[] = []

  private pairsOf(ids: ReadonlySet<string>): Pair[] {
    return this.pairs.filter(({ one, other }) => ids.has(one) || ids.has(other))
  }

  private stillThin(ids: Iterable<string>): Set<string> {
    return new Set([...ids].filter((id) => this.voices.get(id)?.core === false))
  }

  take(arriving: readonly Voice[], found: readonly Pair[]): void {
    for (const voice of arriving) this.voices.set(voice.id, { ...voice, core: false, component: null })
    this.pairs.push(...found)
    const touched = new Set([
      ...arriving.map(({ id }) => id),
      ...found.flatMap(({ one, other }) => [one, other]),
    ])
    const first = this.pairsOf(this.stillThin(touched))
    const next = new Set(first.flatMap(({ one, other }) => [one, other]))
    const second = this.pairsOf(this.stillThin(next))
    const all = new Set([...touched, ...next, ...second.flatMap(({ one, other }) => [one, other])])
    const near = new Map([...all].map((id) => [id, this.voices.get(id) as StandingVoice]))
    const whole = new Set([...touched, ...next])
    const { renamed, moved } = grown({ voices: near, pairs: [...found, ...first, ...second], whole }, others)
    for (const [id, voice] of this.voices) {
      const component = voice.component === null ? null : (renamed.get(voice.component) ?? voice.component)
      this.voices.set(id, { ...voice, component })
    }
    for (const [id, standing] of moved)
      this.voices.set(id, { ...(this.voices.get(id) as StandingVoice), ...standing })
  }
}

test('whichever voice comes first, and however many come together, the same voices belong together', () => {
  fc.assert(
    fc.property(crowd, fc.infiniteStream(fc.nat()), ({ voices, pairs }, luck) => {
      const inAnyOrder = voices
        .map((voice) => ({ voice, place: luck.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ voice }) => voice)
      const kept = new Kept()
      for (let rest = inAnyOrder; rest.length > 0; ) {
        const arriving = rest.slice(0, 1 + (luck.next().value % 4))
        rest = rest.slice(arriving.length)
        const here = new Set([...kept.voices.keys(), ...arriving.map(({ id }) => id)])
        const fresh = new Set(arriving.map(({ id }) => id))
        kept.take(
          arriving,
          pairs.filter(
            ({ one, other }) => here.has(one) && here.has(other) && (fresh.has(one) || fresh.has(other)),
          ),
        )
      }
      const whole = standings(voices, pairs, others)
      for (const { id } of voices) {
        const { core, component } = kept.voices.get(id) as StandingVoice
        expect({ id, core, component }).toEqual({ id, ...whole.get(id) })
      }
    }),
    { numRuns: 400 },
  )
})

test('a voice alike with two of one customer only is no core voice, however often that customer writes', () => {
  const voices = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, at, speaker: id === 'a' ? 'ann' : 'bob' }))
  const pairs = voices.flatMap((one, i) =>
    voices.slice(i + 1).map((other) => ({ one: one.id, other: other.id, likeness: 0.9 })),
  )
  expect([...standings(voices, pairs, others).values()].every(({ core }) => !core)).toBe(true)
})
