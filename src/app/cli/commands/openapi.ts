import { modules } from '#app/server/features.ts'
import { version } from '#app/server/version.ts'
import { openApiOf } from '#platform/server/http/openapi.ts'
import { parseOptions } from '../command-line.ts'

/** Prints the description of the API. */
export async function run(args: string[]): Promise<number> {
  parseOptions(args, {})
  process.stdout.write(`${JSON.stringify(openApiOf(modules, version), null, 2)}\n`)
  return 0
}
