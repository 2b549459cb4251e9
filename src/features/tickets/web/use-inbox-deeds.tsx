import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignToPerson, claimTicket } from '#features/dispatch/contract.ts'
import { PersonChooser } from '#features/dispatch/web/public/person-chooser.tsx'
import { call } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { changeTicket } from '../contract/handling.ts'
import { type BulkRun, useBulk } from './bulk.ts'
import { BulkResult } from './bulk-result.tsx'
import { LabelDialog } from './label-dialog.tsx'
import type { TicketRow } from './ticket-row.ts'

type Rows = readonly TicketRow[]

/** What can be done to rows of the inbox, one or many. */
export interface InboxDeeds {
  claim(rows: Rows): Promise<void>
  assign(rows: Rows): void
  label(rows: Rows): void
  readonly dialogs: ReactNode
}

export function useInboxDeeds({ onDone }: { onDone: () => void }): InboxDeeds {
  const { t } = useTranslation('tickets')
  const { message } = App.useApp()
  const bulk = useBulk({
    onOne: ({ row, problem }, deed) => {
      if (problem !== null) message.error(`${row.number}：${refusalSentence(problem)}`)
      else message.success(`${row.number} ${t(`screens.bulk.done.${deed}`)}`)
    },
  })
  const [asking, ask] = useState<{ what: 'person' | 'label'; rows: Rows } | null>(null)
  const begin = (what: 'person' | 'label') => (rows: Rows) => {
    if (rows.length > 0) ask({ what, rows })
    else message.info(t('screens.bulk.nothingChosen'))
  }
  const run = async (deed: BulkRun['deed'], rows: Rows, act: (row: TicketRow) => Promise<unknown>) => {
    ask(null)
    await bulk.start(deed, rows, act)
    onDone()
  }
  const claim = async (rows: Rows) => {
    if (rows.length === 0) return void message.info(t('screens.bulk.nothingChosen'))
    await run('claim', rows, (row) => call(claimTicket, { ticketId: row.id }, {}))
  }
  const assignTo = (personId: string) =>
    run('assign', asking?.rows ?? [], (row) =>
      call(assignToPerson, { ticketId: row.id }, { personId, version: row.version }),
    )
  const labelAs = (labelId: string) =>
    run('label', asking?.rows ?? [], (row) =>
      call(changeTicket, { ticketId: row.id }, { labelId, version: row.version }),
    )
  return {
    claim,
    assign: begin('person'),
    label: begin('label'),
    dialogs: (
      <>
        {asking?.what === 'person' && asking.rows[0] && (
          <PersonChooser
            ticketId={asking.rows[0].id}
            count={asking.rows.length}
            onChoose={(personId) => void assignTo(personId)}
            onClose={() => ask(null)}
          />
        )}
        {asking?.what === 'label' && (
          <LabelDialog
            count={asking.rows.length}
            onChoose={(labelId) => void labelAs(labelId)}
            onClose={() => ask(null)}
          />
        )}
        {bulk.run !== null && bulk.run.total > 1 && <BulkResult run={bulk.run} onClose={bulk.close} />}
      </>
    ),
  }
}
