import { type BenchLine, lineOf, type Measured } from '../line.ts'
import { gatherCrew, type Operation } from '../load/closed-loop.ts'
import { type Serving, serveFloor, serveHouse } from '../serving/processes.ts'
import { type BenchPlan, rounds } from './plan.ts'

/** One workload as the house does it, and what the bare server does in its place. */
export interface Compared {
  readonly workload: string
  /** Settings of the house beside those of every bench. */
  readonly environment?: Readonly<Record<string, string>>
  house(house: Serving, plan: BenchPlan): Promise<Operation>
  floor(plan: BenchPlan): Promise<Operation>
  /** The same without Node, where there is such a thing. */
  readonly byPgbench?: (plan: BenchPlan) => Promise<number | undefined>
}

// A server that runs for weeks is compiled; one that has answered a thousand requests is not yet.
const warmUpMs = 4000

async function takeTurns(house: () => Promise<Measured>, floor: () => Promise<Measured>) {
  const measured: { house: Measured; floor: Measured }[] = []
  for (let round = 0; round < rounds; round++) measured.push({ house: await house(), floor: await floor() })
  return measured
}

/** Measures house and floor in turns, so that whatever else the machine does falls on both. */
export async function compare(compared: Compared, plan: BenchPlan): Promise<BenchLine> {
  const [house, floor] = await Promise.all([
    serveHouse(plan.place, 'web', compared.environment),
    serveFloor(plan.place),
  ])
  try {
    const [ours, theirs] = [await compared.house(house, plan), await compared.floor(plan)]
    const crew = await gatherCrew(house.port, plan.connections)
    const floorCrew = await gatherCrew(floor.port, plan.connections)
    const warmUp = Math.min(warmUpMs, plan.seconds * 700)
    await crew.work(ours, warmUp)
    await floorCrew.work(theirs, warmUp / 2)
    const forMs = (plan.seconds * 1000) / rounds
    const turns = await takeTurns(
      () => crew.work(ours, forMs),
      () => floorCrew.work(theirs, forMs),
    )
    crew.leave()
    floorCrew.leave()
    const pgbench = await compared.byPgbench?.(plan)
    return lineOf({ workload: compared.workload, tickets: plan.tickets, pgbench }, turns)
  } finally {
    await Promise.all([house.stop(), floor.stop()])
  }
}
