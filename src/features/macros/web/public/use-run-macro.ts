import { useWrite } from '#platform/web/api.ts'
import { runMacro } from '../../contract.ts'
import type { ChosenMacro } from './macro-palette.tsx'
import { useMacroUndo } from './use-macro-undo.tsx'

/** Does a macro to one ticket, as its preview showed it, and offers to undo it. */
export function useRunMacro(ticketId: string): (chosen: ChosenMacro) => Promise<void> {
  const offerUndo = useMacroUndo()
  const run = useWrite(runMacro)
  return async ({ macroId, name, version }) => {
    if (version === null) return
    const done = await run.send({ ticketId, macroId }, { version })
    if (done !== null) offerUndo({ name, runIds: [done.runId], undoable: done.undoUntil !== null })
  }
}
