import { rates } from '#features/callbacks/domain/rates.ts'
import { totalsBy } from '#features/compensation/contract/reading.ts'
import { readyBoards } from '#features/dashboards/domain/ready.ts'
import { jointTaskViews } from '#features/joint-handling/contract/reading.ts'
import { cutsOf, cuttable } from '#features/metrics/domain/cuts.ts'
import { listedMeasures } from '#features/metrics/domain/measures.ts'
import { deskViews, letterViews, responsibilityViews } from '#features/supervision/contract/reading.ts'
import { ticketViews } from '#features/tickets/contract/reading.ts'
import { nameMark, type openLivedHouse, phone, textMark } from './lived-house.ts'

const all = { from: '2020-01-01', to: '2099-12-31' }
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** From some weeks ago to some weeks ahead. */
export const lastDays = { from: daysFromNow(-60), to: daysFromNow(30) }

/** What an endpoint is asked about a life where the empty question is none, or another one says more. */
export const questionsOf = ({
  ids,
  secrets,
}: Pick<Awaited<ReturnType<typeof openLivedHouse>>, 'ids' | 'secrets'>): Readonly<
  Record<string, readonly object[]>
> => ({
  '/api/metrics/overview': [{ from: '2026-01-01', to: '2026-12-31' }],
  '/api/metrics/cut': [
    ...cuttable.map((metric) => ({ metric, ...lastDays })),
    ...cutsOf('voices').map((by) => ({ metric: 'voices', by, ...lastDays })),
    ...cutsOf('opened').map((by) => ({ metric: 'opened', by, ...lastDays })),
  ],
  '/api/metrics/points': listedMeasures.map((measure) => ({ measure, ...all })),
  '/api/dashboard-figures': ['voices', 'nps', 'open'].map((metric) => ({
    question: `${metric}~unit~${lastDays.from}~${lastDays.to}`,
  })),
  '/api/dashboard-schedules': [{ board: 'service' }],
  '/api/dashboard-exports': [
    { name: '投诉', widgets: readyBoards.complaints, from: lastDays.from, to: lastDays.to, format: 'csv' },
  ],
  '/api/metrics/goal-history': [{ metric: 'csat', unitId: ids.unitId, period: '2026' }],
  '/api/touchpoint-indicators': [lastDays],
  '/api/touchpoint-drivers': [{ ...lastDays, satisfaction: 'negative_share' }],
  '/api/explorer/insights': [lastDays],
  '/api/explorer/voices': [{ ...lastDays, topic: 'others' }],
  '/api/explorer/heat': [lastDays, { ...lastDays, of: 'units' }],
  '/api/automation-rule-trial': [{ trigger: 'opened' }],
  '/api/callers': [{ q: phone.slice(0, 6) }, { q: `${nameMark}先` }],
  '/api/callbacks': [{ whose: 'mine' }, ...[1, 2, 3].map((level) => ({ whose: 'team', level }))],
  '/api/callback-rates': [all],
  '/api/callback-rates/tickets': rates.flatMap((rate) =>
    ['for', 'against'].map((counts) => ({ ...all, rate, counts })),
  ),
  '/api/tickets': [...ticketViews.map((view) => ({ view })), { view: 'closed', text: textMark }],
  '/api/feedback': [{}, { q: '快递' }, { q: textMark }],
  '/api/group-events': [{}, { q: textMark }],
  '/api/tickets/:ticketId/compensation-check': [
    { kindId: '00000000-0000-7000-8000-000000000671', amount: 100, orderNumber: secrets[0] },
  ],
  '/api/checklist-approvals': [{}, { view: 'decided' }],
  '/api/compensations': [{ view: 'to_approve' }, { view: 'all' }],
  '/api/compensation-totals': totalsBy.map((by) => ({ by })),
  '/api/tickets/:ticketId/joint-answer-days': [{ unitId: ids.ticketIds[0] as string }],
  '/api/tickets/:ticketId/external-case-check': [{ source: 'other', number: textMark }],
  '/api/external-case-deadline': [{ source: 'other', receivedOn: '2026-05-01', by: 'natural_days', days: 5 }],
  '/api/supervision-cases': deskViews.map((view) => ({ view })),
  '/api/supervision-letters': letterViews.map((view) => ({ view })),
  '/api/supervision-responsibilities': responsibilityViews.map((view) => ({ view })),
  '/api/supervision-exports': deskViews.map((view) => ({ view })),
  '/api/joint-tasks': jointTaskViews.map((view) => ({ view })),
  '/api/questionnaires/:questionnaireId/cross-table': [{ by: 'nps', of: 'nps' }],
  '/api/questionnaires/:questionnaireId/waves': [
    { from: '2026-02-01', to: '2026-02-28', otherFrom: '2026-01-01', otherTo: '2026-01-31' },
  ],
  '/api/orders': [{ number: 'QQ20261128' }],
  '/api/customers': [{}, { q: nameMark }, { q: phone }],
  '/api/tickets/:ticketId/merge-preview': ids.ticketIds.map((into) => ({ into })),
  '/api/calendars/:calendarId/preview': [{ from: '2026-05-01T01:00:00.000Z', amount: 8, unit: 'hour' }],
  '/api/feedback/:feedbackId/unmaskings': [{ reason: 'contact' }],
  '/api/customers/:customerId/unmaskings': [{ reason: 'contact' }],
})
