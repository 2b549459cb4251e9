import { createReadStream } from 'node:fs'
import type { BadLine, Example } from '@huixiang/text-analysis/classifier/examples.ts'
import { readExamples } from '@huixiang/text-analysis/classifier/examples.ts'
import { findTask, type Task, tasks } from '@huixiang/text-analysis/classifier/tasks.ts'
import { CommandFailure } from '../../command-line.ts'

const shownBadLines = 20

/** Cuts bytes into lines at line feeds only: a text may hold the other line separators of Unicode. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/** The lines of a file, or why it cannot be read (exit code 2). */
export async function contentOf(file: string): Promise<string[]> {
  try {
    const lines: string[] = []
    for await (const line of linesOf(createReadStream(file))) lines.push(line)
    return lines
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${(error as Error).message}`, 2)
  }
}

/** Lines that were left out, by number; the reasons are those of the reader. */
export function tellBadLines(file: string, badLines: readonly BadLine[]): void {
  for (const { line, reason } of badLines.slice(0, shownBadLines))
    process.stderr.write(`${file}:${line}: left out, ${reasons[reason]}\n`)
  const more = badLines.length - shownBadLines
  if (more > 0) process.stderr.write(`${file}: ${more} more lines left out\n`)
}

const reasons: Readonly<Record<BadLine['reason'], string>> = {
  notJson: 'no JSON',
  notAnObject: 'no JSON object',
  noText: 'it has no "text"',
  noLabel: 'it has no "label"',
  emptyText: 'its text has neither letters nor signs',
}

/** «hotel|1» is the class 1 of the group hotel, where the task reads labels so. */
function ungrouped(task: Task, example: Example): Example {
  const label = String(example.label)
  const cut = label.indexOf('|')
  return task.grouped && cut > 0 && cut < label.length - 1
    ? { ...example, label: label.slice(cut + 1) }
    : example
}

/** Reads a file of examples for a task and tells the lines that were left out. */
export async function examplesIn(
  file: string,
  task: Task,
): Promise<{ examples: Example[]; badLines: number }> {
  const { examples, badLines } = readExamples(await contentOf(file))
  tellBadLines(file, badLines)
  return { examples: examples.map((example) => ungrouped(task, example)), badLines: badLines.length }
}

/** The task of this name, or the list of those there are. */
export function taskNamed(name: string | undefined): Task {
  const task = name === undefined ? undefined : findTask(name)
  if (task !== undefined) return task
  const known = tasks.map((one) => `  ${one.name.padEnd(10)} ${one.meaning}`).join('\n')
  const said = name === undefined ? 'Name a task with --task' : `There is no task «${name}»`
  throw new CommandFailure(`${said}. Tasks:\n${known}`, 2)
}

/** An option that must be given. */
export function needed(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new CommandFailure(`--${option} is missing`, 2)
  return value
}

/** What chance begins with. */
export function seedOf(text: string): number {
  const seed = Number(text)
  if (Number.isSafeInteger(seed) && seed >= 0) return seed
  throw new CommandFailure(`--seed is a whole number from 0 on, not ${text}`, 2)
}
