import { Button, Progress, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { readSimulation } from '../contract/simulations.ts'
import { useDraftName } from './draft-name.ts'
import { PutInForce } from './put-in-force.tsx'
import { type Simulation, simulationsPath, useSimulate } from './simulation.ts'
import { SimulationResult } from './simulation-result.tsx'
import './simulation.css'

const lookAgainMs = 1_000
const spans = [7, 30, 90] as const

const isOver = ({ state }: Pick<Simulation, 'state'>) => state === 'done' || state === 'failed'

/** «上个月会怎样»: what a draft would have done with the tickets of the last days, before it goes live. */
export default function SimulationPage() {
  const { simulationId = '' } = useParams()
  const { t } = useTranslation('dispatch')
  const read = useRead(readSimulation, { simulationId }, {}, { about: [simulationId] })
  return (
    <ReadState read={read} rows={8} away={{ to: simulationsPath, words: t('screens.simulation.all') }}>
      {(simulation) => <Page simulation={simulation} />}
    </ReadState>
  )
}

function Page({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('dispatch')
  const title = useDraftName()
  const { simulate, write } = useSimulate()
  const { draft, days, state, result } = simulation
  return (
    <div className="hx-simulation">
      <PageHeader
        title={t('screens.simulation.title', { draft: title(draft) })}
        subtitle={<Subtitle simulation={simulation} />}
        action={state === 'done' ? <PutInForce draft={draft} /> : undefined}
        more={
          <Segmented<number>
            aria-label={t('screens.simulation.span')}
            value={days}
            disabled={write.pending}
            options={spans.map((one) => ({ value: one, label: t(`screens.fairness.last.${one}`) }))}
            onChange={(next) => simulate(draft, next)}
          />
        }
      />
      {state === 'failed' && (
        <EmptyState
          title={t('screens.simulation.failed')}
          hint={t('screens.simulation.failedHint')}
          action={
            <Button loading={write.pending} onClick={() => simulate(draft, days)}>
              {t('screens.simulation.again')}
            </Button>
          }
        />
      )}
      {!isOver(simulation) && <Working simulation={simulation} />}
      {result !== null && <SimulationResult simulation={simulation} result={result} />}
    </div>
  )
}

function Subtitle({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation('dispatch')
  const { locale } = useLocale()
  const { askedBy, askedAt, days } = simulation
  return (
    <>
      {t('screens.simulation.about', {
        days,
        name: askedBy?.name ?? '',
        at: formatMoment(askedAt, locale),
      })}
    </>
  )
}

function Working({ simulation: { id: simulationId, state, percent } }: { simulation: Simulation }) {
  const { t } = useTranslation('dispatch')
  // The end is told by an event; how far it is on the way there is asked for.
  useRead(readSimulation, { simulationId }, {}, { about: [simulationId], every: lookAgainMs })
  return (
    <section className="hx-simulation-working" aria-live="polite">
      <p>{t(`screens.simulation.state.${state}`)}</p>
      <Progress
        percent={percent}
        strokeColor="var(--hx-accent)"
        aria-label={t('screens.simulation.progress')}
      />
    </section>
  )
}
