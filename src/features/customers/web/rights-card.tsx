import { Button, Card, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { fulfilRight, listRightsRequests } from '../contract/rights.ts'
import { AskDialog, RefuseDialog } from './rights-dialogs.tsx'
import { useErasing } from './use-erasing.ts'
import { useExporting } from './use-exporting.ts'
import './rights-card.css'

type Request = ItemOf<typeof listRightsRequests>

/** What was asked of a customer's personal data, how it ended, and the deeds that answer it. */
export function RightsCard(props: { customerId: string; canErase: boolean; onCorrect: () => void }) {
  const { t } = useTranslation('customers')
  const { customerId } = props
  const requests = useRead(listRightsRequests, { customerId }, {}, { about: [customerId] })
  const [asking, setAsking] = useState(false)
  const save = useExporting(customerId)
  const erase = useErasing(customerId)
  const deeds = {
    access: { label: t('export'), run: save },
    correction: { label: t('edit'), run: props.onCorrect },
    erasure: { label: t('erase.verb'), run: erase },
  } as const
  const ask = requests.data?.can.ask && (
    <Button size="small" onClick={() => setAsking(true)}>
      {t('rights.ask')}
    </Button>
  )
  return (
    <Card size="small" title={t('rights.title')} extra={ask} style={{ marginBottom: 16 }}>
      <ReadState read={requests}>
        {({ items, can }) => (
          <>
            {items.length === 0 && <p className="hx-soft hx-rights-none">{t('rights.none')}</p>}
            <ul className="hx-rights">
              {items.map((request) => (
                <li key={request.id}>
                  <Standing request={request} />
                  {request.answer === null && (
                    <Deeds
                      customerId={customerId}
                      request={request}
                      deed={deeds[request.right]}
                      can={{ ...can, deed: mayDo(request, { ...can, erase: props.canErase }) }}
                    />
                  )}
                </li>
              ))}
            </ul>
            {can.answer && (
              <Flex wrap gap={8}>
                {!isAsked(items, 'access') && (
                  <Button size="small" onClick={save}>
                    {t('export')}
                  </Button>
                )}
                {props.canErase && !isAsked(items, 'erasure') && (
                  <Button size="small" danger onClick={erase}>
                    {t('erase.verb')}
                  </Button>
                )}
              </Flex>
            )}
          </>
        )}
      </ReadState>
      {asking && <AskDialog customerId={customerId} onClose={() => setAsking(false)} />}
    </Card>
  )
}

/** Whether an open request offers the deed already. */
const isAsked = (items: readonly Request[], right: Request['right']) =>
  items.some((one) => one.answer === null && one.right === right)

const mayDo = ({ right }: Request, can: { ask: boolean; answer: boolean; erase: boolean }) =>
  ({ access: can.answer, correction: can.ask, erasure: can.erase })[right]

function Standing({ request }: { request: Request }) {
  const { t } = useTranslation('customers')
  const { right, origin, askedAt, recordedBy, answer } = request
  const tone = answer === null ? 'soon' : answer.outcome === 'fulfilled' ? 'met' : 'breached'
  return (
    <>
      <Flex justify="space-between" gap={8}>
        <strong>{t(`right.${right}`)}</strong>
        <StatusTag plain tone={tone} word={t(`rights.state.${answer?.outcome ?? 'open'}`)} />
      </Flex>
      <p className="hx-soft">
        {t(`rights.origin.${origin}`)}
        {recordedBy !== null && ` · ${recordedBy.name}`} · <RelativeTime at={askedAt} />
      </p>
      {answer !== null && <Answer answer={answer} atOnce={origin === 'organisation'} />}
    </>
  )
}

/** What was done of the organisation's own accord was asked and done in one; who and when is said already. */
function Answer({ answer, atOnce }: { answer: NonNullable<Request['answer']>; atOnce: boolean }) {
  const { t } = useTranslation('customers')
  const seesHolds = useMay('audit.read')
  return (
    <>
      {answer.ground !== null && (
        <p>
          {t(`ground.${answer.ground}`)}{' '}
          {answer.ground === 'held' && seesHolds && (
            <Link to="/settings/retention">{t('rights.seeHold')}</Link>
          )}
        </p>
      )}
      {!atOnce && (
        <p className="hx-soft">
          {t(`rights.answered.${answer.outcome}`)}
          {answer.by !== null && ` · ${answer.by.name}`} · <RelativeTime at={answer.at} />
        </p>
      )}
    </>
  )
}

function Deeds(props: {
  customerId: string
  request: Request
  deed: { readonly label: string; readonly run: () => void }
  can: { answer: boolean; deed: boolean }
}) {
  const { t } = useTranslation('customers')
  const [refusing, setRefusing] = useState(false)
  const fulfil = useWrite(fulfilRight)
  const { customerId, request, deed, can } = props
  const where = { customerId, requestId: request.id }
  return (
    <Flex wrap gap={8} style={{ marginTop: 8 }}>
      {can.deed && (
        <Button size="small" type="primary" danger={request.right === 'erasure'} onClick={deed.run}>
          {deed.label}
        </Button>
      )}
      {can.deed && request.right === 'correction' && (
        <Button size="small" loading={fulfil.pending} onClick={() => void fulfil.send(where, {})}>
          {t('rights.corrected')}
        </Button>
      )}
      {can.answer && (
        <Button size="small" onClick={() => setRefusing(true)}>
          {t('rights.refuse')}
        </Button>
      )}
      {refusing && <RefuseDialog where={where} onClose={() => setRefusing(false)} />}
    </Flex>
  )
}
