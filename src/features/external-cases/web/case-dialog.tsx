import { Alert, DatePicker, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type JoinedTicket, JoinTickets } from '#features/ticket-links/web/public/join-tickets.tsx'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { addExternalCase, changeExternalCase } from '../contract/deeds.ts'
import { checkExternalCase } from '../contract/reading.ts'
import { proposedTerm, type WireTerm } from '../contract/terms.ts'
import { isSameNumber, numberKey, type Source, sources } from '../domain/sources.ts'
import type { External } from './case-words.tsx'
import { TermFields } from './term-fields.tsx'

interface Draft {
  readonly source: Source
  readonly sourceName: string
  readonly number: string
  readonly receivedOn: string
  readonly term: WireTerm
  readonly official: string
}

const draftOf = (one: External | null): Draft => ({
  source: one?.source ?? 'hotline_12345',
  sourceName: one?.sourceName ?? '',
  number: one?.number ?? '',
  receivedOn: one?.receivedOn ?? dayjs().format('YYYY-MM-DD'),
  term: one?.term ?? proposedTerm('hotline_12345'),
  official: one?.official ?? '',
})

/** Adds a case, or puts right what was noted of one; says before it is saved where its number is known already. */
export function CaseDialog(props: { ticket: JoinedTicket; changes: External | null; onClose: () => void }) {
  const { t } = useTranslation('external-cases')
  const { ticket, changes, onClose } = props
  const ticketId = ticket.id
  const [draft, setDraft] = useState(() => draftOf(changes))
  const adding = useWrite(addExternalCase)
  const changing = useWrite(changeExternalCase)
  const known = useKnown({ ticketId, changes, draft })
  const hasNumber = numberKey(draft.number) !== ''
  const isNamed = draft.source !== 'other' || draft.sourceName.trim() !== ''
  const ready = hasNumber && isNamed && known?.here !== true && known?.taken !== true
  const save = async () => {
    if (!ready) return
    const saved =
      changes === null
        ? await adding.send({ ticketId }, draft)
        : await changing.send({ externalCaseId: changes.id }, { ...draft, version: changes.version })
    if (saved !== null) onClose()
  }
  return (
    <Modal
      open
      title={t(changes === null ? 'form.add' : 'form.change')}
      okText={t('form.save')}
      okButtonProps={{ disabled: !ready, loading: adding.pending || changing.pending }}
      onOk={() => void save()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="hx-external-form">
        <Fields draft={draft} put={(patch) => setDraft({ ...draft, ...patch })} />
        {known !== undefined && <Known known={known} ticket={ticket} onJoined={onClose} />}
      </div>
    </Modal>
  )
}

function useKnown({
  ticketId,
  changes,
  draft: { source, sourceName, number },
}: {
  ticketId: string
  changes: External | null
  draft: Draft
}) {
  const named = source === 'other' && sourceName.trim() !== '' ? { sourceName: sourceName.trim() } : {}
  const asked = { source, ...named, number: number.trim(), ...(changes !== null && { except: changes.id }) }
  // A number that stays is not asked about: two that met by a merge may stand under it.
  const stays =
    changes !== null && isSameNumber(changes, { source, sourceName: named.sourceName ?? null, number })
  const enabled = numberKey(number) !== '' && !stays
  const { data } = useRead(checkExternalCase, { ticketId }, asked, { enabled, keepPrevious: true })
  return enabled ? data : undefined
}

function Fields({ draft, put }: { draft: Draft; put: (patch: Partial<Draft>) => void }) {
  const { t } = useTranslation('external-cases')
  return (
    <>
      <Labelled label={t('form.source')}>
        {(id) => (
          <Select
            id={id}
            value={draft.source}
            onChange={(source) => put({ source, term: proposedTerm(source) })}
            options={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
          />
        )}
      </Labelled>
      {draft.source === 'other' && (
        <Labelled label={t('form.sourceName')}>
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={draft.sourceName}
              onChange={(event) => put({ sourceName: event.target.value })}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t('form.number')}>
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            value={draft.number}
            onChange={(event) => put({ number: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('form.receivedOn')}>
        {(id) => (
          <DatePicker
            id={id}
            allowClear={false}
            value={dayjs(draft.receivedOn)}
            maxDate={dayjs()}
            onChange={(day) => day !== null && put({ receivedOn: day.format('YYYY-MM-DD') })}
          />
        )}
      </Labelled>
      <TermFields {...draft} onChange={(term) => put({ term })} />
      <Labelled label={t('form.official')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder={t('form.officialHint')}
            value={draft.official}
            onChange={(event) => put({ official: event.target.value })}
          />
        )}
      </Labelled>
    </>
  )
}

type Check = CallerReply<typeof checkExternalCase>

/** Where a number is known already. While its case goes on elsewhere it is not noted twice: the tickets are brought together instead. */
function Known(props: { known: Check; ticket: JoinedTicket; onJoined: () => void }) {
  const { t } = useTranslation('external-cases')
  const { known, ticket, onJoined } = props
  const { here, taken, elsewhere } = known
  if (here) return <Alert type="error" showIcon title={t('form.here')} />
  if (elsewhere.length === 0) return null
  const hidden = elsewhere.some((one) => one === null)
  return (
    <Alert
      type={taken ? 'error' : 'warning'}
      showIcon
      title={t(taken ? 'form.taken' : 'form.elsewhere')}
      description={
        <>
          {taken && <p>{t('form.takenHint')}</p>}
          <ul className="hx-external-others">
            {elsewhere.flatMap((one) =>
              one === null
                ? []
                : [
                    <li key={one.id}>
                      <TicketLink ticketId={one.id} number={one.number} /> {one.title}
                      {one.goesOn ? (
                        <JoinTickets ticket={ticket} other={one} onJoined={onJoined} />
                      ) : (
                        <span className="hx-soft"> {t('form.over')}</span>
                      )}
                    </li>,
                  ],
            )}
            {hidden && <li>{t('form.outOfReach')}</li>}
          </ul>
        </>
      }
    />
  )
}
