import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignToPerson, claimTicket } from '#features/dispatch/contract.ts'
import { runMacro } from '#features/macros/contract.ts'
import type { ChosenMacro } from '#features/macros/web/public/macro-palette.tsx'
import { useMacroUndo } from '#features/macros/web/public/use-macro-undo.tsx'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import { call } from '#platform/web/api.ts'
import { useAhead } from '#platform/web/foreseen.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { useSession } from '#platform/web/session.tsx'
import { changeTicket } from '../contract/handling.ts'
import { type BulkRun, useBulk } from './bulk.ts'
import { BulkResult } from './bulk-result.tsx'
import { judgedAs, takenBy } from './foreseen-deeds.ts'
import { type Asked, InboxQuestion } from './inbox-question.tsx'
import type { TicketRow } from './ticket-row.ts'

type Rows = readonly TicketRow[]

/** What can be done to rows of the inbox, one or many. */
export interface InboxDeeds {
  claim(rows: Rows): Promise<void>
  assign(rows: Rows): void
  label(rows: Rows): void
  macro(rows: Rows): void
  readonly dialogs: ReactNode
}

export function useInboxDeeds({ onDone }: { onDone: () => void }): InboxDeeds {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const bulk = useBulk({
    onOne: ({ row, problem }, deed) => {
      if (problem !== null) message.error(`${row.number}：${refusalSentence(problem)}`)
      // What a macro did is told with the way to undo it.
      else if (deed !== 'macro') message.success(`${row.number} ${t(`screens.bulk.done.${deed}`)}`)
    },
  })
  const offerUndo = useMacroUndo()
  const { person } = useSession()
  const { byId } = useLabels()
  const ahead = useAhead()
  const [asked, ask] = useState<Asked | null>(null)
  const begin = (what: Asked['what']) => (rows: Rows) => {
    if (rows.length > 0) ask({ what, rows })
    else message.info(t('screens.bulk.nothingChosen'))
  }
  const run: Run = async (deed, rows, act) => {
    ask(null)
    await bulk.start(deed, rows, act)
    onDone()
  }
  const claim = async (rows: Rows) => {
    if (rows.length === 0) return void message.info(t('screens.bulk.nothingChosen'))
    await run('claim', rows, (row) =>
      ahead(takenBy(row.id, person), () => call(claimTicket, { ticketId: row.id }, {})),
    )
  }
  const labelAs = (rows: Rows, labelId: string) =>
    run('label', rows, ({ id, version }) =>
      ahead(judgedAs(id, { labelId }, byId), () =>
        call(changeTicket, { ticketId: id }, { labelId, version }),
      ),
    )
  return {
    claim,
    assign: begin('person'),
    label: begin('label'),
    macro: begin('macro'),
    dialogs: (
      <>
        {asked !== null && (
          <InboxQuestion
            asked={asked}
            onPerson={(personId) => void assignTo(run, asked.rows, personId)}
            onLabel={(labelId) => void labelAs(asked.rows, labelId)}
            onMacro={(chosen) => void runOn(run, asked.rows, chosen).then(offerUndo)}
            onClose={() => ask(null)}
          />
        )}
        {bulk.run !== null && bulk.run.total > 1 && <BulkResult run={bulk.run} onClose={bulk.close} />}
      </>
    ),
  }
}

type Run = (deed: BulkRun['deed'], rows: Rows, act: (row: TicketRow) => Promise<unknown>) => Promise<void>

const assignTo = (run: Run, rows: Rows, personId: string) =>
  run('assign', rows, ({ id, version }) => call(assignToPerson, { ticketId: id }, { personId, version }))

/** Does a macro to each row as it was seen; gives what can be undone. */
async function runOn(run: Run, rows: Rows, { macroId, name, version, undoable }: ChosenMacro) {
  const runIds: string[] = []
  await run('macro', rows, async (row) => {
    const seen = { version: version ?? row.version }
    runIds.push((await call(runMacro, { ticketId: row.id, macroId }, seen)).runId)
  })
  return { name, runIds, undoable }
}
