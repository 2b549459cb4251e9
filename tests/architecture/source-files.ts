import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the project: its path from the root, with forward slashes, and its text. */
export type SourceFile = { file: string; text: string }

const root = path.resolve(import.meta.dirname, '../..')

/** The files that match, in order of their names; tests are left out unless asked for. */
export function filesMatching(...patterns: string[]): SourceFile[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name.includes('node_modules') })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

/** Every first group of a pattern in these files, each once. */
export function allMatches(files: SourceFile[], pattern: RegExp): string[] {
  const found = files.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  return [...new Set(found)].sort()
}

/** The feature whose room a file lies in. */
export function featureOf(file: string): string {
  return file.match(/^src\/features\/([^/]+)\//)?.[1] ?? 'platform'
}
