import { type Blend, findBlend, type JudgedScores, probabilities } from './blend.ts'
import { bestClass, type Classifier, type ClassName } from './classifier.ts'
import { type Evaluation, evaluate, type Outcome } from './evaluation.ts'
import type { Example } from './examples.ts'
import { readFeatureKeys } from './feature-keys.ts'
import {
  fitNetwork,
  fitSeparators,
  leastTexts,
  type Material,
  type Prepared,
  pack,
  prepare,
  type Settings,
  scoreTexts,
  silentNetwork,
  sweepWork,
} from './fitting.ts'
import type { Separator } from './margins.ts'
import { offsetsFor } from './offsets.ts'
import { seededRandom, shuffle } from './seeded-random.ts'
import type { Task } from './tasks.ts'
import type { WordSenses } from './word-senses.ts'

/** What to learn from. Without `dev` a tenth of the examples is held back to choose by. */
export type TrainingOrder = {
  readonly task: Task
  readonly train: readonly Example[]
  readonly dev?: readonly Example[]
  readonly seed: number
  /** Word senses to see with; the classifier then needs the same wherever it is used. */
  readonly senses?: WordSenses
  /**
   * Most runs of characters, and most phrases of words, that the classifier may know (200,000 of each); those that most
   * texts hold stay. One costs 80 bytes and as many more as there are classes.
   */
  readonly features?: number
  /** Hidden units of its network (32 for up to three classes, else 64): fewer are faster. */
  readonly units?: number
  /** Hears what is being done, for a progress line. */
  readonly heard?: (step: string) => void
}

/** How it went. `dev` are the figures of the classifier learnt without the dev texts: what to expect, or better. */
export type TrainingReport = {
  readonly settings: Settings
  readonly blend: Blend
  readonly dev: Evaluation
  readonly outcomes: readonly Outcome[]
  /** The probabilities that it gave each class in each of these, in the order of the classifier's classes. */
  readonly shares: readonly Float32Array[]
  readonly trained: number
  readonly tuned: number
  readonly classes: Readonly<Record<string, number>>
  readonly features: number
  /** Classes with a single example, texts that stand there with two classes, dev texts of a class never trained. */
  readonly warnings: {
    readonly single: readonly string[]
    readonly contradictory: number
    readonly unknown: number
  }
  readonly tried: readonly { readonly penalty: number; readonly sweeps: number; readonly loss: number }[]
}

/** Why nothing can be learnt. */
export class NothingToLearn extends RangeError {}

const MOST_FEATURES = 200_000
const PENALTIES = [1, 0.25]
/** Few texts are worth trying to fit closely, too. */
const PENALTIES_OF_FEW = [1, 0.25, 4]
const FEW_TEXTS = 2_000
const SWEEPS = [4, 8, 16, 32]
/** Most values a network may walk over in all its sweeps: some minutes. */
const NETWORK_WORK = 2.5e8
const HELD_BACK = 0.1
const KEPT_SURE = 0.8

type Parts = { readonly train: readonly Example[]; readonly dev: readonly Example[] }

/** A tenth by chance; no class loses its last example, or it could not be learnt at all. */
function heldBack(train: readonly Example[], seed: number): Set<number> {
  const order = Int32Array.from(train, (_, i) => i)
  shuffle(order, seededRandom(seed))
  const left = classesOf(train).counts
  const most = Math.floor(train.length * HELD_BACK)
  const held = new Set<number>()
  for (const i of order) {
    const name = String(train[i]?.label)
    const others = (left.get(name) ?? 0) - 1
    if (held.size === most) break
    if (others === 0) continue
    left.set(name, others)
    held.add(i)
  }
  return held
}

function partsOf({ train, dev, seed }: TrainingOrder): Parts {
  if (dev !== undefined && dev.length > 0) return { train, dev }
  const held = heldBack(train, seed)
  return { train: train.filter((_, i) => !held.has(i)), dev: train.filter((_, i) => held.has(i)) }
}

function materialOf(examples: readonly Example[], indexes: ReadonlyMap<string, number>): Material {
  return {
    keys: examples.map(({ text }) => readFeatureKeys(text)),
    of: Int32Array.from(examples, ({ label }) => indexes.get(String(label)) ?? -1),
    classes: indexes.size,
  }
}

function joined(a: Material, b: Material): Material {
  const known = [...b.of.keys()].filter((text) => (b.of[text] as number) >= 0)
  return {
    keys: [...a.keys, ...known.map((text) => b.keys[text] as Material['keys'][number])],
    of: Int32Array.from([...a.of, ...known.map((text) => b.of[text] as number)]),
    classes: a.classes,
  }
}

type Tried = { settings: Settings; judged: JudgedScores; blend: Blend; loss: number }
type Search = { prepared: Prepared; dev: Material; order: TrainingOrder }

function bestSeparators({ prepared, dev, order }: Search): { penalty: number; separators: Separator[] } {
  const silent = silentNetwork(prepared.material.classes)
  let best: { penalty: number; separators: Separator[]; loss: number } | undefined
  const few = prepared.material.of.length < FEW_TEXTS
  for (const penalty of few ? PENALTIES_OF_FEW : PENALTIES) {
    order.heard?.(`margins, penalty ${penalty}`)
    const separators = fitSeparators(prepared, penalty, order.seed)
    if (separators.length === 0) return { penalty, separators }
    const { loss } = findBlend(scoreTexts(prepared, pack(prepared, silent, separators), dev))
    if (best === undefined || loss < best.loss) best = { penalty, separators, loss }
  }
  return best as NonNullable<typeof best>
}

