import { helpFor, overview } from './command-line.ts'
import { commands, findCommand } from './commands.ts'

const [name, ...args] = process.argv.slice(2)

// Whoever reads what is printed may have seen enough, as `| head` has: no failure to tell of. A full disk is one.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.stderr.write(`huixiang ${name}: ${message}\n`)
  process.exit(code === 'EPIPE' ? 141 : 1)
})

async function main(): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview(commands))
    return name === undefined ? 2 : 0
  }
  const command = findCommand(name)
  if (command === undefined) {
    process.stderr.write(`huixiang: there is no command «${name}».\n\n${overview(commands)}`)
    return 2
  }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(helpFor(command))
    return 0
  }
  return (await command.load()).run(args)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  async (error) => {
    const { failureOf } = await import('./failure.ts')
    const failure = failureOf(error)
    process.stderr.write(`huixiang ${name}: ${failure?.message ?? error?.stack ?? error}\n`)
    process.exitCode = failure?.exitCode ?? 1
  },
)
