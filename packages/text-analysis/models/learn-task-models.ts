import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyse } from '../src/analyse.ts'
import { type Classifier, type ClassName, classifying } from '../src/classifier/classifier.ts'
import { type Example, readExamples } from '../src/classifier/examples.ts'
import { readFeatureKeys } from '../src/classifier/feature-keys.ts'
import { writeModel } from '../src/classifier/model-files.ts'
import { findTask, type Task } from '../src/classifier/tasks.ts'
import { trainClassifier } from '../src/classifier/training.ts'
import { readSenses } from '../src/classifier/word-senses.ts'

// node packages/text-analysis/models/learn-task-models.ts FOLDER OUT [TASK …]: from FOLDER/SET/{train,dev}.jsonl of the sets named
// below; a set that is not there is left out. Risks are learnt from the sentences beside this file, too. OUT/word-senses.bin is read, OUT/TASK.json and OUT/TASK.bin are written.

/** The class of this program for a label of a set; null leaves the text out. */
type Reading = (label: ClassName) => string | null
type Recipe = {
  readonly features: number
  readonly units?: number
  readonly sets: Readonly<Record<string, Reading>>
  /** Sentences of our own: the ones for learning and the ones to choose by. */
  readonly own?: { readonly train: readonly Example[]; readonly dev: readonly Example[] }
  /** So many texts of each set, evenly taken; all without it. */
  readonly perSet?: number
  /** Sets in which a first model hears a class that is not there; so many of these texts of each teach it better. */
  readonly misheard?: { readonly as: string; readonly sets: readonly string[]; readonly perSet: number }
}

const named =
  (classes: Readonly<Record<string, string>>): Reading =>
  (label) =>
    classes[String(label)] ?? null
const all =
  (name: string): Reading =>
  () =>
    name
const ofReviews = named({ 0: 'negative', 1: 'positive' })

/** A sentence that shows several risks stands there once for each. */
function riskSentences(part: 'train' | 'dev'): Example[] {
  const lines = readFileSync(join(import.meta.dirname, 'risk-sentences.jsonl'), 'utf8')
    .trim()
    .split('\n')
  return lines.flatMap((line, i) => {
    const sentence = JSON.parse(line) as { text: string; risks: readonly string[]; part: string }
    if (sentence.part !== part) return []
    const labels = sentence.risks.length > 0 ? sentence.risks : ['none']
    return labels.map((label) => ({ id: `${part}-${i}-${label}`, text: sentence.text, label }))
  })
}

const recipes: Readonly<Record<string, Recipe>> = {
  sentiment: {
    features: 45_000,
    sets: {
      online_shopping_10_cats: (label) => ofReviews(String(label).split('|').at(-1) as string),
      waimai_10k: ofReviews,
      fewclue_eprstmt: named({ Negative: 'negative', Positive: 'positive' }),
      car_sentiment: named({ '-1': 'negative', 0: 'neutral', 1: 'positive' }),
      smp2020_usual: named({
        angry: 'negative',
        sad: 'negative',
        fear: 'negative',
        happy: 'positive',
        neutral: 'neutral',
      }),
      airline_sentiment: named({ negative: 'negative', neutral: 'neutral', positive: 'positive' }),
      // What people ask an assistant says how a question sounds that carries no feeling.
      smp2019_intent: all('neutral'),
      clinc150: all('neutral'),
    },
  },
  emotion: {
    features: 25_000,
    sets: {
      smp2020_usual: named({
        angry: 'angry',
        sad: 'sad',
        fear: 'anxious',
        happy: 'pleased',
        surprise: 'surprised',
        neutral: 'neutral',
      }),
    },
  },
  abuse: {
    features: 25_000,
    sets: { cold_offensive: named({ 0: 'none', 1: 'abusive' }) },
  },
  // What people write every day says how texts sound that show no risk; those in which words show one are left out.
  risk: {
    features: 20_000,
    units: 16,
    perSet: 350,
    misheard: {
      as: 'crisis',
      sets: [
        'online_shopping_10_cats',
        'waimai_10k',
        'car_sentiment',
        'banking77',
        'clinc150',
        'airline_sentiment',
      ],
      perSet: 150,
    },
    own: { train: riskSentences('train'), dev: riskSentences('dev') },
    sets: {
      online_shopping_10_cats: all('none'),
      waimai_10k: all('none'),
      smp2020_usual: all('none'),
      smp2019_intent: all('none'),
      banking77: all('none'),
      clinc150: all('none'),
      airline_sentiment: all('none'),
    },
  },
}

const [folder = '', out = '', ...wanted] = process.argv.slice(2)

function examplesOf(file: string, reading: Reading): Example[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    process.stdout.write(`left out: ${file}\n`)
    return []
  }
  return readExamples(text.split('\n')).examples.flatMap((example) => {
    const label = reading(example.label)
    return label === null ? [] : [{ ...example, label }]
  })
}

const showsNoRisk = ({ text }: Example) => text.length <= 400 && analyse(text).risks.length === 0

/** So many texts, evenly taken, in which no word shows a risk. */
function harmless(examples: readonly Example[], most: number): Example[] {
  const step = Math.ceil(examples.length / most)
  return examples.filter((example, i) => i % step === 0 && showsNoRisk(example))
}

/** The harmless texts in which a model is most inclined to hear a class. */
function misheardBy(
  classifier: Classifier,
  examples: readonly Example[],
  { as: wanted, perSet }: NonNullable<Recipe['misheard']>,
): Example[] {
  const say = classifying(classifier)
  const place = classifier.classes.indexOf(wanted)
  return examples
    .filter(showsNoRisk)
    .map((example) => ({ example, share: say(readFeatureKeys(example.text)).probabilities[place] as number }))
    .filter(({ share }) => share >= MISHEARD_FROM)
    .sort((a, b) => b.share - a.share)
    .slice(0, perSet)
    .map(({ example }) => example)
}
const MISHEARD_FROM = 0.1

const senses = readSenses(readFileSync(join(out, 'word-senses.bin')))
for (const [name, { features, units, sets, own, perSet, misheard }] of Object.entries(recipes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const part = (file: string) =>
    Object.entries(sets).flatMap(([set, reading]) => {
      const examples = examplesOf(join(folder, set, file), reading)
      return perSet === undefined ? examples : harmless(examples, perSet)
    })
  const learn = (train: readonly Example[]) =>
    trainClassifier({
      task: findTask(name) as Task,
      train,
      dev: own === undefined ? part('dev.jsonl') : own.dev,
      seed: 1,
      senses,
      features,
      ...(units && { units }),
    })
  const train = [...(own?.train ?? []), ...part('train.jsonl')]
  const first = learn(train)
  const { classifier, report } =
    misheard === undefined
      ? first
      : learn([
          ...train,
          ...misheard.sets.flatMap((set) =>
            misheardBy(first.classifier, examplesOf(join(folder, set, 'train.jsonl'), all('none')), misheard),
          ),
        ])
  const { dev, settings, trained, classes } = report
  const { confusions: _, ...figures } = dev
  const files = writeModel(classifier, { seed: 1, settings, trained, classes, dev: figures })
  writeFileSync(join(out, `${name}.json`), files.description)
  writeFileSync(join(out, `${name}.bin`), files.weights)
  process.stdout.write(`${name}: ${files.weights.byteLength} bytes ${JSON.stringify(figures)}\n`)
}
