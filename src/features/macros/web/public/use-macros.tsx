import { type ReactNode, useState } from 'react'
import { useWrite } from '#platform/web/api.ts'
import { runMacro } from '../../contract.ts'
import { type ChosenMacro, MacroPalette } from './macro-palette.tsx'
import { useMacroUndo } from './use-macro-undo.tsx'

/** Macros for one ticket: a palette shows what each will do, and what was done can be undone. */
export function useMacros(ticketId: string): { open(): void; readonly palette: ReactNode } {
  const [shown, show] = useState(false)
  const offerUndo = useMacroUndo()
  const run = useWrite(runMacro)
  const onChoose = async ({ macroId, name, version }: ChosenMacro) => {
    if (version === null) return
    const done = await run.send({ ticketId, macroId }, { version })
    if (done !== null) offerUndo({ name, runIds: [done.runId], undoable: done.undoUntil !== null })
  }
  return {
    open: () => show(true),
    palette: shown && (
      <MacroPalette
        ticketId={ticketId}
        count={1}
        onChoose={(chosen) => void onChoose(chosen)}
        onClose={() => show(false)}
      />
    ),
  }
}
