import { checksum } from './checksum.ts'
import type { Classifier, ClassName } from './classifier.ts'
import { frequentFirst } from './frequent-first.ts'
import { vocabularyOf } from './vocabulary.ts'
import { sizeOf } from './weighted-rows.ts'
import type { WordSenses } from './word-senses.ts'

/** The format written here. A model of a newer one is refused; older ones will always be read. */
export const MODEL_FORMAT = 2
const FORMAT_NAME = 'huixiang-text-classifier'

/** A classifier as two files: a description in JSON and its numbers. */
export type ModelFiles = { readonly description: string; readonly weights: Uint8Array }

/** Why a model is refused. */
export type ModelFault = 'notAModel' | 'newerFormat' | 'truncated' | 'damaged' | 'otherSenses'

/** A model that cannot be used, with its reason; whoever loads it keeps the one they had. */
export class ModelRefused extends Error {
  readonly code: ModelFault
  constructor(code: ModelFault, sentence: string) {
    super(sentence)
    this.name = 'ModelRefused'
    this.code = code
  }
}

type Numbers = Uint32Array | Float32Array | Int8Array
const kinds = { u32: Uint32Array, f32: Float32Array, i8: Int8Array } as const
type Kind = keyof typeof kinds
type Section = { readonly name: string; readonly kind: Kind; readonly at: number; readonly length: number }

type Description = {
  readonly format: typeof FORMAT_NAME
  readonly version: number
  readonly task: string
  readonly classes: readonly ClassName[]
  readonly runs: number
  readonly width: number
  readonly columns: number
  readonly blend: Classifier['blend']
  readonly abstainBelow: number
  /** Checksum of the word senses it was learnt with. */
  readonly senses: number | null
  /** Whether it hears the tone of a text; models of format 1 do not. */
  readonly toned?: boolean
  readonly sections: readonly Section[]
  readonly weights: { readonly bytes: number; readonly crc32: number }
}

function sectionsOf({ vocabulary, centre, scorer, offsets }: Classifier): [string, Kind, Numbers][] {
  return [
    ['keys', 'u32', vocabulary.keys],
    ['rarity', 'f32', vocabulary.rarity],
    ['centre', 'f32', centre],
    ['unitScales', 'f32', scorer.unitScales],
    ['marginScales', 'f32', scorer.marginScales],
    ['unitBias', 'f32', scorer.unitBias],
    ['marginBias', 'f32', scorer.marginBias],
    ['output', 'f32', scorer.output],
    ['outputBias', 'f32', scorer.outputBias],
    ['offsets', 'f32', offsets],
    ['weights', 'i8', scorer.weights],
  ]
}

/** Writes a classifier as files; `about` is kept beside it (data, seed, figures) and never read back. */
export function writeModel(
  classifier: Classifier,
  about: Readonly<Record<string, unknown>> = {},
): ModelFiles {
  const parts = sectionsOf(frequentFirst(classifier))
  const sections: Section[] = []
  let at = 0
  for (const [name, kind, numbers] of parts) {
    sections.push({ name, kind, at, length: numbers.length })
    at += Math.ceil(numbers.byteLength / 4) * 4
  }
  const weights = new Uint8Array(at)
  for (const [i, [, , numbers]] of parts.entries())
    weights.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), sections[i]?.at)
  const description: Description = {
    format: FORMAT_NAME,
    version: MODEL_FORMAT,
    task: classifier.task,
    classes: classifier.classes,
    runs: classifier.vocabulary.runs,
    width: classifier.scorer.width,
    columns: classifier.scorer.columns,
    blend: classifier.blend,
    abstainBelow: classifier.abstainBelow,
    senses: classifier.senses?.crc32 ?? null,
    toned: classifier.toned,
    sections,
    weights: { bytes: at, crc32: checksum(weights) },
  }
  return { description: `${JSON.stringify({ ...description, about }, null, 1)}\n`, weights }
}

