import { Alert, Button, Card, Col, Row, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { reopenGroupEvent } from '../contract/deeds.ts'
import { readGroupEvent } from '../contract/reading.ts'
import { Answers } from './group-event/answers.tsx'
import { CloseDialog } from './group-event/close-dialog.tsx'
import { Growth } from './group-event/growth.tsx'
import { Notes } from './group-event/notes.tsx'
import { Places, Tickets } from './group-event/places.tsx'
import { TakenOut } from './group-event/taken-out.tsx'
import { Voices } from './group-event/voices.tsx'
import { EventState, useEventTitle } from './public/event-words.tsx'
import { Risks } from './risks.tsx'
import './group-events.css'

type Event = CallerReply<typeof readGroupEvent>

/** One group event: what it is about, how it grows, whose voices it is made of, and what was done. */
export default function GroupEventPage() {
  const { groupEventId = '' } = useParams()
  const { t } = useTranslation('group-events')
  const read = useRead(readGroupEvent, { groupEventId }, {})
  return (
    <ReadState read={read} rows={8} away={{ to: '/group-events', words: t('event.toList') }}>
      {(event) => <Whole key={event.id} event={event} />}
    </ReadState>
  )
}

function Whole({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const titleOf = useEventTitle()
  return (
    <>
      <PageHeader
        title={titleOf(event)}
        beside={
          <Space wrap>
            <EventState state={event.state} />
            <Risks risks={event.risks} />
          </Space>
        }
        subtitle={<Link to="/group-events">{t('event.numbered', { number: event.number })}</Link>}
        action={<Deeds event={event} />}
      />
      {event.mergedInto !== null && <Merged into={event.mergedInto} />}
      {event.closure !== null && <Closed closure={event.closure} />}
      <Row gutter={[24, 24]}>
        <Col xs={24} lg={16}>
          <div className="hx-group-event-column">
            <Card>
              <Figures event={event} />
            </Card>
            <Card>
              <Growth event={event} />
            </Card>
            <Voices event={event} />
          </div>
        </Col>
        <Col xs={24} lg={8}>
          <div className="hx-group-event-column">
            {event.mergedInto === null && <Answers groupEventId={event.id} />}
            <Notes event={event} />
            <Tickets event={event} />
            <Places places={event.places} />
            <TakenOut event={event} />
          </div>
        </Col>
      </Row>
    </>
  )
}

function Deeds({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const [closing, setClosing] = useState(false)
  const reopen = useWrite(reopenGroupEvent)
  if (event.can.reopen)
    return (
      <Button loading={reopen.pending} onClick={() => void reopen.send({ groupEventId: event.id }, {})}>
        {t('event.reopen')}
      </Button>
    )
  if (!event.can.close) return null
  return (
    <>
      <Button type="primary" onClick={() => setClosing(true)}>
        {t('event.close')}
      </Button>
      {closing && <CloseDialog groupEventId={event.id} onClose={() => setClosing(false)} />}
    </>
  )
}

const spaced = { marginBottom: 16 }

function Merged({ into }: { into: NonNullable<Event['mergedInto']> }) {
  const { t } = useTranslation('group-events')
  return (
    <Alert
      type="info"
      showIcon
      style={spaced}
      title={
        <>
          {t('event.merged')} <Link to={`/group-events/${into.id}`}>{into.number}</Link>
        </>
      }
    />
  )
}

function Closed({ closure }: { closure: NonNullable<Event['closure']> }) {
  const { t } = useTranslation('group-events')
  const { locale } = useLocale()
  const by = closure.by?.name ?? t('event.somebody')
  return (
    <Alert
      type="success"
      showIcon
      style={spaced}
      title={t('event.closedBy', {
        by,
        at: formatMoment(closure.at, locale),
        reason: t(`reasons.${closure.reason}`),
      })}
      description={closure.words}
    />
  )
}

/** How many voices and customers, since when, and how many would be usual. */
function Figures({ event }: { event: Event }) {
  const { t } = useTranslation('group-events')
  const { locale } = useLocale()
  const figures = [
    ['voices', event.voices],
    ['customers', event.customers],
    ['tickets', event.tickets],
  ] as const
  const usual =
    event.expected < 0.5
      ? t('event.usualNone', { hours: event.windowHours })
      : t('event.usual', { hours: event.windowHours, shown: formatNumber(event.expected, locale, 1) })
  return (
    <>
      <dl className="hx-group-event-figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`list.${key}`)}</dt>
            <dd>
              {formatNumber(value, locale)}
              {key === 'voices' && (event.elsewhere ?? 0) > 0 && (
                <small>{t('event.elsewhere', { count: event.elsewhere ?? 0 })}</small>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('list.first')}</dt>
          <dd>
            <small>{formatMoment(event.firstAt, locale)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('list.last')}</dt>
          <dd>
            <small>{formatMoment(event.lastAt, locale)}</small>
          </dd>
        </div>
      </dl>
      <p className="hx-soft hx-group-event-why">
        <span>{usual}</span>
        <span>{t(event.alarmedAt === null ? 'event.quiet' : 'event.alarmed')}</span>
      </p>
    </>
  )
}
