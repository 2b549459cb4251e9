import { Button, Card, Col, Alert as Notice, Row, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ClockTag } from '#platform/web/ui/clock-tag.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { takeAlertApart } from '../contract/deeds.ts'
import { readAlert } from '../contract/reading.ts'
import { Causes } from './alert/causes.tsx'
import { Course } from './alert/course.tsx'
import { Deeds } from './alert/deeds.tsx'
import { ExpectedDays } from './alert/expected-days.tsx'
import { Segments } from './alert/segments.tsx'
import { Tickets } from './alert/tickets.tsx'
import { useAlertTitle, useFigure } from './alert-words.ts'
import { ColourTag, StandingTag } from './colour-tag.tsx'
import './alerts.css'

type Alert = CallerReply<typeof readAlert>

/** One alert: what happened, why probably, and what to do. */
export default function AlertPage() {
  const { alertId = '' } = useParams()
  const { t } = useTranslation('alerts')
  const read = useRead(readAlert, { alertId }, {})
  return (
    <ReadState read={read} rows={8} away={{ to: '/alerts', words: t('alert.toList') }}>
      {(alert) => <Whole key={alert.id} alert={alert} />}
    </ReadState>
  )
}

function Whole({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const titleOf = useAlertTitle()
  return (
    <>
      <PageHeader
        title={titleOf(alert)}
        beside={
          <Space wrap>
            <ColourTag colour={alert.colour} />
            <StandingTag alert={alert} />
            {alert.state === 'open' && <ClockTag clock={{ dueAt: alert.dueAt }} plain />}
          </Space>
        }
        subtitle={
          <Link to="/alerts">
            {t('alert.numbered', { number: alert.number, at: formatMoment(alert.openedAt, locale) })}
          </Link>
        }
      />
      <Standing alert={alert} />
      <JudgedNoMore alert={alert} />
      <Row gutter={[24, 24]} className={alert.can.handle ? 'hx-alert-handled' : ''}>
        <Col xs={24} lg={15}>
          <div className="hx-alert-column">
            <Card title={<h2>{t('alert.happened')}</h2>} size="small">
              <Segments alert={alert} />
              <Course alert={alert} />
            </Card>
            <Causes alert={alert} />
          </div>
        </Col>
        <Col xs={24} lg={9}>
          <div className="hx-alert-column">
            <Deeds alert={alert} />
            <ExpectedDays alert={alert} />
            <Tickets alert={alert} />
            <Merged merged={alert.merged} />
            <About alert={alert} />
          </div>
        </Col>
      </Row>
    </>
  )
}

const spaced = { marginBottom: 16 }

/** That it rests, was ended, or became part of another. */
function Standing({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const { closure, snooze, mergedInto } = alert
  if (mergedInto !== null)
    return (
      <Notice
        type="info"
        showIcon
        style={spaced}
        title={
          <>
            {t('alert.merged')} <Link to={`/alerts/${mergedInto.id}`}>{mergedInto.number}</Link>
          </>
        }
        action={alert.can.takeApart && <TakeApart alertId={alert.id} />}
      />
    )
  if (closure !== null)
    return (
      <Notice
        type="success"
        showIcon
        style={spaced}
        title={t('alert.closedBy', {
          by: closure.by?.name ?? t('alert.somebody'),
          at: formatMoment(closure.at, locale),
          outcome: t(`outcomes.${closure.outcome}`),
        })}
        description={closure.words}
      />
    )
  if (snooze === null) return null
  return (
    <Notice
      type="info"
      showIcon
      style={spaced}
      title={t('alert.snoozedBy', {
        by: snooze.by?.name ?? t('alert.somebody'),
        until: formatMoment(snooze.until, locale),
        reason: t(`reasons.${snooze.reason}`),
      })}
      description={snooze.words}
    />
  )
}

/** That its figures stand still, and why: nothing will say that it is over. */
function JudgedNoMore({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  const { rule, state, judgedAt } = alert
  if (state === 'closed' || rule.judges === 'on') return null
  return (
    <Notice
      type="warning"
      showIcon
      style={spaced}
      title={t(`alert.judgedNoMore.${rule.judges}`)}
      description={t('alert.judgedLast', { at: formatMoment(judgedAt, locale) })}
    />
  )
}

function TakeApart({ alertId }: { alertId: string }) {
  const { t } = useTranslation('alerts')
  const take = useWrite(takeAlertApart)
  return (
    <Button size="small" loading={take.pending} onClick={() => void take.send({ alertId }, {})}>
      {t('deeds.takeApart')}
    </Button>
  )
}

/** What went into it. */
function Merged({ merged }: { merged: Alert['merged'] }) {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  if (merged.length === 0) return null
  return (
    <Card title={t('alert.mergedHere')} size="small">
      <ul className="hx-alert-tickets">
        {merged.map(({ id, number, colour, openedAt }) => (
          <li key={id}>
            <Link to={`/alerts/${id}`}>{number}</Link>
            <ColourTag colour={colour} />
            <small className="hx-soft">{formatMoment(openedAt, locale)}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** By which rule it came, and whom it reached. */
function About({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const { rule, marks } = alert
  const figure = useFigure()
  const held = rule.goals
    ? t('alert.byGoals')
    : rule.goal === null
      ? t('alert.byHistory', { days: rule.historyDays })
      : t('alert.byGoal', { goal: figure(rule.goal, alert.unit) })
  return (
    <Card title={t('alert.rule')} size="small">
      <p className="hx-alert-rule">{rule.name}</p>
      <ul className="hx-alert-notes">
        <li>{held}</li>
        <li>{t('alert.window', { count: rule.windowDays })}</li>
        <li>{t('alert.least', { n: rule.minimumN })}</li>
        {alert.paged && <li>{t('alert.paged')}</li>}
        {marks.map(({ id, name, kind }) => (
          <li key={id}>{t('alert.marked', { name, kind: t(`marks.kinds.${kind}`) })}</li>
        ))}
      </ul>
    </Card>
  )
}
