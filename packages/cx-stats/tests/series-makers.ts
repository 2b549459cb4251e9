import type { Chance } from './seeded-chance.ts'

const day = 86_400_000
const hour = 3_600_000
/** When every series begins. */
export const start = Date.UTC(2024, 0, 1)

/** Values at even steps; `deviation` is how far a usual one strays. */
export type Shape = {
  readonly n: number
  readonly step: number
  readonly values: number[]
  readonly deviation: number
}
type Maker = (chance: Chance) => Shape

const times = (n: number, step: number) => Array.from({ length: n }, (_, i) => start + i * step)
const dayShape = (time: number) => {
  const at = (time % day) / day
  return Math.exp(-(((at - 0.45) / 0.14) ** 2)) + 0.7 * Math.exp(-(((at - 0.8) / 0.09) ** 2))
}
const isWeekend = (time: number) => [0, 6].includes(new Date(time).getUTCDay())

/** Noise with memory: each value keeps a share of the one before. */
function remembering(n: number, memory: number, fresh: () => number): number[] {
  let last = 0
  return Array.from({ length: n }, () => {
    last = memory * last + Math.sqrt(1 - memory ** 2) * fresh()
    return last
  })
}

const poisson = (mean: number, { uniform, normal }: Chance): number => {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
  let [count, left] = [0, Math.exp(-mean)]
  for (let p = uniform(); p > left; p *= uniform()) count++
  return count
}

/** What a service sees: satisfaction by day, calls by hour, page loads, queues, complaints, machines. */
export const makers: Readonly<Record<string, Maker>> = {
  'daily satisfaction': (chance) => {
    const n = 700
    const noise = remembering(n, 0.3, chance.normal)
    const values = times(n, day).map(
      (time, i) => 40 + 0.01 * i - (isWeekend(time) ? 5 : 0) + 2.5 * (noise[i] as number),
    )
    return { n, step: day, values, deviation: 2.5 }
  },
  'daily complaints': (chance) => {
    const n = 900
    const values = times(n, day).map((time, i) =>
      poisson(
        (isWeekend(time) ? 18 : 42) * (1 + 0.25 * Math.sin(i / 58)) * Math.exp(0.12 * chance.normal()),
        chance,
      ),
    )
    return { n, step: day, values, deviation: 8 }
  },
  'hourly calls': (chance) => {
    const n = 24 * 84
    const noise = remembering(n, 0.6, chance.normal)
    const values = times(n, hour).map((time, i) => {
      const mean = 15 + 160 * dayShape(time) * (isWeekend(time) ? 0.45 : 1)
      return poisson(mean * Math.exp(0.1 * (noise[i] as number)), chance)
    })
    return { n, step: hour, values, deviation: 20 }
  },
  'half-hourly rides': (chance) => {
    const n = 48 * 90
    const noise = remembering(n, 0.85, chance.normal)
    const values = times(n, hour / 2).map(
      (time, i) => 4000 + 11_000 * dayShape(time) * (isWeekend(time) ? 0.8 : 1) + 900 * (noise[i] as number),
    )
    return { n, step: hour / 2, values, deviation: 1100 }
  },
  'page load time': (chance) => {
    const n = 4000
    const noise = remembering(n, 0.9, chance.normal)
    const values = noise.map((one) => 900 * Math.exp(0.12 * one + 0.08 * chance.heavy()))
    return { n, step: hour / 12, values, deviation: 150 }
  },
  'processor use': (chance) => {
    const n = 4032
    const values = Array.from({ length: n }, (_, i) => {
      const rush = i % 144 < 3 ? 25 : 0
      return Math.min(
        100,
        Math.max(
          0,
          32 + rush + 1.6 * chance.heavy() + (chance.uniform() < 0.004 ? 12 * chance.uniform() : 0),
        ),
      )
    })
    return { n, step: hour / 12, values, deviation: 2 }
  },
  mentions: (chance) => {
    const n = 5000
    const burst = remembering(n, 0.97, chance.normal)
    const values = times(n, hour / 12).map((time, i) =>
      poisson(
        12 * (0.5 + dayShape(time)) * Math.exp(0.35 * (burst[i] as number) + 0.25 * chance.normal()),
        chance,
      ),
    )
    return { n, step: hour / 12, values, deviation: 12 }
  },
  'machine temperature': (chance) => {
    const n = 4500
    let drift = 0
    const noise = remembering(n, 0.7, chance.normal)
    const values = noise.map((one) => {
      drift = 0.9995 * drift + 0.05 * chance.normal()
      return 85 + drift + 0.8 * one
    })
    return { n, step: hour / 12, values, deviation: 1.2 }
  },
  'queue length': (chance) => {
    const n = 3000
    let waiting = 0
    const values = times(n, hour / 4).map((time) => {
      waiting = Math.max(
        0,
        waiting + poisson(3 + 9 * dayShape(time), chance) - poisson(3.6 + 9.5 * dayShape(time), chance),
      )
      return waiting
    })
    return { n, step: hour / 4, values, deviation: 6 }
  },
  'rare failures': (chance) => {
    const n = 3000
    const values = times(n, hour / 4).map(() => (chance.uniform() < 0.03 ? 1 + poisson(1.5, chance) : 0))
    return { n, step: hour / 4, values, deviation: 2 }
  },
  'price index': (chance) => {
    const n = 1600
    let level = 100
    const values = times(n, hour).map(() => {
      level *= Math.exp(0.004 * chance.heavy())
      return Math.round(level * 100) / 100
    })
    return { n, step: hour, values, deviation: 1.5 }
  },
  'free seats': (chance) => {
    const n = 2500
    let seats = 40
    const values = times(n, hour / 6).map(() => {
      if (chance.uniform() < 0.02) seats = Math.round(chance.between(36, 44))
      return seats
    })
    return { n, step: hour / 6, values, deviation: 4 }
  },
  'share of solved': (chance) => {
    const n = 1500
    const values = times(n, hour * 6).map((time) => {
      const asked = Math.round(chance.between(60, 140))
      const share = 0.82 - (isWeekend(time) ? 0.05 : 0)
      let hits = 0
      for (let k = 0; k < asked; k++) if (chance.uniform() < share) hits++
      return hits / asked
    })
    return { n, step: hour * 6, values, deviation: 0.04 }
  },
}
