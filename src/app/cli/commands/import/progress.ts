const everyMs = 250

/** A line on stderr that says how far the import is; silent where nobody watches and the output is for a program. */
export function progressLine(quiet: boolean): { tell(rows: number): void; end(): void } {
  const began = performance.now()
  const live = process.stderr.isTTY
  let last = 0
  let told = 0
  const line = () => {
    const seconds = (performance.now() - began) / 1000
    return `row ${last.toLocaleString('en')}, ${Math.round(last / Math.max(seconds, 0.001)).toLocaleString('en')} a second`
  }
  return {
    tell(rows) {
      last = rows
      const now = performance.now()
      if (quiet || now - told < (live ? everyMs : everyMs * 40)) return
      told = now
      process.stderr.write(live ? `\r\x1b[K${line()}` : `${line()}\n`)
    },
    end() {
      if (!quiet && live) process.stderr.write('\r\x1b[K')
    },
  }
}
