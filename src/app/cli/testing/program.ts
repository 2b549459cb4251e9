import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

const program = resolve(import.meta.dirname, '../huixiang.ts')

/** How a command ended, and what it wrote on standard output and standard error. */
export type Answer = { readonly code: number; readonly out: string; readonly told: string }

/** Runs a command of the program as a person does, with something on its standard input. */
export function huixiang(args: readonly string[], input = ''): Promise<Answer> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], (error, out, told) =>
      done({ code: error === null ? 0 : Number(error.code), out, told }),
    )
    child.stdin?.end(input)
  })
}