function descriptionIn(text: string): Description {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ModelRefused('notAModel', 'its description is no JSON')
  }
  const read = value as Partial<Description> | null
  if (read === null || typeof read !== 'object' || read.format !== FORMAT_NAME)
    throw new ModelRefused('notAModel', 'it does not describe a text classifier')
  if (typeof read.version !== 'number' || read.version > MODEL_FORMAT)
    throw new ModelRefused(
      'newerFormat',
      `its format is ${read.version}, this program reads up to ${MODEL_FORMAT}`,
    )
  if (!Array.isArray(read.sections) || !Array.isArray(read.classes) || typeof read.weights !== 'object')
    throw new ModelRefused('damaged', 'its description is incomplete')
  return read as Description
}

function checked(description: Description, weights: Uint8Array): void {
  const { bytes, crc32 } = description.weights
  if (weights.byteLength < bytes)
    throw new ModelRefused('truncated', `its weights have ${weights.byteLength} bytes of ${bytes}`)
  if (weights.byteLength > bytes || checksum(weights) !== crc32)
    throw new ModelRefused('damaged', 'its weights are not those that were written')
}

/** Gives out the sections as typed arrays over the file's own bytes: nothing is parsed or copied. */
function sectionReader({ sections }: Description, weights: Uint8Array) {
  // A view needs an address that is a multiple of four, which a small file read by Node need not have.
  const bytes = weights.byteOffset % 4 === 0 ? weights : weights.slice()
  return <K extends Kind>(name: string, kind: K): InstanceType<(typeof kinds)[K]> => {
    const section = sections.find((one) => one.name === name && one.kind === kind)
    const width = kinds[kind].BYTES_PER_ELEMENT
    if (
      section === undefined ||
      section.at % 4 !== 0 ||
      section.at + section.length * width > bytes.byteLength
    )
      throw new ModelRefused('damaged', `its section ${name} is missing`)
    const { buffer, byteOffset } = bytes
    return new kinds[kind](buffer as ArrayBuffer, byteOffset + section.at, section.length) as InstanceType<
      (typeof kinds)[K]
    >
  }
}

function consistent(classifier: Classifier): boolean {
  const { vocabulary, senses, centre, scorer, offsets, classes } = classifier
  const features = sizeOf(classifier)
  const { width, columns } = scorer
  return (
    vocabulary.rarity.length === vocabulary.keys.length &&
    centre.length === (senses?.width ?? 0) &&
    scorer.unitScales.length === features &&
    scorer.marginScales.length === features &&
    scorer.weights.length === features * (width + columns) &&
    scorer.unitBias.length === width &&
    scorer.marginBias.length === columns &&
    [0, classes.length === 2 ? 1 : classes.length].includes(columns) &&
    scorer.output.length === classes.length * width &&
    scorer.outputBias.length === classes.length &&
    offsets.length === classes.length
  )
}

function sensesOf({ senses }: Description, known: WordSenses | undefined): WordSenses | null {
  if (senses === null || senses === undefined) return null
  if (known?.crc32 === senses) return known
  throw new ModelRefused('otherSenses', 'it was learnt with other word senses than those of this program')
}

/**
 * Reads a model back; `senses` are the word senses at hand. Numbers are little-endian and used where they lie.
 * @throws ModelRefused when it is no model, newer than this program, cut short, damaged or needs other word senses
 */
export function readModel({ description, weights }: ModelFiles, senses?: WordSenses): Classifier {
  const said = descriptionIn(description)
  checked(said, weights)
  const section = sectionReader(said, weights)
  const classifier: Classifier = {
    task: said.task,
    classes: said.classes,
    vocabulary: vocabularyOf({
      keys: section('keys', 'u32'),
      runs: said.runs,
      rarity: section('rarity', 'f32'),
    }),
    senses: sensesOf(said, senses),
    centre: section('centre', 'f32'),
    toned: said.toned === true,
    scorer: {
      classes: said.classes.length,
      width: said.width,
      columns: said.columns,
      weights: section('weights', 'i8'),
      unitScales: section('unitScales', 'f32'),
      marginScales: section('marginScales', 'f32'),
      unitBias: section('unitBias', 'f32'),
      marginBias: section('marginBias', 'f32'),
      output: section('output', 'f32'),
      outputBias: section('outputBias', 'f32'),
    },
    blend: said.blend,
    offsets: section('offsets', 'f32'),
    abstainBelow: said.abstainBelow,
  }
  if (!consistent(classifier)) throw new ModelRefused('damaged', 'its parts do not fit together')
  return classifier
}
