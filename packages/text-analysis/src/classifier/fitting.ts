import type { JudgedScores } from './blend.ts'
import type { FeatureKeys } from './feature-keys.ts'
import { learnSeparators, type Separator } from './margins.ts'
import { learnNetwork, type Network } from './network.ts'
import { packScorer, type Scorer, scoringWith } from './scorer.ts'
import { learnVocabulary } from './vocabulary.ts'
import { type FeatureSpace, sizeOf, type WeightedRows, weighAll, weigherFor } from './weighted-rows.ts'
import { centreOf, type WordSenses } from './word-senses.ts'

/** Texts ready to learn from: their features and their classes by index. */
export type Material = {
  readonly keys: readonly FeatureKeys[]
  readonly of: Int32Array
  readonly classes: number
}

/** What the search chooses. */
export type Settings = { readonly penalty: number; readonly sweeps: number }

/** Texts weighed in the space learnt from them. */
export type Prepared = FeatureSpace & {
  readonly material: Material
  readonly rows: WeightedRows
  readonly units: number
}

/** What the space is made from besides the texts. */
export type SpaceOptions = {
  readonly atLeast: number
  readonly most: number
  readonly senses: WordSenses | null
  readonly toned: boolean
  /** Hidden units of the network; by the number of classes without it. */
  readonly units?: number | undefined
}

/** From so many texts on a feature must occur in two of them, and in three: rarer ones add nothing but memory. */
const SOME_TEXTS = 500
const MANY_TEXTS = 5_000
/** Most classes × (values of all texts + what a text costs besides) for which one separator a class is worth its time. */
const MARGIN_WORK = 1e9
const TEXT_WORK = 30
const MARGIN_WEIGHTS = 64e6

/** Hidden units of a network: a few classes need few. */
const widthFor = (classes: number) => (classes <= 3 ? 32 : 64)

/** In how many of so many texts a feature must occur. */
export function leastTexts(texts: number): number {
  if (texts < SOME_TEXTS) return 1
  return texts < MANY_TEXTS ? 2 : 3
}

/** Learns the vocabulary of the texts and weighs them. */
export function prepare(material: Material, { atLeast, most, senses, toned, units }: SpaceOptions): Prepared {
  const vocabulary = learnVocabulary(material.keys, { atLeast, most })
  const centre = senses === null ? new Float32Array(0) : centreOf(senses, material.keys)
  const space = { vocabulary, senses, centre, toned }
  const rows = weighAll(material.keys, space)
  return { ...space, material, rows, units: units ?? widthFor(material.classes) }
}

/** What a sweep of the network costs, in values times 64 hidden units: those coming in and those going out. */
export function sweepWork({ rows, units, material: { of, classes } }: Prepared): number {
  return ((rows.values.length + of.length * classes) * units) / 64
}

/** Separators for each class, or none when there are too many classes to afford them: the network then decides alone. */
export function fitSeparators(prepared: Prepared, penalty: number, seed: number): Separator[] {
  const { of, classes } = prepared.material
  const features = sizeOf(prepared)
  const work = classes * (prepared.rows.values.length + TEXT_WORK * of.length)
  if (work > MARGIN_WORK || classes * features > MARGIN_WEIGHTS) return []
  return learnSeparators(prepared.rows, { of, count: classes }, { features, penalty, seed })
}

/** The network view. */
export function fitNetwork(prepared: Prepared, sweeps: number, seed: number): Network {
  const { of, classes } = prepared.material
  const features = sizeOf(prepared)
  return learnNetwork(
    prepared.rows,
    { of, count: classes },
    { features, width: prepared.units, sweeps, seed },
  )
}

/** A network that says nothing, for judging separators alone. */
export function silentNetwork(classes: number): Network {
  const none = new Float32Array(0)
  return {
    width: 0,
    classes,
    input: none,
    inputBias: none,
    output: none,
    outputBias: new Float32Array(classes),
  }
}

/** Packs both views. */
export function pack(prepared: Prepared, network: Network, separators: readonly Separator[]): Scorer {
  return packScorer(network, separators, sizeOf(prepared))
}

/** What a scorer says of other texts; texts of a class it does not know are left out. */
export function scoreTexts(space: FeatureSpace, scorer: Scorer, texts: Material): JudgedScores {
  const known = [...texts.of.keys()].filter((text) => (texts.of[text] as number) >= 0)
  const { classes } = scorer
  const margins = new Float32Array(known.length * classes)
  const logits = new Float32Array(known.length * classes)
  const weigh = weigherFor(space)
  const score = scoringWith(scorer)
  for (const [i, text] of known.entries()) {
    const scores = score(weigh(texts.keys[text] as FeatureKeys))
    margins.set(scores.margins, i * classes)
    logits.set(scores.logits, i * classes)
  }
  return { classes, margins, logits, of: Int32Array.from(known, (text) => texts.of[text] as number) }
}
