import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { spreadsheetProblem } from './limits.ts'

const blockBytes = 64 * 1024
const blocksKept = 128

/**
 * Strings by number, on disk: a million distinct texts would fill the memory. Blocks used last are kept (8 MB); strings
 * are asked for nearly in the order they were written.
 */
export class StringTable {
  readonly #file: number
  readonly #blocks = new Map<number, Buffer>()
  #starts = new Float64Array(1024)
  #count = 0
  #pending: Buffer[] = []
  #pendingBytes = 0
  #bytes = 0

  /** @param folder where its file lives; the folder's owner removes it */
  constructor(folder: string) {
    this.#file = openSync(join(folder, 'strings'), 'w+', 0o600)
  }

  /** Appends a string; its number is how many came before it. */
  add(text: string): void {
    if (this.#count + 1 >= this.#starts.length) {
      const larger = new Float64Array(this.#starts.length * 2)
      larger.set(this.#starts)
      this.#starts = larger
    }
    const bytes = Buffer.from(text)
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.length
    this.#bytes += bytes.length
    this.#count += 1
    this.#starts[this.#count] = this.#bytes
    if (this.#pendingBytes > blockBytes) this.flush()
  }

  /** Writes out what waits; to be called before the first `get`. */
  flush(): void {
    if (this.#pendingBytes > 0) writeSync(this.#file, Buffer.concat(this.#pending))
    this.#pending = []
    this.#pendingBytes = 0
  }

  /** The string of a number. */
  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) throw spreadsheetProblem('Broken')
    const [start, end] = [this.#starts[index] as number, this.#starts[index + 1] as number]
    const first = Math.floor(start / blockBytes)
    const pieces: Buffer[] = []
    for (let block = first; block * blockBytes < end; block++) {
      const from = Math.max(0, start - block * blockBytes)
      pieces.push(this.#block(block).subarray(from, end - block * blockBytes))
    }
    return (pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)).toString('utf8')
  }

  close(): void {
    closeSync(this.#file)
  }

  #block(index: number): Buffer {
    const known = this.#blocks.get(index)
    if (known !== undefined) {
      this.#blocks.delete(index)
      this.#blocks.set(index, known)
      return known
    }
    const block = Buffer.alloc(blockBytes)
    readSync(this.#file, block, 0, blockBytes, index * blockBytes)
    this.#blocks.set(index, block)
    if (this.#blocks.size > blocksKept) this.#blocks.delete(this.#blocks.keys().next().value as number)
    return block
  }
}
