import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { parseSettings, type Settings, SettingsError } from '#platform/server/settings.ts'

/** One command of the command line; its code is loaded when it runs. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly load: () => Promise<{ run(args: string[]): Promise<number> }>
}

/** Something the person at the command line can mend; shown without a stack. */
export class CommandFailure extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** The list of commands. */
export function overview(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Huixiang 回响: every voice gets its echo.\n\nUsage: huixiang <command> [options]\n\n${lines.join('\n')}\n\nhuixiang <command> --help tells more. Settings come from environment variables; huixiang doctor checks them.\n`
}

/** The help of one command. */
export function helpFor(command: CommandEntry): string {
  return `${command.summary}\n\n${command.usage.trim()}\n`
}

function parsed<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Its first sentence says what is wrong; the next would teach Node's own ways.
    const [says] = (error as Error).message.split('. ')
    throw new CommandFailure(`${says}. --help tells what there is.`, 2)
  }
}

/** Parses a command's arguments; an unknown option, a missing value or a word beyond `words` is the person's to mend (exit code 2). */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  { words = 0 }: { words?: number } = {},
) {
  const found = parsed(args, options)
  const beyond = found.positionals[words]
  if (beyond !== undefined)
    throw new CommandFailure(`«${beyond}» is one word too many. --help tells what there is.`, 2)
  return found
}

/** The settings of this environment; ones that cannot be understood end the command (exit code 2). */
export function settingsOfEnvironment(changes: Record<string, string> = {}): Settings {
  try {
    return parseSettings({ ...process.env, ...changes })
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandFailure(error.message, 2)
    throw error
  }
}
