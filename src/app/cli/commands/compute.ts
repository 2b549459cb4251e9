import { compute, findMethod, methods, refusalWords } from '@huixiang/cx-stats/compute.ts'
import { InputError } from '@huixiang/cx-stats/input-error.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'

type Method = (typeof methods)[number]

const longestExample = 400

function exampleOf({ name, example }: Method): string {
  const written = JSON.stringify(example)
  return written.length > longestExample ? `huixiang compute ${name} --example` : written
}

const list = (): string =>
  methods
    .map((method) => {
      const { name, summary, gives } = method
      return `${name}\n  ${summary}\n  answers with: ${gives}\n  example: ${exampleOf(method)}`
    })
    .join('\n\n')

function methodNamed(name: string | undefined): Method {
  const method = name === undefined ? undefined : findMethod(name)
  if (method !== undefined) return method
  const known = methods.map((one) => one.name).join(', ')
  throw new CommandFailure(
    name === undefined ? `Say which method: ${known}.` : `There is no method «${name}». There are ${known}.`,
    2,
  )
}

async function standardInput(): Promise<unknown> {
  const pieces: Uint8Array[] = []
  for await (const piece of process.stdin) pieces.push(piece as Uint8Array)
  const text = Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailure('Standard input holds no JSON. --example prints what it may look like.', 2)
  }
}

function answerOf(method: Method, input: unknown): unknown {
  try {
    return compute(method, input)
  } catch (error) {
    if (error instanceof InputError) throw new CommandFailure(`${method.name}: ${refusalWords(error)}`, 2)
    throw error
  }
}

/** Computes one statistic of what comes in on standard input, without a database. Exit code 2 when a field is wrong. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(
    args,
    {
      list: { type: 'boolean', default: false },
      example: { type: 'boolean', default: false },
      schema: { type: 'boolean', default: false },
    },
    { words: 1 },
  )
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  if (values.list) {
    say(list())
    return 0
  }
  const method = methodNamed(positionals[0])
  if (values.example) say(JSON.stringify(method.example, null, 2))
  else if (values.schema) say(JSON.stringify(method.input, null, 2))
  else say(JSON.stringify(answerOf(method, await standardInput())))
  return 0
}
