import { type ReactNode, useState } from 'react'
import { useWrite } from '#platform/web/api.ts'
import { runMacro } from '../../contract.ts'
import { type ChosenMacro, MacroPalette } from './macro-palette.tsx'
import { useMacroUndo } from './use-macro-undo.tsx'

/** Macros for one ticket: a palette shows what each will do, and what was done can be undone. */
export function useMacros(ticketId: string): {
  /** Opens the palette, at a macro where one is named. */
  open(macroId?: string): void
  readonly palette: ReactNode
} {
  const [shown, show] = useState<{ macroId?: string } | null>(null)
  const offerUndo = useMacroUndo()
  const run = useWrite(runMacro)
  const onChoose = async ({ macroId, name, version }: ChosenMacro) => {
    if (version === null) return
    const done = await run.send({ ticketId, macroId }, { version })
    if (done !== null) offerUndo({ name, runIds: [done.runId], undoable: done.undoUntil !== null })
  }
  return {
    open: (macroId) => show(macroId === undefined ? {} : { macroId }),
    palette: shown !== null && (
      <MacroPalette
        {...(shown.macroId !== undefined && { startAt: shown.macroId })}
        ticketId={ticketId}
        count={1}
        onChoose={(chosen) => void onChoose(chosen)}
        onClose={() => show(null)}
      />
    ),
  }
}
