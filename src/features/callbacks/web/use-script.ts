import { useState } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { scriptOfCallback } from '../contract/scripts.ts'
import { type Given, missingOf, walk } from '../domain/script.ts'

type Script = CallerReply<typeof scriptOfCallback>

/** A call along its script. The version it was begun with stays, whatever is changed meanwhile. */
export function useScript(callbackId: string) {
  const read = useRead(scriptOfCallback, { callbackId }, {}).data
  const [call, setCall] = useState<{ script: Script; given: readonly Given[] } | null>(null)
  const put = (given: readonly Given[]) => call !== null && setCall({ ...call, given })
  const way = call === null ? null : walk(call.script.steps, call.given)
  return {
    name: read?.name ?? null,
    way,
    begin: () => read !== undefined && setCall({ script: read, given: [] }),
    leave: () => setCall(null),
    answer: (given: Omit<Given, 'step'>) =>
      way !== null && call !== null && put([...call.given, { step: way.at.key, ...given }]),
    back: () => call !== null && put(call.given.slice(0, -1)),
    /** What the call came to by its script; null before its end. */
    end:
      way?.at.kind === 'end'
        ? { outcome: way.at.outcome, solved: way.at.solved, missing: missingOf(way).slice(0, 500) }
        : null,
    /** What is kept with the attempt; nothing where nobody asked along it. */
    kept:
      call === null || call.given.length === 0
        ? undefined
        : { scriptId: call.script.scriptId, version: call.script.version, answers: [...call.given] },
  }
}

/** The call that `useScript` follows. */
export type ScriptCall = ReturnType<typeof useScript>
