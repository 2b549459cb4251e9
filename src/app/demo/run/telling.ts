import type { Progress } from './generate.ts'

/** Says on the terminal how far the making is: one line that changes, or one line a month where lines cannot change. */
export function tellProgress(): { progress: (at: Progress) => void; done: () => void } {
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1000)
  const line = ({ day, days, voices, tickets }: Progress) =>
    `  Day ${day} of ${days}: ${voices} voices, ${tickets} tickets (${seconds()} s)`
  process.stdout.write(
    '\nMaking the demonstration organisation. This happens once and takes three to five minutes.\n',
  )
  return {
    progress(at) {
      if (process.stdout.isTTY) process.stdout.write(`\r${line(at)}`)
      else if (at.day % 30 === 0 || at.day === at.days) process.stdout.write(`${line(at)}\n`)
    },
    done() {
      if (process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}