/** More and more sweeps, until they help no more or cost too much. */
function search(about: Search): { best: Tried; tried: Tried[] } {
  const { prepared, dev, order } = about
  const { penalty, separators } = bestSeparators(about)
  const tried: Tried[] = []
  let best: Tried | undefined
  for (const sweeps of SWEEPS) {
    if (best !== undefined && sweeps * sweepWork(prepared) > NETWORK_WORK) break
    order.heard?.(`network, ${sweeps} sweeps`)
    const network = fitNetwork(prepared, sweeps, order.seed)
    const judged = scoreTexts(prepared, pack(prepared, network, separators), dev)
    const one = { settings: { penalty, sweeps }, judged, ...findBlend(judged) }
    tried.push(one)
    if (best !== undefined && one.loss > best.loss) break
    best = one
  }
  return { best: best as Tried, tried }
}

function sharesOf({ judged, blend }: Tried): Float32Array[] {
  const { classes } = judged
  return [...judged.of.keys()].map((text) => {
    const shares = new Float32Array(classes)
    const margins = judged.margins.subarray(text * classes, (text + 1) * classes)
    const logits = judged.logits.subarray(text * classes, (text + 1) * classes)
    probabilities({ margins, logits }, blend, shares)
    return shares
  })
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

function fitAll(prepared: Prepared, settings: Settings, seed: number) {
  const separators = fitSeparators(prepared, settings.penalty, seed)
  const scorer = pack(prepared, fitNetwork(prepared, settings.sweeps, seed), separators)
  const { vocabulary, senses, centre, toned } = prepared
  return { vocabulary, senses, centre, toned, scorer }
}

function classesOf(train: readonly Example[]): { names: ClassName[]; counts: Map<string, number> } {
  const names = new Map<string, ClassName>()
  const counts = new Map<string, number>()
  for (const { label } of train) {
    if (!names.has(String(label))) names.set(String(label), label)
    counts.set(String(label), (counts.get(String(label)) ?? 0) + 1)
  }
  return { names: [...names.values()].sort((a, b) => (String(a) < String(b) ? -1 : 1)), counts }
}

function contradictions(examples: readonly Example[]): number {
  const said = new Map<string, string>()
  const found = new Set<string>()
  for (const { text, label } of examples) {
    if ((said.get(text) ?? String(label)) !== String(label)) found.add(text)
    said.set(text, String(label))
  }
  return found.size
}

/**
 * Learns a classifier: two views of the same features (one linear separator a class, and a small network), blended and
 * calibrated on the dev texts, where settings are chosen too; then learnt once more from all texts with those settings.
 * The same order gives the same classifier.
 * @throws NothingToLearn when no example is left
 */
export function trainClassifier(order: TrainingOrder): { classifier: Classifier; report: TrainingReport } {
  const parts = partsOf(order)
  const { names, counts } = classesOf(parts.train)
  if (names.length === 0) throw new NothingToLearn('there is no example to learn from')
  order.heard?.('reading texts')
  const indexes = new Map(names.map((name, i) => [String(name), i] as const))
  const dev = materialOf(parts.dev, indexes)
  const train = materialOf(parts.train, indexes)
  const options = {
    atLeast: leastTexts(parts.train.length),
    most: order.features ?? MOST_FEATURES,
    senses: order.senses ?? null,
    toned: order.task.toned,
    units: order.units,
  }
  const { best, tried } = search({ prepared: prepare(train, options), dev, order })
  const shares = sharesOf(best)
  const offsets = offsetsFor(order.task.aim, best.judged, shares)
  order.heard?.('learning from all texts')
  const fitted = fitAll(prepare(joined(train, dev), options), best.settings, order.seed)
  const outcomes = shares.map((share, text): Outcome => {
    const said = bestClass(share, offsets)
    const truth = names[best.judged.of[text] as number] as ClassName
    return { truth, said: names[said] as ClassName, confidence: share[said] as number }
  })
  const { blend, settings } = best
  const abstainBelow = quantile(
    outcomes.map(({ confidence }) => confidence),
    1 - KEPT_SURE,
  )
  return {
    classifier: { task: order.task.name, classes: names, ...fitted, blend, offsets, abstainBelow },
    report: {
      settings,
      blend,
      dev: evaluate(outcomes),
      outcomes,
      shares,
      trained: parts.train.length,
      tuned: parts.dev.length,
      classes: Object.fromEntries(counts),
      features: fitted.vocabulary.keys.length,
      warnings: {
        single: [...counts].filter(([, count]) => count === 1).map(([name]) => name),
        contradictory: contradictions([...parts.train, ...parts.dev]),
        unknown: parts.dev.length - best.judged.of.length,
      },
      tried: tried.map(({ settings: { penalty, sweeps }, loss }) => ({ penalty, sweeps, loss })),
    },
  }
}
