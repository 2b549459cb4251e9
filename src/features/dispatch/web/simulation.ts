import { useNavigate } from 'react-router'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite, type Write } from '#platform/web/api.ts'
import { askSimulation, type readSimulation } from '../contract/simulations.ts'

export type Simulation = CallerReply<typeof readSimulation>
export type Result = NonNullable<Simulation['result']>
export type Draft = CallerInput<typeof askSimulation>['draft']

export const simulationsPath = '/settings/dispatch/simulations'

/** Has a draft tried on the tickets of the last days, and goes to where one sees it. */
export function useSimulate(): {
  simulate(draft: Draft, days?: number): void
  write: Write<typeof askSimulation>
} {
  const navigate = useNavigate()
  const write = useWrite(askSimulation, {
    onDone: ({ simulationId }) => void navigate(`${simulationsPath}/${simulationId}`),
  })
  return { write, simulate: (draft, days = 30) => void write.send({}, { days, draft }) }
}
